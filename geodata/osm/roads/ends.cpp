#include "geodata/osm/roads/ends.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>

#include "engine/core/disjoint_sets.h"

namespace relais::osm {
namespace {

/// Per chain, whether it is only for trips that start or end there. Stored, as it is read far more
/// often than computed.
std::vector<char> chains_for_ends(const ChainGraph& graph) {
    std::vector<char> ends_only(graph.chain_count());
    for (std::uint32_t chain = 0; chain < ends_only.size(); ++chain)
        ends_only[chain] = graph.parts(chain).front().run.ends_only ? 1 : 0;
    return ends_only;
}

/// Marks what can be reached from a vertex by roads open to all, along arcs or against them.
std::vector<char> reached(const ChainGraph& graph, const std::vector<char>& ends_only,
                          std::uint32_t start, bool against) {
    std::vector<char> seen(graph.vertex_count(), 0);
    std::vector<std::uint32_t> stack{start};
    seen[start] = 1;
    while (!stack.empty()) {
        const std::uint32_t vertex = stack.back();
        stack.pop_back();
        for (const ChainArc end : graph.ends(vertex)) {
            const std::uint32_t next = graph.head(end);
            if (seen[next] != 0 || ends_only[end / 2] != 0) continue;
            if (!graph.exists(against ? end ^ 1U : end)) continue;
            seen[next] = 1;
            stack.push_back(next);
        }
    }
    return seen;
}

/// Per vertex, whether it is in the through network: from there and back by roads open to all.
/// Found from a few vertices, one of which is in it unless it is less than half of all.
std::vector<char> through_network(const ChainGraph& graph, const std::vector<char>& ends_only) {
    constexpr std::size_t kStarts = 12;
    const std::size_t n = graph.vertex_count();
    std::vector<char> best;
    std::size_t best_size = 0;
    for (std::size_t i = 0; i < kStarts && 2 * best_size <= n; ++i) {
        const auto start = static_cast<std::uint32_t>(n * (2 * i + 1) / (2 * kStarts));
        if (!best.empty() && best[start] != 0) continue;
        std::vector<char> there = reached(graph, ends_only, start, false);
        const std::vector<char> back = reached(graph, ends_only, start, true);
        std::size_t size = 0;
        for (std::size_t v = 0; v < n; ++v) {
            there[v] = there[v] != 0 && back[v] != 0 ? 1 : 0;
            size += there[v] != 0 ? 1 : 0;
        }
        if (size <= best_size) continue;
        best_size = size;
        best = std::move(there);
    }
    return best;
}

struct Entrance {
    double metres = std::numeric_limits<double>::infinity();
    std::uint32_t vertex = ChainGraph::kNoVertex;
};

/// The nearest entrance of every vertex that has one.
std::vector<Entrance> nearest_entrances(const ChainGraph& graph, const std::vector<char>& through,
                                        const std::vector<std::uint32_t>& inner,
                                        const std::vector<float>& metres) {
    std::vector<char> is_inner(graph.chain_count(), 0);
    std::vector<Entrance> nearest(graph.vertex_count());
    using Entry = std::tuple<double, std::uint32_t, std::uint32_t>;  // metres, entrance, vertex
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (const std::uint32_t chain : inner) {
        is_inner[chain] = 1;
        for (const std::uint32_t v : {graph.tail(2 * chain), graph.head(2 * chain)})
            if (through[v] != 0) queue.emplace(0, v, v);
    }
    while (!queue.empty()) {
        const auto [far, entrance, vertex] = queue.top();
        queue.pop();
        if (nearest[vertex].vertex != ChainGraph::kNoVertex) continue;
        nearest[vertex] = {far, entrance};
        for (const ChainArc end : graph.ends(vertex))
            if (is_inner[end / 2] != 0 && through[graph.head(end)] == 0)
                queue.emplace(far + double(metres[end / 2]), entrance, graph.head(end));
    }
    return nearest;
}

}  // namespace

std::vector<Wall> find_walls(const ChainGraph& graph,
                             const std::function<float(std::uint32_t)>& length_of,
                             ImportReport& report) {
    std::vector<Wall> walls;
    const std::vector<char> ends_only = chains_for_ends(graph);
    if (std::find(ends_only.begin(), ends_only.end(), 1) == ends_only.end()) return walls;
    const std::vector<char> through = through_network(graph, ends_only);
    std::vector<std::uint32_t> inner;
    std::vector<float> chain_metres(graph.chain_count(), 0);  // of the inner ones
    DisjointSets areas(graph.vertex_count());
    for (std::uint32_t chain = 0; chain < graph.chain_count(); ++chain) {
        const std::uint32_t a = graph.tail(2 * chain);
        const std::uint32_t b = graph.head(2 * chain);
        if (ends_only[chain] == 0 && (through[a] != 0 || through[b] != 0)) continue;
        inner.push_back(chain);
        chain_metres[chain] = length_of(chain);
        if (through[a] == 0 && through[b] == 0) areas.join(a, b);
    }
    const auto nearest = nearest_entrances(graph, through, inner, chain_metres);
    const auto area_of = [&](std::uint32_t chain) {
        const std::uint32_t a = graph.tail(2 * chain);
        return areas.find(through[a] == 0 ? a : graph.head(2 * chain));
    };
    const auto oneway = [&](std::uint32_t chain) {
        return !graph.exists(2 * chain) || !graph.exists(2 * chain + 1);
    };
    std::vector<char> leave_open(graph.vertex_count(), 0);
    for (const std::uint32_t chain : inner)
        if (oneway(chain)) leave_open[area_of(chain)] = 1;
    for (const std::uint32_t chain : inner) {
        const Entrance& a = nearest[graph.tail(2 * chain)];
        const Entrance& b = nearest[graph.head(2 * chain)];
        if (a.vertex == b.vertex || a.vertex == ChainGraph::kNoVertex ||
            b.vertex == ChainGraph::kNoVertex)
            continue;
        const std::uint32_t tail = graph.tail(2 * chain);
        const std::uint32_t head = graph.head(2 * chain);
        const bool direct = through[tail] != 0 && through[head] != 0;
        if (oneway(chain) || (!direct && leave_open[area_of(chain)] != 0)) {
            ++report.ends_only_left_open;
            continue;
        }
        const double length = double(chain_metres[chain]);
        walls.push_back({chain, std::clamp((length + b.metres - a.metres) / 2, 0.0, length)});
    }
    report.ends_only_walls = walls.size();
    return walls;
}

}  // namespace relais::osm
