#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/tables/plane.h"

namespace relais::services {

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

/// Planes by reference system, made when they are first needed.
class Planes {
  public:
    [[nodiscard]] const tables::Plane& of(const std::string& crs);

  private:
    std::map<std::string, tables::Plane> by_crs_;
};

}  // namespace relais::services
