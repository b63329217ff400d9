#pragma once

#include "tools/demonstration/rivers.h"
#include "tools/demonstration/road_map.h"

namespace relais::demonstration {

/// How a street or a lane grows out of a road.
struct Growth {
    double length = 100;    ///< metres at most
    double step = 30;       ///< between its points
    double bend = 0.1;      ///< how much it strays from its direction
    double clearance = 20;  ///< keeps this far from other roads
    bool may_join = true;   ///< ends on a road that it reaches; else before it
};

/// A branch that has been drawn.
struct Branch {
    std::vector<RoadMap::Node> nodes;  ///< the first was there before, the last too if `joined`
    bool joined = false;
};

/// Grows a branch from `start` in about the direction of the unit vector `heading` and returns its
/// nodes, not yet a road; empty (with the map unchanged) where there is no room.
[[nodiscard]] Branch grow(RoadMap& map, const RiverIndex& rivers, RoadMap::Node start,
                          Point heading, const Growth& growth, Random& random);

}  // namespace relais::demonstration
