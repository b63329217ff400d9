#pragma once

#include <vector>

#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::routes {

/// Connected roads outside all parts of the network, one-way streets taken both ways.
struct Island {
    std::vector<ChainId> chains;  ///< ascending, copies left out; none: the chain is of a part
    double kilometres = 0;        ///< of those chains
    /// Whether an arc leads from a part to the island (can be entered, but not left),
    /// or from it there (can be left, but not entered). Never both.
    bool entered = false;
    bool left = false;
};

/// The island that a chain belongs to. O(arcs).
[[nodiscard]] Island island_of(const graph::RoadNetwork& network, ChainId chain);

}  // namespace relais::routes
