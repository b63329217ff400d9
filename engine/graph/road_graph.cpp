#include "engine/graph/road_graph.h"

#include <numeric>
#include <utility>

namespace relais::graph {

RoadGraph road_graph(const RoadNetwork& network) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges(network.arc_count());
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = {network.arc_tail[i].value(), network.arc_head[i].value()};
    return {boost::edges_are_sorted, edges.begin(), edges.end(),
            static_cast<std::uint32_t>(network.vertex_count())};
}

ReversedRoadGraph reversed_road_graph(const RoadNetwork& network) {
    // Counting sort of the arcs by head; stable, so equal heads keep the order of their tails.
    const std::size_t n = network.vertex_count();
    const std::size_t m = network.arc_count();
    std::vector<std::uint32_t> next(n + 1, 0);
    for (const VertexId head : network.arc_head) ++next[head.index() + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges(m);
    std::vector<std::uint32_t> ticks(m);
    for (std::size_t i = 0; i < m; ++i) {
        const std::uint32_t to = next[network.arc_head[i].index()]++;
        edges[to] = {network.arc_head[i].value(), network.arc_tail[i].value()};
        ticks[to] = network.arc_ticks[i];
    }
    return {RoadGraph(boost::edges_are_sorted, edges.begin(), edges.end(),
                      static_cast<std::uint32_t>(n)),
            std::move(ticks)};
}

}  // namespace relais::graph
