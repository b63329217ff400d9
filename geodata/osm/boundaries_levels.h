#pragma once

#include <span>
#include <vector>

#include "geodata/countries/countries.h"
#include "geodata/osm/boundaries.h"

namespace relais::osm {

/// The levels above the zones, the finest first: for every admin_level coarser than `zone_level`,
/// except countries, the complete boundary around each zone. `insides` is a place in each zone,
/// `complete` the complete boundaries of the territory. The key of a level is the country's word
/// for it (Country::level_word). O(zones x levels x log boundaries).
[[nodiscard]] std::vector<territory::ZoneLevel> levels_above(
    std::span<const Coordinate> insides, std::span<const Boundary* const> complete, int zone_level,
    const countries::Country& country);

}  // namespace relais::osm
