#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "engine/cch/hierarchy.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"

namespace relais::test {

/// A small directed graph with times, as plain as it gets.
struct Graph {
    std::size_t vertex_count = 0;
    std::vector<VertexId> tail;
    std::vector<VertexId> head;
    std::vector<std::uint32_t> ticks;

    void add(std::size_t from, std::size_t to, std::uint32_t time) {
        tail.emplace_back(from);
        head.emplace_back(to);
        ticks.push_back(time);
    }
    [[nodiscard]] cch::GraphView view() const { return {vertex_count, tail, head}; }
};

/// From one vertex to some hundred, of any density: with parts that do not touch, one-way arcs,
/// parallel arcs, loops, arcs that take no time, and a few that are closed.
inline Graph random_graph(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t n) { return static_cast<std::size_t>(random() % n); };
    Graph graph;
    graph.vertex_count = 1 + below(below(8) == 0 ? 400 : 40);
    const std::size_t arcs = below(4) == 0 ? below(4) : below(3 * graph.vertex_count);
    const std::uint32_t longest = below(3) == 0 ? 3 : 1000;
    const bool near = below(2) == 0;  // roads join what is close; other graphs anything
    for (std::size_t i = 0; i < arcs; ++i) {
        const std::size_t from = below(graph.vertex_count);
        const std::size_t to =
            near ? (from + below(4)) % graph.vertex_count : below(graph.vertex_count);
        const auto time =
            below(50) == 0 ? kUnreachable.count() : static_cast<std::uint32_t>(below(longest));
        graph.add(from, to, time);
        if (below(3) != 0) graph.add(to, from, static_cast<std::uint32_t>(below(longest)));
    }
    return graph;
}

/// A town of side x side crossings; every fifth street is one-way, times look random.
inline Graph grid_town(std::size_t side) {
    Graph graph{side * side, {}, {}, {}};
    std::mt19937 random(1);
    const auto street = [&](std::size_t a, std::size_t b) {
        graph.add(a, b, static_cast<std::uint32_t>(random() % 1000));
        if (random() % 5 != 0) graph.add(b, a, static_cast<std::uint32_t>(random() % 1000));
    };
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            if (x + 1 < side) street(y * side + x, y * side + x + 1);
            if (y + 1 < side) street(y * side + x, (y + 1) * side + x);
        }
    }
    return graph;
}

}  // namespace relais::test
