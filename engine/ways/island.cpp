#include "engine/ways/island.h"

#include <utility>

#include "engine/core/disjoint_sets.h"

namespace relais::ways {
namespace {

/// Vertices outside the main component, joined where an arc runs between them.
class Shores {
  public:
    explicit Shores(const graph::RoadNetwork& network)
        : network_(network), sets_(network.vertex_count()) {
        for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
            const VertexId tail = network.arc_tail[arc];
            const VertexId head = network.arc_head[arc];
            if (outside(tail) && outside(head)) sets_.join(tail.value(), head.value());
        }
    }
    [[nodiscard]] bool outside(VertexId v) const { return network_.vertex_in_main[v.index()] == 0; }
    [[nodiscard]] std::uint32_t root(VertexId v) { return sets_.find(v.value()); }

  private:
    const graph::RoadNetwork& network_;
    DisjointSets sets_;
};

}  // namespace

Island island_of(const graph::RoadNetwork& network, ChainId chain) {
    Island island;
    Shores shores(network);
    const auto arc_of = [&](ChainId c) {
        const ArcId forward = network.chain_forward_arc[c.index()];
        return forward.exists() ? forward : network.chain_backward_arc[c.index()];
    };
    const auto outside_end = [&](ArcId arc) {
        const VertexId tail = network.arc_tail[arc.index()];
        const VertexId head = network.arc_head[arc.index()];
        if (shores.outside(tail)) return tail;
        return shores.outside(head) ? head : VertexId{};
    };
    const VertexId start = outside_end(arc_of(chain));
    if (!start.exists()) return island;
    const std::uint32_t root = shores.root(start);
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const ArcId arc = arc_of(ChainId{c});
        const VertexId end = outside_end(arc);
        if (!end.exists() || shores.root(end) != root) continue;
        island.entered |= !shores.outside(network.arc_tail[arc.index()]);
        island.left |= !shores.outside(network.arc_head[arc.index()]);
        if (network.is_copy(ChainId{c})) continue;
        island.chains.push_back(ChainId{c});
        island.kilometres += network.arc_decimetres[arc.index()] / 10'000.0;
    }
    return island;
}

}  // namespace relais::ways
