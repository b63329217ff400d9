#pragma once

#include <algorithm>
#include <queue>
#include <tuple>
#include <vector>

#include "engine/cch/metric.h"
#include "engine/cch/sweep.h"
#include "engine/core/duration.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::test {

/// Where a search came from, and when: the nearest source, the lowest index of those that tie.
struct Reached {
    std::uint32_t time = kUnreachable.count();
    std::uint32_t index = 0;
    friend auto operator<=>(const Reached&, const Reached&) = default;
};

/// The textbook's Dijkstra (1959) over pairs (time, index), from the sources of one lane.
inline std::vector<Reached> dijkstra(const Graph& graph, cch::Direction direction,
                                     const std::vector<cch::Source>& sources, int lane) {
    const bool forward = direction == cch::Direction::kForward;
    std::vector<std::vector<std::pair<std::size_t, std::uint32_t>>> out(graph.vertex_count);
    for (std::size_t i = 0; i < graph.ticks.size(); ++i)
        out[(forward ? graph.tail : graph.head)[i].index()].emplace_back(
            (forward ? graph.head : graph.tail)[i].index(), graph.ticks[i]);
    std::vector<Reached> best(graph.vertex_count);
    using Entry = std::pair<Reached, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto improve = [&](std::size_t vertex, Reached by) {
        if (by.time >= kUnreachable.count() || by >= best[vertex]) return;
        best[vertex] = by;
        queue.emplace(by, vertex);
    };
    for (const cch::Source& source : sources)
        if (source.lane == lane) improve(source.vertex.index(), {source.offset, source.index});
    while (!queue.empty()) {
        const auto [reached, vertex] = queue.top();
        queue.pop();
        if (reached != best[vertex]) continue;
        for (const auto& [head, ticks] : out[vertex])
            improve(head, {reached.time + ticks, reached.index});
    }
    return best;
}

}  // namespace relais::test
