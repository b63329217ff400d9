#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/territory/territory.h"

namespace relais::territory {

/// A demand group that files may contain; the list of keys is kGroupKeys, below.
struct GroupKey {
    std::string_view key;
    /// The substitute for this group where a file does not contain it: nearly the same people.
    /// Empty: none.
    std::string_view stand_in;
    std::string_view meaning;
    /// Usual share of the people in [0, 1]; 0: not known. For the number of people of a group that
    /// the inputs do not count (France, 2013; Insee, census of population).
    double usual_share = 0;
};

/// Every demand group, as in files, on the command line and in the taxonomy of services. Ages are
/// in completed years, both ends included.
inline constexpr GroupKey kGroupKeys[] = {
    {"children_0_2", "children_0_3", "children under three", 0.036},
    {"children_0_3", "children_0_2", "children under four, the youngest class of Insee's grids",
     0.048},
    {"children_3_10", "children_4_10", "children from three to ten", 0.1},
    {"children_4_10", "children_3_10", "children from four to ten, as Insee's grids have them",
     0.088},
    {"children_0_14", "", "children under fifteen", 0.185},
    {"young_11_17", "", "young people from eleven to seventeen", 0.086},
    {"people_65_plus", "", "people of 65 and more", 0.177},
    {"people_75_plus", "people_80_plus", "people of 75 and more", 0.09},
    {"people_80_plus", "people_75_plus", "people of 80 and more", 0.056},
    {"poor_households", "", "households below the poverty line"},
    {"living_alone", "", "households of one person"},
    {"households", "", "households, where the weight is people"},
};

/// The row of a key; null: no such group.
[[nodiscard]] const GroupKey* find_group_key(std::string_view key);

/// The group of that key and no other: for coefficients that belong to one class of age. Null where
/// the territory does not have it.
[[nodiscard]] const DemandGroup* find_exact_group(const Territory& territory, std::string_view key);
/// The group of that key, or its substitute; null where the territory has neither.
[[nodiscard]] const DemandGroup* find_group(const Territory& territory, std::string_view key);
/// The name of the result of find_group: "children_3_10", or "children_4_10, for children_3_10" for
/// a substitute; empty where it finds none.
[[nodiscard]] std::string name_of_group(const Territory& territory, std::string_view key);

}  // namespace relais::territory
