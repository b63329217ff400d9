#pragma once

#include <utility>
#include <vector>

#include "geodata/report/progress.h"
#include "tools/demonstration/rivers.h"
#include "tools/demonstration/road_map.h"
#include "tools/demonstration/settlements.h"

namespace relais::demonstration {

/// A farm at the end of its lane, away from any settlement.
struct Farm {
    Point place;
};

/// Everything that is drawn before households are placed.
struct Roads {
    RoadMap map;
    std::vector<Farm> farms;
    std::vector<Path> ponds;
    std::vector<Path> coasts = {};  ///< closed, the sea on the right
    std::vector<std::pair<RoadMap::Node, RoadMap::Node>> ferries = {};  ///< their two landings
};

/// Draws the roads of a country: highways between settlements, streets in them, then lanes, tracks
/// and ponds until the planned number of vertices is reached. Roads cross only at shared nodes,
/// rivers only on bridges.
[[nodiscard]] Roads draw_roads(const Country& country, const Progress& progress);

/// The steps of it, in this order.
void draw_highways(const Country& country, const RiverIndex& rivers, RoadMap& map,
                   const Progress& progress);
void draw_streets(const Country& country, const RiverIndex& rivers, RoadMap& map,
                  const Progress& progress);
/// The segments before `end_of_highways` are highways, the others streets so far.
void draw_lanes(const Country& country, const RiverIndex& rivers, std::size_t end_of_highways,
                Roads& roads, const Progress& progress);
void dig_ponds(const Country& country, const RiverIndex& rivers, Roads& roads);

}  // namespace relais::demonstration
