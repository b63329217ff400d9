#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/cch/kernel/kernel.h"
#include "engine/cch/metric.h"
#include "engine/core/huge_pages.h"

namespace relais::cch {

/// A large subtree of the elimination tree that a search can pass by: all that its vertices are
/// reached from, besides sources among them, is its root and the root's upward neighbours.
struct Gate {
    std::uint32_t item = 0;        ///< the root
    std::uint32_t lowest = 0;      ///< the subtree's lowest item
    std::uint32_t quad = 0;        ///< where the root's quads begin
    std::uint32_t quad_below = 0;  ///< where those of item lowest-1 begin
};

/// A point beside the roads, attached to one or two vertices (the same one twice, if one), each
/// with an offset: a leaf of the elimination tree. REQUIRES: one vertex is an ancestor of the
/// other, as of the two ends of every arc. `row` is its place in the table that sweeps fill.
template <class Weight>
struct BasicLeaf {
    VertexId vertex[2];
    Weight offset[2];
    std::uint32_t row = 0;
};
using Leaf = BasicLeaf<std::uint32_t>;

/// The downward graph of one metric and direction, to all vertices, to a selection of targets, or
/// to leaves: the arcs that the downward phase of a search reads, stored in the order of reading.
/// Build once for many sweeps; immutable.
///
/// A selection holds the targets and their ancestors, copied and stored side by side (RPHAST:
/// Delling, Goldberg, Werneck, "Faster batched shortest paths in road networks", ATMOS 2011,
/// doi:10.4230/OASIcs.ATMOS.2011.52, section 3). Ancestors keep their depths, so nothing in an arc
/// changes when others are left out.
template <class Weight>
class BasicDescent {
  public:
    /// To all vertices. O(n + upward arcs).
    BasicDescent(const BasicMetric<Weight>& metric, Direction direction);
    /// To `targets`. O(A + U + n / 64), for the A ancestors of the targets and the U upward arcs of
    /// these.
    BasicDescent(const BasicMetric<Weight>& metric, Direction direction,
                 std::span<const VertexId> targets);
    /// To `leaves`. The arcs to a leaf are stored below the lower of its vertices, like the arcs to
    /// a vertex, so that a sweep computes its labels while those of its ancestors are in the cache.
    /// Cost as above, plus O(n + leaves).
    BasicDescent(const BasicMetric<Weight>& metric, Direction direction,
                 std::span<const BasicLeaf<Weight>> leaves);

    [[nodiscard]] Direction direction() const { return direction_; }
    /// Number of vertices and leaves in the downward graph. An *item* is one of them. Items are
    /// numbered by rank, leaves before the vertex to which they are attached.
    [[nodiscard]] std::size_t size() const { return stops_.size(); }
    /// The rank of each item, ascending, a leaf's that of its vertex; empty when all ranks are
    /// there.
    [[nodiscard]] std::span<const std::uint32_t> ranks() const { return ranks_; }
    /// The item of each target, in the order the targets were given.
    [[nodiscard]] std::span<const std::uint32_t> target_items() const { return target_items_; }
    /// The item and row of each leaf, highest item first.
    [[nodiscard]] std::span<const kernel::Entry> leaves() const { return leaves_; }
    /// By item, highest first.
    [[nodiscard]] std::span<const kernel::Stop> stops() const { return stops_; }
    [[nodiscard]] std::span<const kernel::Quad<Weight>> quads() const { return quads_; }
    [[nodiscard]] std::span<const Gate> gates() const { return gates_; }

  private:
    /// A leaf in the order of items.
    struct Hanging {
        std::uint32_t high;  // the rank of the higher of its vertices
        Weight low_offset;
        Weight high_offset;
        std::uint32_t row;
    };
    /// Enters the leaves among the ranks.
    std::vector<Hanging> hang(const Hierarchy& hierarchy,
                              std::span<const BasicLeaf<Weight>> leaves);
    /// Lays out the items: all vertices where `ranks_` is empty.
    void lay_out(const BasicMetric<Weight>& metric, std::size_t items,
                 std::span<const Hanging> leaves = {});
    /// The first item whose rank is `rank` or more.
    [[nodiscard]] std::size_t item_at(std::size_t rank) const;
    [[nodiscard]] bool is_leaf(std::size_t item) const {
        return item + 1 < ranks_.size() && ranks_[item + 1] == ranks_[item];
    }
    void add_vertex(const Hierarchy& hierarchy, std::span<const Weight> weights, std::size_t rank);
    void add_leaf(const Hierarchy& hierarchy, const Hanging& leaf, std::size_t item);
    void open_gate(const Hierarchy& hierarchy, std::size_t rank, std::size_t item, std::size_t quad,
                   std::vector<std::size_t>& open);

    Direction direction_;
    std::vector<std::uint32_t> ranks_;
    std::vector<std::uint32_t> target_items_;
    HugeVector<kernel::Stop> stops_;
    HugeVector<kernel::Quad<Weight>> quads_;
    std::vector<Gate> gates_;
    HugeVector<kernel::Entry> leaves_;
};

using Descent = BasicDescent<std::uint32_t>;
using WideDescent = BasicDescent<std::uint64_t>;

extern template class BasicDescent<std::uint32_t>;
extern template class BasicDescent<std::uint64_t>;

}  // namespace relais::cch
