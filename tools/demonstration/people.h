#pragma once

#include <cstdint>
#include <vector>

#include "tools/demonstration/roads.h"
#include "tools/demonstration/zones.h"

namespace relais::demonstration {

/// A dwelling and its people.
struct Household {
    Spot place;
    std::uint32_t zone = 0;
    std::uint8_t people = 1;
    std::uint8_t children_0_2 = 0;
    std::uint8_t children_3_10 = 0;
    std::uint8_t people_75p = 0;
};

/// Settles the planned number of households in the zones of the study, with the planned number of
/// people to the last one: along streets, in hamlets, and on farms. In the order of zones.
[[nodiscard]] std::vector<Household> settle_people(const Country& country, const Roads& roads,
                                                   const Zones& zones);

}  // namespace relais::demonstration
