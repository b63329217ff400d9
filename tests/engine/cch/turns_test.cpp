// Restricted turns: a vertex whose turns are restricted is split into a copy for each road that
// leads to it, from which only the turns allowed go on. The hierarchy knows nothing of turns; the
// twin searches over arcs and looks at every turn.

#include <limits>
#include <map>
#include <queue>
#include <set>

#include <gtest/gtest.h>

#include "engine/cch/sweep.h"
#include "engine/order/nested_dissection.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::cch {
namespace {

using test::Graph;

/// A turn: from one arc into another.
using Turns = std::set<std::pair<std::size_t, std::size_t>>;

Turns random_restrictions(const Graph& graph, std::mt19937_64& random) {
    Turns forbidden;
    for (std::size_t in = 0; in < graph.ticks.size(); ++in)
        for (std::size_t out = 0; out < graph.ticks.size(); ++out)
            if (graph.head[in] == graph.tail[out] && random() % 4 == 0) forbidden.insert({in, out});
    return forbidden;
}

/// The graph with one vertex more for every arc that has a forbidden turn: where it ends.
struct SplitGraph {
    Graph graph;
    std::vector<std::size_t> original;  ///< of each vertex

    SplitGraph(const Graph& whole, const Turns& forbidden) : graph{whole} {
        for (std::size_t v = 0; v < whole.vertex_count; ++v) original.push_back(v);
        std::set<std::size_t> restricted;
        for (const auto& [in, out] : forbidden) restricted.insert(in);
        std::map<std::size_t, VertexId> end;
        for (const std::size_t in : restricted) {
            end[in] = graph.head[in] = VertexId{graph.vertex_count++};
            original.push_back(whole.head[in].index());
        }
        for (const auto& [in, copy] : end)
            for (std::size_t out = 0; out < whole.ticks.size(); ++out)
                if (whole.head[in] == whole.tail[out] && !forbidden.contains({in, out}))
                    graph.add(copy.index(), graph.head[out].index(), whole.ticks[out]);
    }
};

/// Dijkstra's algorithm from a vertex, over arcs.
std::vector<std::uint32_t> times_by_arcs(const Graph& graph, const Turns& forbidden,
                                         std::size_t source) {
    std::vector<std::uint32_t> arrival(graph.ticks.size(), kUnreachable.count());
    std::vector<std::uint32_t> time(graph.vertex_count, kUnreachable.count());
    using Entry = std::pair<std::uint32_t, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto drive = [&](std::size_t arc, std::uint32_t departure) {
        if (graph.ticks[arc] >= kUnreachable.count()) return;
        const std::uint32_t at = departure + graph.ticks[arc];
        if (at >= arrival[arc]) return;
        arrival[arc] = at;
        queue.emplace(at, arc);
    };
    time[source] = 0;
    for (std::size_t arc = 0; arc < graph.ticks.size(); ++arc)
        if (graph.tail[arc].index() == source) drive(arc, 0);
    while (!queue.empty()) {
        const auto [at, arc] = queue.top();
        queue.pop();
        if (at != arrival[arc]) continue;
        std::uint32_t& best = time[graph.head[arc].index()];
        best = std::min(best, at);
        for (std::size_t next = 0; next < graph.ticks.size(); ++next)
            if (graph.tail[next] == graph.head[arc] && !forbidden.contains({arc, next}))
                drive(next, at);
    }
    return time;
}

TEST(Sweep, KeepsRestrictedTurnsThatSplitVertices) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        Graph graph = test::random_graph(seed);
        if (graph.vertex_count > 40) continue;  // the twin looks at every pair of arcs
        std::mt19937_64 random(seed);
        const Turns forbidden = random_restrictions(graph, random);
        const SplitGraph split(graph, forbidden);
        const auto skeleton =
            order::skeleton(split.graph.vertex_count, split.graph.tail, split.graph.head);
        const Metric metric =
            customize(build_hierarchy(split.graph.view(), order::nested_dissection(skeleton)),
                      split.graph.ticks);
        std::vector<Source> sources;
        for (std::uint8_t lane = 0; lane < kLanes; ++lane)
            sources.push_back({VertexId{random() % graph.vertex_count}, 0, 0, lane});
        const LabelFormat<std::uint32_t> format;
        const DownwardGraph downward(metric, Direction::kForward);
        std::vector<kernel::Row<std::uint32_t>> table(downward.size());
        Sweep<std::uint32_t> sweep(metric);
        sweep.fill(downward, sources, format, table);
        for (const Source& source : sources) {
            const auto truth = times_by_arcs(graph, forbidden, source.vertex.index());
            std::vector<std::uint32_t> time(graph.vertex_count, kUnreachable.count());
            for (std::size_t v = 0; v < split.graph.vertex_count; ++v) {
                const auto label = table[metric.hierarchy.rank_of[v].index()].lane[source.lane];
                std::uint32_t& best = time[split.original[v]];
                best = std::min(best, format.time(label).count());
            }
            ASSERT_EQ(time, truth) << "from " << source.vertex.index();
        }
    }
}

}  // namespace
}  // namespace relais::cch
