#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::countries {

// What only France needs: how its public lists write communes and places.

/// A code of a French commune as published, whatever a spreadsheet did to it: "1053" and "01053"
/// are "01053", "2A004" stays. Empty where it cannot be one.
[[nodiscard]] std::string commune_code(std::string_view text);

/// The department that begins a commune's code: "05", "2A", "974".
[[nodiscard]] std::string department_of(std::string_view commune);

/// The projected reference system in which French public lists locate things in a department:
/// Lambert 93 on the mainland, the UTM zone of the legal system overseas.
[[nodiscard]] std::string_view projected_crs(std::string_view department);

/// Whether a place is in France: the mainland with Corsica, or an overseas department.
[[nodiscard]] bool lies_in_france(double lon, double lat);

// Paris, Lyon and Marseille are one commune each (75056, 69123, 13055) and publish by their
// municipal arrondissements (75101 to 75120, 69381 to 69389, 13201 to 13216; Insee, code officiel
// géographique, TYPECOM = ARM), so that a table may have one and the zones the other.

/// The commune of a municipal arrondissement; nothing: the code is none.
[[nodiscard]] std::optional<std::string> commune_of_arrondissement(std::string_view code);

/// The arrondissements of a commune, ascending; empty: it has none.
[[nodiscard]] std::vector<std::string> arrondissements_of(std::string_view commune);

/// "Paris"; empty: the code is not one of the three communes.
[[nodiscard]] std::string_view name_with_arrondissements(std::string_view commune);

}  // namespace relais::countries
