#pragma once

#include <cstdint>
#include <vector>

#include "geodata/osm/road_reader.h"
#include "geodata/osm/roads.h"

namespace relais::osm {

/// A straight line across an area, between two nodes of its outline.
struct Crossing {
    std::uint32_t way = 0;  ///< whose name, speed and access it has
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// The lines by which areas are crossed from one road that meets their outline to another, as
/// people cross a square: straight where that stays inside, else from corner to corner, never
/// through a hole. The outlines are ways already; a line is added only where they, and the lines
/// there are, make a detour that one would not walk (constants in the .cpp, which also say how
/// large an area may be). Areas that are left to their outline are counted in the report, with the
/// reason. Every line is free both ways; lines come in the order of the areas.
///
/// O(all refs) to find where roads meet areas, then per area O(p^2 log n) tests of a line against a
/// prepared outline, for p meeting places and corners, and O(k^2) searches on its n nodes, for k
/// meeting places; areas in parallel.
[[nodiscard]] std::vector<Crossing> find_crossings(const RoadWays& roads, const RoadNodes& nodes,
                                                   ImportReport& report);

}  // namespace relais::osm
