#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace relais::osm {

/// An unbroken stretch of one way: the nodes at positions first..last of a list of nodes.
struct Run {
    std::uint32_t way = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool ends_only = false;  ///< for trips that begin or end here
};

/// The directions in which a run may be driven: along it, against it, or both.
struct RunDirections {
    bool forward = true;
    bool backward = true;
};

/// A piece of a chain: a run or a part of one, gone through from first to last or, reversed, from
/// last to first.
struct ChainPart {
    Run run;
    bool reversed = false;
};

/// The road graph before it has lengths and times.
struct Chains {
    std::vector<std::uint32_t> vertex_nodes;  ///< ascending
    std::vector<ChainPart> parts;             ///< of all chains, one after the other
    std::vector<std::uint32_t> first_part;    ///< per chain, and the end
    [[nodiscard]] std::size_t size() const { return first_part.size() - 1; }
    [[nodiscard]] std::span<const ChainPart> chain(std::size_t i) const {
        return std::span(parts).subspan(first_part[i], first_part[i + 1] - first_part[i]);
    }
};

/// Joins runs into chains. A node becomes a vertex unless exactly two pieces of road meet there and
/// both allow the same directions through it and are alike in ends_only; so does every node of
/// `forced` on a run. A closed loop that touches nothing else gets one vertex. `nodes` holds the
/// node at each position (numbers below `node_count`), `directions` is per run. Every run has at
/// least two nodes. Chains come in an order that follows the runs, loops last; a one-way chain runs
/// with its traffic. O(n + r log r) for n positions and r runs.
[[nodiscard]] Chains join_chains(std::span<const std::uint32_t> nodes, std::size_t node_count,
                                 std::span<const Run> runs,
                                 std::span<const RunDirections> directions,
                                 std::span<const std::uint32_t> forced = {});

}  // namespace relais::osm
