#pragma once

#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/core/id.h"
#include "engine/territory/territory.h"

namespace relais::atlas {

/// The people whom a service is for, and how far they are from it: what its page counts.
struct Group {
    std::string key;  ///< of the territory's demand group; empty: all people
    /// By household; null: their own weight.
    const std::vector<double>* weights = nullptr;
    int limit = 20;                      ///< minutes; farther than this is far
    access::Summary whole;               ///< of the territory
    std::vector<access::Summary> zones;  ///< one per zone
    access::Summary everyone;            ///< of the territory, whatever the group
    /// Whether the data has enough services to draw conclusions: a category that nearly all of a
    /// country's services are missing from would seem far from everybody.
    bool conclusive = true;
};

/// Weight of those of a summary who are beyond its limit.
[[nodiscard]] double weight_beyond(const access::Summary& summary);

/// The weights of a category's group by household; null where the group is everybody or its people
/// are not in the data.
[[nodiscard]] const territory::DemandGroup* group_of(const territory::Territory& territory,
                                                     CategoryId category);

/// The group of one category, whether conclusive or not. O(n log n).
[[nodiscard]] Group find_group(const territory::Territory& territory,
                               const access::Findings& findings, CategoryId category);

/// The groups of all categories. `places`: how many services of each count. O(c n log n).
[[nodiscard]] std::vector<Group> groups_of(const territory::Territory& territory,
                                           const access::Findings& findings,
                                           const std::vector<std::size_t>& places);

}  // namespace relais::atlas
