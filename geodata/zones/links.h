#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "geodata/zones/movements.h"

namespace relais::zones {

/// Zones and rows of a table that are about the same ground.
struct LinkedZones {
    std::vector<std::size_t> zones;  ///< rising; several: they were merged since
    std::vector<std::size_t> rows;  ///< rising; several: it was split since; none: not in the table
};

/// Links zones with the rows of a table of another year: by equal codes, and where a code is on one
/// side only, by what became of it. A side that tells both of a commune and of its arrondissements
/// is taken at the level of the other side, so that nobody is counted twice. Every zone comes
/// exactly once, in the order of first zones; rows about other places do not come. O(zones + rows).
[[nodiscard]] std::vector<LinkedZones> link_zones(std::span<const std::string> zone_codes,
                                                  std::span<const std::string> row_codes,
                                                  const Movements& movements);

}  // namespace relais::zones
