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
    std::vector<RankId> head;

    [[nodiscard]] std::span<const RankId> heads(RankId rank) const {
        const std::uint32_t begin = first[rank.index()];
        return std::span(head).subspan(begin, first[rank.index() + 1] - begin);
    }
    /// The place of the arc between two ranks among those of the lower.
    [[nodiscard]] std::uint32_t place_of(RankId a, RankId b) const {
        const auto all = heads(std::min(a, b));
        return static_cast<std::uint32_t>(std::lower_bound(all.begin(), all.end(), std::max(a, b)) -
                                          all.begin());
    }
};

UpwardGraph fill_in(const order::Skeleton& skeleton, const EliminationTree& tree) {
    UpwardGraph up;
    const std::size_t n = tree.vertex_at.size();
    up.first.reserve(n + 1);
    up.head.reserve(skeleton.neighbour.size());
    std::vector<RankId> seen_by(n);
    const auto add = [&](RankId rank, RankId head) {
        if (head <= rank || seen_by[head.index()] == rank) return;
        seen_by[head.index()] = rank;
        up.head.push_back(head);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const RankId rank{i};
        for (const std::uint32_t neighbour : skeleton.neighbours(tree.vertex_at[i].index()))
            add(rank, tree.rank_of[neighbour]);
        // The children: intervals side by side, the last one ends right below `rank`.
        const std::size_t lowest = i + 1 - tree.subtree_size[i];
        for (std::size_t end = i; end > lowest; end -= tree.subtree_size[end - 1])
            for (std::uint32_t arc = up.first[end - 1]; arc < up.first[end]; ++arc)
                add(rank, up.head[arc]);
        std::sort(up.head.begin() + up.first[i], up.head.end());
        up.first.push_back(static_cast<std::uint32_t>(up.head.size()));
    }
    return up;
}

/// Sorts the arcs of the graph by their lower end and notes which upward arc each one feeds.
void place_input_arcs(const GraphView& graph, const EliminationTree& tree, const UpwardGraph& up,
                      Hierarchy& hierarchy) {
    const auto low_end = [&](std::size_t arc) {
        return std::min(tree.rank_of[graph.tail[arc].index()],
                        tree.rank_of[graph.head[arc].index()])
            .index();
    };
    std::vector<std::uint32_t> first(graph.vertex_count + 1, 0);
    for (std::size_t arc = 0; arc < graph.tail.size(); ++arc)
        if (graph.tail[arc] != graph.head[arc]) ++first[low_end(arc)];
    std::exclusive_scan(first.begin(), first.end(), first.begin(), 0U);
    std::vector<ArcId> input_arc(first[graph.vertex_count]);
    std::vector<std::uint32_t> input_place(first[graph.vertex_count]);
    std::vector<std::uint32_t> next(first);
    for (std::size_t arc = 0; arc < graph.tail.size(); ++arc) {
        const RankId tail = tree.rank_of[graph.tail[arc].index()];
        const RankId head = tree.rank_of[graph.head[arc].index()];
        if (tail == head) continue;
        const std::uint32_t slot = next[std::min(tail, head).index()]++;
        input_arc[slot] = ArcId{arc};
        input_place[slot] = 2 * up.place_of(tail, head) + (tail < head ? 0 : 1);
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
    for (const RankId head : up.head)
        up_depth.push_back(static_cast<std::uint16_t>(tree.depth[head.index()]));
    hierarchy.rank_of = std::move(tree.rank_of);
    hierarchy.vertex_at = std::move(tree.vertex_at);
    hierarchy.parent = std::move(tree.parent);
    hierarchy.subtree_size = std::move(tree.subtree_size);
    hierarchy.first_up = std::move(up.first);
    hierarchy.up_depth = std::move(up_depth);
    return hierarchy;
}

}  // namespace relais::cch
