#include "engine/graph/copies.h"

#include <algorithm>
#include <map>

namespace relais::graph {
namespace {

using Ends = std::pair<Coordinate, Coordinate>;

Ends ends_of(std::span<const ShapePoint> shape) {
    return {shape.front().place, shape.back().place};
}

bool same_places(std::span<const ShapePoint> a, std::span<const ShapePoint> b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const ShapePoint& one, const ShapePoint& other) { return one.place == other.place; });
}

}  // namespace

Copies::Copies(const RoadNetwork& network) : network_(network) {
    std::map<Ends, std::vector<ChainId>> copies;
    const std::size_t count = network.chain_count();
    for (std::size_t c = 0; c < count; ++c)
        if (network.is_copy(ChainId{c}))
            copies[ends_of(network.shape(ChainId{c}))].push_back(ChainId{c});
    for (std::size_t c = 0; c < count && !copies.empty(); ++c) {
        const ChainId chain{c};
        if (network.is_copy(chain)) continue;
        const auto found = copies.find(ends_of(network.shape(chain)));
        if (found == copies.end()) continue;
        for (const ChainId copy : found->second)
            if (same_places(network.shape(chain), network.shape(copy))) {
                chains_.push_back(chain);
                copies_.push_back(copy);
            }
    }
}

std::span<const ChainId> Copies::of(ChainId chain) const {
    const auto [first, last] = std::equal_range(chains_.begin(), chains_.end(), chain);
    return std::span(copies_).subspan(static_cast<std::size_t>(first - chains_.begin()),
                                      static_cast<std::size_t>(last - first));
}

Copies::Vertices Copies::ways_out(ChainId chain) const {
    Vertices vertices;
    for (const auto* arcs : {&network_.chain_forward_arc, &network_.chain_backward_arc})
        if (const ArcId arc = (*arcs)[chain.index()]; arc.exists())
            vertices.push_back(network_.arc_head[arc.index()]);
    return vertices;
}

Copies::Vertices Copies::ways_in(ChainId chain) const {
    Vertices vertices;
    const auto add = [&](ChainId one) {
        for (const auto* arcs : {&network_.chain_forward_arc, &network_.chain_backward_arc})
            if (const ArcId arc = (*arcs)[one.index()]; arc.exists())
                vertices.push_back(network_.arc_tail[arc.index()]);
    };
    add(chain);
    for (const ChainId copy : of(chain)) add(copy);
    return vertices;
}

}  // namespace relais::graph
