#include "engine/graph/islands.h"

namespace relais::graph {

Islands::Islands(const RoadNetwork& network) : network_(network), sets_(network.vertex_count()) {
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
        const VertexId tail = network.arc_tail[arc];
        const VertexId head = network.arc_head[arc];
        if (outside(tail) && outside(head)) sets_.join(tail.value(), head.value());
    }
}

VertexId Islands::of(VertexId vertex) {
    return outside(vertex) ? VertexId{sets_.find(vertex.value())} : VertexId{};
}

VertexId Islands::of(ChainId chain) {
    const ArcId arc = network_.arc_of(chain);
    const VertexId tail = of(network_.arc_tail[arc.index()]);
    return tail.exists() ? tail : of(network_.arc_head[arc.index()]);
}

}  // namespace relais::graph
