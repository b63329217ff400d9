#pragma once

#include <span>
#include <vector>

#include "engine/graph/road_network.h"

namespace relais::graph {

/// The part of every vertex. A part is a strongly connected component of the roads in which people
/// can live, as `rules` say: from each of its vertices every other one can be reached and come back
/// from. Parts are numbered from the one with the most road, ferries apart, downwards; of equal
/// ones that with more vertices comes first, then that with the lowest vertex. The first one counts
/// whatever its length. None: the vertex is in no part (a mapping error). Tarjan's algorithm as in
/// Boost.Graph, O(n + m), and one look at every shape point.
[[nodiscard]] std::vector<PartId> parts_of(const RoadNetwork& network, const PartRules& rules);

/// The index of "ferry" among road_class_names(), the last of them.
[[nodiscard]] inline std::uint8_t ferry_class() {
    return static_cast<std::uint8_t>(road_class_names().size() - 1);
}

/// The size of a part.
struct PartSummary {
    std::size_t vertices = 0;
    double kilometres = 0;  ///< of its roads, copies left out
    VertexId lowest;        ///< its lowest vertex
};
/// By part; O(n + chains).
[[nodiscard]] std::vector<PartSummary> summaries_of_parts(const RoadNetwork& network);

}  // namespace relais::graph
