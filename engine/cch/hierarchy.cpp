// Dibbelt, Strasser, Wagner, "Customizable Contraction Hierarchies", ACM J. Exp. Algorithmics 21
// (2016), doi:10.1145/2886843, arXiv:1402.0402. Section 4: contraction without weights. The upward
// neighbours of a vertex are its own later neighbours and those of its children in the elimination
// tree (the symbolic factorization of a sparse matrix), so no contraction is ever carried out.

#include "engine/cch/hierarchy.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string>

#include "engine/cch/elimination_tree.h"
#include "engine/core/error.h"
#include "engine/order/skeleton.h"

namespace relais::cch {
namespace {

/// The upward graph with the ranks of the heads.
struct UpwardGraph {
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> head;

    [[nodiscard]] std::span<const std::uint32_t> heads(std::size_t rank) const {
        return std::span(head).subspan(first[rank], first[rank + 1] - first[rank]);
    }
};

UpwardGraph fill_in(const order::Skeleton& skeleton, const EliminationTree& tree) {
    UpwardGraph up;
    const std::size_t n = tree.vertex_at.size();
    up.first.reserve(n + 1);
    up.head.reserve(skeleton.neighbour.size());
    std::vector<std::uint32_t> seen_by(n, kNoParent);
    const auto add = [&](std::uint32_t rank, std::uint32_t head) {
        if (head <= rank || seen_by[head] == rank) return;
        seen_by[head] = rank;
        up.head.push_back(head);
    };
    for (std::uint32_t rank = 0; rank < n; ++rank) {
        for (const std::uint32_t neighbour : skeleton.neighbours(tree.vertex_at[rank].index()))
            add(rank, tree.rank_of[neighbour].value());
        // The children: intervals side by side, the last one ends right below `rank`.
        const std::uint32_t lowest = rank + 1 - tree.subtree_size[rank];
        for (std::uint32_t end = rank; end > lowest; end -= tree.subtree_size[end - 1])
            for (std::uint32_t i = up.first[end - 1]; i < up.first[end]; ++i) add(rank, up.head[i]);
        std::sort(up.head.begin() + up.first[rank], up.head.end());
        up.first.push_back(static_cast<std::uint32_t>(up.head.size()));
    }
    return up;
}

std::uint32_t place_of(const UpwardGraph& up, std::uint32_t low, std::uint32_t high) {
    const auto heads = up.heads(low);
    return static_cast<std::uint32_t>(std::lower_bound(heads.begin(), heads.end(), high) -
                                      heads.begin());
}

/// Sorts the arcs of the graph by their lower end and notes which upward arc each one feeds.
void place_input_arcs(const GraphView& graph, const EliminationTree& tree, const UpwardGraph& up,
                      Hierarchy& hierarchy) {
    const auto low_end = [&](std::size_t arc) {
        return std::min(tree.rank_of[graph.tail[arc].index()],
                        tree.rank_of[graph.head[arc].index()])
            .value();
    };
    std::vector<std::uint32_t> first(graph.vertex_count + 1, 0);
    for (std::size_t arc = 0; arc < graph.tail.size(); ++arc)
        if (graph.tail[arc] != graph.head[arc]) ++first[low_end(arc)];
    std::exclusive_scan(first.begin(), first.end(), first.begin(), 0U);
    std::vector<ArcId> input_arc(first[graph.vertex_count]);
    std::vector<std::uint32_t> input_place(first[graph.vertex_count]);
    std::vector<std::uint32_t> next(first);
    for (std::size_t arc = 0; arc < graph.tail.size(); ++arc) {
        const std::uint32_t tail = tree.rank_of[graph.tail[arc].index()].value();
        const std::uint32_t head = tree.rank_of[graph.head[arc].index()].value();
        if (tail == head) continue;
        const std::uint32_t slot = next[std::min(tail, head)]++;
        input_arc[slot] = ArcId{arc};
        input_place[slot] =
            2 * place_of(up, std::min(tail, head), std::max(tail, head)) + (tail < head ? 0 : 1);
    }
    hierarchy.first_input = std::move(first);
    hierarchy.input_arc = std::move(input_arc);
    hierarchy.input_place = std::move(input_place);
}

std::uint32_t height_of(const EliminationTree& tree) {
    std::uint32_t height = 0;
    for (const std::uint32_t depth : tree.depth) height = std::max(height, depth + 1);
    if (height > kMostHeight)
        throw Error(
            "the graph's elimination tree is " + std::to_string(height) +
            " high, but that of a road network has a height of some hundreds: give a road network");
    return height;
}

}  // namespace

Hierarchy build_hierarchy(const GraphView& graph, std::span<const VertexId> order) {
    const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
    EliminationTree tree = elimination_tree(skeleton, order);
    UpwardGraph up = fill_in(skeleton, tree);
    Hierarchy hierarchy;
    place_input_arcs(graph, tree, up, hierarchy);
    hierarchy.height = height_of(tree);
    std::vector<std::uint16_t> up_depth;
    up_depth.reserve(up.head.size());
    for (const std::uint32_t head : up.head)
        up_depth.push_back(static_cast<std::uint16_t>(tree.depth[head]));
    hierarchy.rank_of = std::move(tree.rank_of);
    hierarchy.vertex_at = std::move(tree.vertex_at);
    hierarchy.parent = std::move(tree.parent);
    hierarchy.subtree_size = std::move(tree.subtree_size);
    hierarchy.first_up = std::move(up.first);
    hierarchy.up_depth = std::move(up_depth);
    return hierarchy;
}

}  // namespace relais::cch
