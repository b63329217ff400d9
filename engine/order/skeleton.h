#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/id.h"

namespace relais::order {

/// A road graph without directions, weights, parallel arcs and loops: a simple undirected graph,
/// each edge listed at both ends, neighbours ascending.
struct Skeleton {
    std::vector<std::uint32_t> first;  ///< vertex_count()+1 entries
    std::vector<std::uint32_t> neighbour;

    [[nodiscard]] std::size_t vertex_count() const { return first.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::size_t vertex) const {
        return std::span(neighbour).subspan(first[vertex], first[vertex + 1] - first[vertex]);
    }
};

/// O(n + m log d) for greatest degree d. REQUIRES: tail[i] and head[i] below `vertex_count`.
[[nodiscard]] Skeleton skeleton(std::size_t vertex_count, std::span<const VertexId> tail,
                                std::span<const VertexId> head);

}  // namespace relais::order
