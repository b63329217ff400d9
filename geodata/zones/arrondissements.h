#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::zones {

// Paris, Lyon and Marseille are one commune each (75056, 69123, 13055) and publish by their
// municipal arrondissements (75101 to 75120, 69381 to 69389, 13201 to 13216; Insee, code officiel
// géographique, TYPECOM = ARM), so that a table may have one and the zones the other.

/// The commune of a municipal arrondissement; nothing: the code is none.
[[nodiscard]] std::optional<std::string> commune_of_arrondissement(std::string_view code);

/// The arrondissements of a commune, ascending; empty: it has none.
[[nodiscard]] std::vector<std::string> arrondissements_of(std::string_view commune);

/// "Paris"; empty: the code is not one of the three communes.
[[nodiscard]] std::string_view name_with_arrondissements(std::string_view commune);

}  // namespace relais::zones
