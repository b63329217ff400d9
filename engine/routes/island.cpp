#include "engine/routes/island.h"

#include "engine/graph/islands.h"

namespace relais::routes {

Island island_of(const graph::RoadNetwork& network, ChainId chain) {
    Island island;
    graph::Islands islands(network);
    const VertexId here = islands.of(chain);
    if (!here.exists()) return island;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        if (islands.of(ChainId{c}) != here) continue;
        const ArcId arc = network.arc_of(ChainId{c});
        island.entered |= network.vertex_part[network.arc_tail[arc.index()].index()].exists();
        island.left |= network.vertex_part[network.arc_head[arc.index()].index()].exists();
        if (network.is_copy(ChainId{c})) continue;
        island.chains.emplace_back(c);
        island.kilometres += network.arc_decimetres[arc.index()] / 10'000.0;
    }
    return island;
}

}  // namespace relais::routes
