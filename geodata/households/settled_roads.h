#pragma once

#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/households/placing.h"

namespace relais::households {

/// Roads that may have people beside them, from the most likely to the last resort.
enum class Settled {
    /// Streets; and other roads by their class, near streets more than in open country.
    kStreets,
    /// Every road that is built for traffic, alike: for an area that has no street.
    kRoads,
    /// Tracks and paths too: for an area that has no road.
    kWays,
};

/// Places along the roads of the network's parts where people may live, with their likely share of
/// an area's people: about one every 150 m, farther apart where the network is large. In the order
/// of chains. O(points log points).
[[nodiscard]] std::vector<Spot> settled_spots(const graph::RoadNetwork& network, Settled settled);

}  // namespace relais::households
