#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/cch/kernel/kernel.h"
#include "engine/cch/metric.h"
#include "engine/core/huge_pages.h"

namespace relais::cch {

/// A large subtree of the elimination tree that a search can skip: where no source lies in it, and
/// neither its root nor an upward neighbour of its root is reached, nothing in it is reached.
struct SkippableSubtree {
    std::uint32_t item = 0;             ///< the root
    std::uint32_t lowest = 0;           ///< the subtree's lowest item
    std::uint32_t arc_block = 0;        ///< where the root's arc blocks begin
    std::uint32_t arc_block_below = 0;  ///< where those of item lowest-1 begin
};

/// A point beside the roads, attached to one or two vertices (the same one twice, if one), each
/// with an offset: attached below the elimination tree. REQUIRES: one vertex is an ancestor of the
/// other, as of the two ends of every arc. `row` is its place in the table that sweeps fill.
template <class Weight>
struct BasicAttachedPoint {
    VertexId vertex[2];
    Weight offset[2];
    std::uint32_t row = 0;
};
using AttachedPoint = BasicAttachedPoint<std::uint32_t>;

/// The downward graph of one metric and direction, to all vertices, to a selection of targets, or
/// to attached points: the arcs that the downward phase of a search reads, stored in the order of
/// reading. Build once for many sweeps; immutable.
///
/// A selection holds the targets and their ancestors, copied and stored side by side (RPHAST:
/// Delling, Goldberg, Werneck, "Faster batched shortest paths in road networks", ATMOS 2011,
/// doi:10.4230/OASIcs.ATMOS.2011.52, section 3). Ancestors keep their depths, so nothing in an arc
/// changes when others are left out.
template <class Weight>
class BasicDownwardGraph {
  public:
    /// To all vertices. O(n + upward arcs).
    BasicDownwardGraph(const BasicMetric<Weight>& metric, Direction direction);
    /// To `targets`. O(A + U + n / 64), for the A ancestors of the targets and the U upward arcs of
    /// these.
    BasicDownwardGraph(const BasicMetric<Weight>& metric, Direction direction,
                       std::span<const VertexId> targets);
    /// To `attached`. The arcs to an attached point are stored below the lower of its vertices,
    /// like the arcs to a vertex, so that a sweep computes its labels while those of its ancestors
    /// are in the cache. Cost as above, plus O(n + attached points).
    BasicDownwardGraph(const BasicMetric<Weight>& metric, Direction direction,
                       std::span<const BasicAttachedPoint<Weight>> attached);

    [[nodiscard]] Direction direction() const { return direction_; }
    /// Number of vertices and attached points in the downward graph. An *item* is one of them.
    /// Items are numbered by rank, attached points before the vertex to which they are attached.
    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    /// The rank of each item, ascending, an attached point's that of its vertex; empty when all
    /// ranks are there.
    [[nodiscard]] std::span<const RankId> ranks() const { return ranks_; }
    /// The item of each target, in the order the targets were given.
    [[nodiscard]] std::span<const ItemId> target_items() const { return target_items_; }
    /// The item and row of each attached point, highest item first.
    [[nodiscard]] std::span<const kernel::Entry> attached_points() const {
        return attached_points_;
    }
    /// By item, highest first.
    [[nodiscard]] std::span<const kernel::VertexSlot> slots() const { return slots_; }
    [[nodiscard]] std::span<const kernel::ArcBlock<Weight>> arc_blocks() const {
        return arc_blocks_;
    }
    [[nodiscard]] std::span<const SkippableSubtree> subtrees() const { return subtrees_; }

  private:
    /// An attached point in the order of items.
    struct Attached {
        RankId high;  // the higher of its vertices
        Weight low_offset;
        Weight high_offset;
        std::uint32_t row;
    };
    /// Enters the attached points among the ranks.
    std::vector<Attached> attach(const Hierarchy& hierarchy,
                                 std::span<const BasicAttachedPoint<Weight>> attached);
    /// Lays out the items: all vertices where `ranks_` is empty.
    void lay_out(const BasicMetric<Weight>& metric, std::size_t items,
                 std::span<const Attached> attached = {});
    /// The first item whose rank is `rank` or more.
    [[nodiscard]] std::size_t item_at(RankId rank) const;
    [[nodiscard]] bool is_attached_point(std::size_t item) const {
        return item + 1 < ranks_.size() && ranks_[item + 1] == ranks_[item];
    }
    void add_vertex(const Hierarchy& hierarchy, std::span<const Weight> weights, RankId rank);
    void add_attached_point(const Hierarchy& hierarchy, const Attached& point, std::size_t item);
    void open_subtree(const Hierarchy& hierarchy, RankId rank, std::size_t item,
                      std::size_t arc_block, std::vector<std::size_t>& open);

    Direction direction_;
    std::vector<RankId> ranks_;
    std::vector<ItemId> target_items_;
    HugeVector<kernel::VertexSlot> slots_;
    HugeVector<kernel::ArcBlock<Weight>> arc_blocks_;
    std::vector<SkippableSubtree> subtrees_;
    HugeVector<kernel::Entry> attached_points_;
};

using DownwardGraph = BasicDownwardGraph<std::uint32_t>;
using WideDownwardGraph = BasicDownwardGraph<std::uint64_t>;

extern template class BasicDownwardGraph<std::uint32_t>;
extern template class BasicDownwardGraph<std::uint64_t>;

}  // namespace relais::cch
