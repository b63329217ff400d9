#pragma once

#include <vector>

#include "geodata/osm/road_ends.h"
#include "geodata/osm/road_graph.h"
#include "geodata/osm/road_turns.h"
#include "geodata/osm/roads.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// All that a network is made of.
struct NetworkParts {
    RoadWays& roads;
    const RoadNodes& nodes;
    const Runs& runs;
    const Chains& chains;
    const std::vector<Turn>& turns;
    const profile::Profile& profile;
};

/// Gives chains their places and times, splits vertices for turns, and builds the network.
///
/// Delays: what stands at a node (a signal, a crossing) counts where one arrives at it. A vertex
/// carries no state of turning, so the time of turns is put on the arcs of the less important road:
/// giving way at its end, turning into it at its beginning; where roads of the same importance
/// cross, on each of them. A delay belongs to the piece of shape before its node (turning off: the
/// piece after), and a point on that very piece pays its share of it.
[[nodiscard]] graph::RoadNetwork make_network(NetworkParts parts, ImportReport& report);

}  // namespace relais::osm
