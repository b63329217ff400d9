#include "engine/snap/open_roads.h"

#include <algorithm>
#include <queue>
#include <utility>

#include "engine/core/disjoint_sets.h"
#include "engine/snap/access_points.h"
#include "engine/snap/offsets.h"

namespace relais::snap {
namespace {

bool ends_only(const graph::RoadNetwork& network, ChainId chain) {
    const std::uint32_t way = network.shape(chain).front().way;
    return way < network.ways.size() && network.ways[way].has(graph::WayFlag::kEndsOnly);
}

bool in_a_part(const graph::RoadNetwork& network, std::size_t arc) {
    const PartId part = network.vertex_part[network.arc_tail[arc].index()];
    return part.exists() && part == network.vertex_part[network.arc_head[arc].index()];
}

/// Per vertex, whether it is in the largest connected set (by vertices; the lowest of equal ones)
/// of its part's roads that are not for trip ends.
std::vector<std::uint8_t> open_vertices(const graph::RoadNetwork& network) {
    const std::size_t n = network.vertex_count();
    DisjointSets sets(n);
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc)
        if (in_a_part(network, arc) && !ends_only(network, network.arc_chain[arc]))
            sets.join(network.arc_tail[arc].value(), network.arc_head[arc].value());
    std::vector<std::uint32_t> size(n, 0);
    for (std::uint32_t v = 0; v < n; ++v) ++size[sets.find(v)];
    std::vector<VertexId> largest;  // by part: the name of its largest set
    for (std::uint32_t v = 0; v < n; ++v) {
        const PartId part = network.vertex_part[v];
        if (!part.exists()) continue;
        if (largest.size() <= part.index()) largest.resize(part.index() + 1);
        VertexId& best = largest[part.index()];
        if (!best.exists() || size[v] > size[best.index()]) best = VertexId{v};
    }
    std::vector<std::uint8_t> open(n, 0);
    for (std::uint32_t v = 0; v < n; ++v)
        if (const PartId part = network.vertex_part[v]; part.exists())
            open[v] = sets.find(v) == largest[part.index()].value() ? 1 : 0;
    return open;
}

/// An arc that is not open, in one direction of travel.
struct Inner {
    VertexId from, to;
    std::uint32_t ticks;
};

/// The least time from any open vertex to every other over these arcs.
std::vector<Duration> times_from_open(const std::vector<std::uint8_t>& open,
                                      std::vector<Inner> arcs) {
    std::stable_sort(arcs.begin(), arcs.end(),
                     [](const Inner& a, const Inner& b) { return a.from < b.from; });
    std::vector<Duration> times(open.size(), kUnreachable);
    using Entry = std::pair<std::uint32_t, VertexId>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto reach = [&](VertexId vertex, std::uint32_t ticks) {
        if (ticks >= times[vertex.index()].count()) return;
        times[vertex.index()] = Duration{ticks};
        queue.emplace(ticks, vertex);
    };
    for (std::size_t v = 0; v < open.size(); ++v)
        if (open[v] != 0) times[v] = Duration{0};
    for (const Inner& arc : arcs)
        if (open[arc.from.index()] != 0) reach(arc.to, arc.ticks);
    while (!queue.empty()) {
        const auto [ticks, vertex] = queue.top();
        queue.pop();
        if (ticks > times[vertex.index()].count()) continue;
        const auto [first, last] =
            std::equal_range(arcs.begin(), arcs.end(), Inner{vertex, {}, 0},
                             [](const Inner& a, const Inner& b) { return a.from < b.from; });
        for (auto arc = first; arc != last; ++arc) reach(arc->to, ticks + arc->ticks);
    }
    return times;
}

}  // namespace

OpenRoads::OpenRoads(const graph::RoadNetwork& network, std::span<const std::uint8_t> joinable) {
    const std::size_t chains = network.chain_count();
    bool all = true;
    for (std::size_t c = 0; c < chains && all; ++c)
        all = joinable[c] == 0 || !ends_only(network, ChainId{c});
    if (all) return;
    const std::vector<std::uint8_t> open = open_vertices(network);
    open_.assign(chains, 0);
    for (std::size_t c = 0; c < chains; ++c)
        if (joinable[c] != 0 && !ends_only(network, ChainId{c}))
            open_[c] = open[network.arc_tail[network.arc_of(ChainId{c}).index()].index()];
    std::vector<Inner> there, back;
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
        const VertexId tail = network.arc_tail[arc];
        const VertexId head = network.arc_head[arc];
        if (!in_a_part(network, arc) || (open[tail.index()] != 0 && open[head.index()] != 0) ||
            !is_open(network.arc_ticks[arc]))
            continue;
        there.push_back({head, tail, network.arc_ticks[arc]});
        back.push_back({tail, head, network.arc_ticks[arc]});
    }
    out_ = times_from_open(open, std::move(there));
    in_ = times_from_open(open, std::move(back));
}

Duration OpenRoads::there_and_back(const graph::RoadNetwork& network, const Join& join) const {
    if (contains(join.chain)) return 2 * join.walk;
    Duration out = kUnreachable;
    Duration in = kUnreachable;
    for (const AccessPoint& at : departures(network, join))
        out = std::min(out, at.offset + out_[at.vertex.index()]);
    for (const AccessPoint& at : arrivals(network, join))
        in = std::min(in, at.offset + in_[at.vertex.index()]);
    return std::min(out + in, kUnreachable);
}

}  // namespace relais::snap
