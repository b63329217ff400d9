#include "engine/order/skeleton.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace relais::order {

Skeleton skeleton(std::size_t vertex_count, std::span<const VertexId> tail,
                  std::span<const VertexId> head) {
    assert(tail.size() == head.size());
    // Both ends of every arc, bucketed by vertex.
    std::vector<std::uint32_t> next(vertex_count + 1, 0);
    for (std::size_t arc = 0; arc < tail.size(); ++arc) {
        if (tail[arc] == head[arc]) continue;
        ++next[tail[arc].index()];
        ++next[head[arc].index()];
    }
    std::exclusive_scan(next.begin(), next.end(), next.begin(), 0U);
    std::vector<std::uint32_t> ends(next[vertex_count]);
    std::vector<std::uint32_t> first(next);
    for (std::size_t arc = 0; arc < tail.size(); ++arc) {
        if (tail[arc] == head[arc]) continue;
        ends[next[tail[arc].index()]++] = head[arc].value();
        ends[next[head[arc].index()]++] = tail[arc].value();
    }
    // Each bucket sorted, and every neighbour kept once.
    Skeleton result;
    result.first.reserve(vertex_count + 1);
    result.neighbour.reserve(ends.size() / 2);
    result.first.push_back(0);
    for (std::size_t vertex = 0; vertex < vertex_count; ++vertex) {
        const auto begin = ends.begin() + first[vertex];
        const auto end = ends.begin() + first[vertex + 1];
        std::sort(begin, end);
        result.neighbour.insert(result.neighbour.end(), begin, std::unique(begin, end));
        result.first.push_back(static_cast<std::uint32_t>(result.neighbour.size()));
    }
    return result;
}

}  // namespace relais::order
