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

Copies::Copies(const RoadNetwork& network) {
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

namespace {

/// Per vertex its part, or the part that can be reached from it (`ahead`; else: from which it can
/// be reached). Vertices in a part pass it on to those in none.
std::vector<PartId> parts_seen(const RoadNetwork& network, bool ahead) {
    const auto& part = network.vertex_part;
    std::vector<PartId> seen(part.begin(), part.end());
    std::vector<std::pair<VertexId, VertexId>> steps;  // from one that passes on, to one in no part
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
        std::pair<VertexId, VertexId> step{network.arc_tail[arc], network.arc_head[arc]};
        if (ahead) std::swap(step.first, step.second);
        if (!part[step.second.index()].exists()) steps.push_back(step);
    }
    std::sort(steps.begin(), steps.end());
    std::vector<VertexId> passing;
    for (const auto& [from, to] : steps)
        if (part[from.index()].exists()) passing.push_back(from);
    while (!passing.empty()) {
        const VertexId from = passing.back();
        passing.pop_back();
        for (auto step =
                 std::lower_bound(steps.begin(), steps.end(), std::pair{from, VertexId{0U}});
             step != steps.end() && step->first == from; ++step) {
            PartId& there = seen[step->second.index()];
            if (there.exists()) continue;
            there = seen[from.index()];
            passing.push_back(step->second);
        }
    }
    return seen;
}

}  // namespace

std::vector<PartId> parts_of_places(const RoadNetwork& network, const Copies& copies) {
    const auto behind = parts_seen(network, false);
    const auto ahead = parts_seen(network, true);
    std::vector<PartId> parts(network.chain_count());
    /// Whether one gets from there to a chain, along it or a copy of it.
    const auto comes_from = [&](PartId wanted, ChainId chain) {
        for (const auto* arcs : {&network.chain_forward_arc, &network.chain_backward_arc})
            if (const ArcId arc = (*arcs)[chain.index()];
                arc.exists() && behind[network.arc_tail[arc.index()].index()] == wanted)
                return true;
        return false;
    };
    for (std::size_t c = 0; c < parts.size(); ++c) {
        const ChainId chain{c};
        if (network.is_copy(chain)) continue;
        for (const auto* arcs : {&network.chain_forward_arc, &network.chain_backward_arc}) {
            const ArcId arc = (*arcs)[c];
            if (!arc.exists() || parts[c].exists()) continue;
            const PartId wanted = ahead[network.arc_head[arc.index()].index()];
            if (!wanted.exists()) continue;
            const auto repeated = copies.of(chain);
            if (comes_from(wanted, chain) ||
                std::any_of(repeated.begin(), repeated.end(),
                            [&](ChainId copy) { return comes_from(wanted, copy); }))
                parts[c] = wanted;
        }
    }
    return parts;
}

}  // namespace relais::graph
