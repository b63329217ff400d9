#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "engine/core/buffer.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::cch {

inline constexpr std::uint32_t kMostHeight = 0xffffU;

/// The input graph of the hierarchy: arc i goes from tail[i] to head[i]. Loops and parallel arcs
/// are allowed. The spans must outlive the call they are passed to.
struct GraphView {
    std::size_t vertex_count = 0;
    std::span<const VertexId> tail;
    std::span<const VertexId> head;
};
[[nodiscard]] inline GraphView view(const graph::RoadNetwork& network) {
    return {network.vertex_count(), network.arc_tail, network.arc_head};
}

/// The metric-independent half of a customizable contraction hierarchy: the shortcuts, independent
/// of weights. Immutable, cheap to copy (shared memory), and stored in the network file in the same
/// layout.
///
/// Vertices are renumbered by *rank*, a post-order of the elimination tree: every subtree is an
/// interval of ranks that ends with its root. All upward neighbours of a vertex are its ancestors
/// in that tree (Bauer, Columbus, Rutter, Wagner, "Search-space size in contraction hierarchies",
/// Lemma 5, doi:10.1016/j.tcs.2016.07.003). So an upward arc does not store its head: it stores the
/// head's *depth* (the root has 0), and every pass over the tree keeps one entry per depth, for the
/// path from the root to the current vertex, in the first-level cache.
///
/// Guarantees: the arcs of a rank are contiguous, heads ascending, that is depths descending; the
/// first head is the parent; the heads of one rank are connected with one another (the upward graph
/// is chordal).
struct Hierarchy {
    // per vertex, per rank
    Buffer<RankId> rank_of;
    Buffer<VertexId> vertex_at;
    Buffer<RankId> parent;               ///< in the elimination tree; kNone at a root
    Buffer<std::uint32_t> subtree_size;  ///< in the elimination tree, the rank itself included
    Buffer<std::uint32_t> first_up;      ///< into the upward arcs; size()+1 entries
    Buffer<std::uint32_t> first_input;   ///< into the input arcs; size()+1 entries
    // per upward arc
    Buffer<std::uint16_t> up_depth;  ///< of the head
    // per arc of the graph that is not a loop, by the rank of its lower end
    Buffer<ArcId> input_arc;
    Buffer<std::uint32_t> input_place;  ///< 2 * (upward arc - first of its rank) + (1 if downward)
    /// How many ranks the longest path from a root down has: no depth reaches it. A few hundred for
    /// a country's roads.
    std::uint32_t height = 0;

    [[nodiscard]] std::size_t size() const { return vertex_at.size(); }
    [[nodiscard]] std::size_t up_arc_count() const { return up_depth.size(); }
    /// The depths of the upward neighbours of a rank, the parent's first.
    [[nodiscard]] std::span<const std::uint16_t> up(RankId rank) const {
        const std::uint32_t first = first_up[rank.index()];
        return up_depth.view().subspan(first, first_up[rank.index() + 1] - first);
    }
    [[nodiscard]] std::uint32_t depth(RankId rank) const {
        const auto depths = up(rank);
        return depths.empty() ? 0 : depths.front() + 1U;
    }
    /// Whether one of two ranks is an ancestor of the other in the elimination tree, or both are
    /// the same: the ends of an arc are.
    [[nodiscard]] bool in_line(RankId a, RankId b) const {
        const std::size_t low = std::min(a, b).index();
        const std::size_t high = std::max(a, b).index();
        return low + subtree_size[high] > high;
    }
};

/// Contracts the vertices of `graph` in the order given (`order::nested_dissection`; any
/// permutation of the vertices is correct) and renumbers them in post-order, which changes no
/// shortcut. O(shortcuts * log of the largest degree). Dibbelt, Strasser, Wagner, section 4. Throws
/// Error when the tree is higher than kMostHeight: no road network's is.
[[nodiscard]] Hierarchy build_hierarchy(const GraphView& graph, std::span<const VertexId> order);

}  // namespace relais::cch
