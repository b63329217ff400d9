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

/// The lines that areas add to the roads.
struct AreaRoads {
    std::vector<Crossing> crossings;  ///< in the order of the areas; free both ways
    std::vector<char> left_out;       ///< per way, whether it leads nowhere; empty: none does
};

/// The lines by which areas are crossed from one road that touches their outline to another, as
/// people cross a square: straight where that stays inside, else from corner to corner, never
/// through a hole. The outlines are ways already; a line is added only where they, and the lines
/// there are, make a detour longer than people accept on foot (see the constants in
/// area_lines.h, which also limit the size of an area). Areas that are left to their outline
/// are counted in the report, with the reason. Areas, platforms and piers that no road touches, and
/// that touch no other one which a road touches, are left out, as they cannot be reached.
///
/// O(all refs) to find where roads touch areas, then per area O(p^2 log n) tests of a line against
/// a prepared outline, for p meeting places and corners, and O(k^2) searches on its n nodes, for k
/// meeting places; areas in parallel.
[[nodiscard]] AreaRoads cross_areas(const RoadWays& roads, const RoadNodes& nodes,
                                    ImportReport& report);

}  // namespace relais::osm
