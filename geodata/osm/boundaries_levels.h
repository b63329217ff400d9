#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "geodata/osm/boundaries.h"

namespace relais::osm {

/// The levels above the zones, the finest first: for every admin_level coarser than `zone_level`,
/// except countries, the complete boundary around each zone. `insides` is a place in each zone,
/// `complete` the complete boundaries of the territory. The key of a level is the country's word
/// for it ("departement"), "level_6" where it is not known. O(zones x levels x log boundaries).
[[nodiscard]] std::vector<territory::ZoneLevel> levels_above(
    std::span<const Coordinate> insides, std::span<const Boundary* const> complete, int zone_level,
    std::string_view country);

}  // namespace relais::osm
