#pragma once

#include <cstdint>
#include <vector>

#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"

namespace relais::osm {

/// A straight line across an area, between two nodes of its outline.
struct Crossing {
    std::uint32_t way = 0;  ///< whose name, speed and access it has
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// What areas add to the roads.
struct AreaRoads {
    std::vector<Crossing> crossings;  ///< in the order of the areas; free both ways
    std::vector<char> left_out;       ///< per way, whether it leads nowhere; empty: none does
};

/// The lines by which areas are crossed from one road that meets their outline to another, as
/// people cross a square: straight where that stays inside, else from corner to corner, never
/// through a hole. The outlines are ways already; a line is added only where they, and the lines
/// there are, make a detour that one would not walk (constants in area_lines.h, which also say
/// how large an area may be). Areas that are left to their outline are counted in the report, with
/// the reason. Areas, platforms and piers that no road meets, nor another of them that one meets,
/// are left out: nobody gets there.
///
/// O(all refs) to find where roads meet areas, then per area O(p^2 log n) tests of a line against a
/// prepared outline, for p meeting places and corners, and O(k^2) searches on its n nodes, for k
/// meeting places; areas in parallel.
[[nodiscard]] AreaRoads cross_areas(const RoadWays& roads, const RoadNodes& nodes,
                                    ImportReport& report);

}  // namespace relais::osm
