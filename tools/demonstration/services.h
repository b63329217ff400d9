#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/demonstration/people.h"

namespace relais::demonstration {

struct Service {
    std::string name;
    std::string_view category;  ///< a key of the taxonomy
    Spot place;
    int capacity = 0;  ///< 0: none is known
    std::string_view opening_hours;
};

/// Places the services of the study as in reality: a town hall in every commune, a school in about
/// half of them, the rest by size and with gaps. Where `at_least` is more than these, others
/// follow, each next to a household.
[[nodiscard]] std::vector<Service> place_services(const Country& country, const Roads& roads,
                                                  const Zones& zones,
                                                  const std::vector<Household>& households,
                                                  int at_least = 0);

}  // namespace relais::demonstration
