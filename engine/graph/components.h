#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/road_network.h"

namespace relais::graph {

/// Which vertices lie in the largest strongly connected component: from each of them every other
/// one can be reached and come back from. 1 or 0 per vertex; the component with the lowest vertex
/// wins a tie. Tarjan's algorithm as in Boost.Graph, O(n + m).
[[nodiscard]] std::vector<std::uint8_t> largest_strong_component(const RoadNetwork& network);

}  // namespace relais::graph
