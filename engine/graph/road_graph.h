#pragma once

// Boost.Graph's view of a road network. Heavy to compile: include it in .cpp files only.

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "engine/graph/road_network.h"

namespace relais::graph {

/// Boost.Graph's compressed sparse row graph. Its edge index is the arc's id in the direction
/// `kForward`; `reversed_road_graph` says which arc each of its edges stands for.
using RoadGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

/// The network as a Boost graph: edge i is ArcId i. O(n + m), copies the topology.
[[nodiscard]] RoadGraph road_graph(const RoadNetwork& network);

/// All arcs turned round, for searches from the services towards the households.
struct ReversedRoadGraph {
    RoadGraph graph;
    std::vector<std::uint32_t> ticks;  ///< by edge index of `graph`
};
[[nodiscard]] ReversedRoadGraph reversed_road_graph(const RoadNetwork& network);

}  // namespace relais::graph
