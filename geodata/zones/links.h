#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "geodata/zones/movements.h"

namespace relais::zones {

/// Zones and rows of a table for the same area.
struct LinkedZones {
    std::vector<std::size_t> zones;  ///< ascending; several: they were merged since
    std::vector<std::size_t> rows;   ///< ascending; several: it was split since; none: not in the
                                     ///< table
};

/// Links zones with the rows of a table of another year: by equal codes, and where a code is on one
/// side only, by its later changes. A side with both a commune and its arrondissements is used at
/// the level of the other side, so that no person is counted twice. Every zone occurs exactly once,
/// in the order of first zones; rows for other places do not occur. O(zones + rows).
[[nodiscard]] std::vector<LinkedZones> link_zones(std::span<const std::string> zone_codes,
                                                  std::span<const std::string> row_codes,
                                                  const Movements& movements);

}  // namespace relais::zones
