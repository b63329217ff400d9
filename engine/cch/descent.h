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

/// What searches read on their way down to all vertices, or to a selection of targets: the downward
/// arcs of one metric and direction, laid out in the order of reading. Build once for many sweeps;
/// immutable.
///
/// A selection holds the targets and their ancestors, copied out and put side by side (RPHAST:
/// Delling, Goldberg, Werneck, "Faster batched shortest paths in road networks", ATMOS 2011,
/// doi:10.4230/OASIcs.ATMOS.2011.52, section 3). Ancestors keep their depths, so nothing in an arc
/// changes when others are left out.
template <class Weight>
class BasicDescent {
  public:
    /// To all vertices. O(n + upward arcs).
    BasicDescent(const BasicMetric<Weight>& metric, Direction direction);
    /// To `targets`. O(their ancestors, and those's upward arcs, + n / 64).
    BasicDescent(const BasicMetric<Weight>& metric, Direction direction,
                 std::span<const VertexId> targets);

    [[nodiscard]] Direction direction() const { return direction_; }
    /// How many vertices the way down passes. An *item* is one of them: they are numbered by rank.
    [[nodiscard]] std::size_t size() const { return stops_.size(); }
    /// The rank of each item, ascending; empty when all ranks are there.
    [[nodiscard]] std::span<const std::uint32_t> ranks() const { return ranks_; }
    /// The item of each target, in the order the targets were given.
    [[nodiscard]] std::span<const std::uint32_t> target_items() const { return target_items_; }
    /// By item, highest first.
    [[nodiscard]] std::span<const kernel::Stop> stops() const { return stops_; }
    [[nodiscard]] std::span<const kernel::Quad<Weight>> quads() const { return quads_; }
    [[nodiscard]] std::span<const Gate> gates() const { return gates_; }

  private:
    /// Lays out the ranks, or all of them where `ranks_` is empty.
    void lay_out(const BasicMetric<Weight>& metric, std::size_t items);
    /// The first item whose rank is `rank` or more.
    [[nodiscard]] std::size_t item_at(std::size_t rank) const;
    void add(const Hierarchy& hierarchy, std::span<const Weight> weights, std::size_t rank);

    Direction direction_;
    std::vector<std::uint32_t> ranks_;
    std::vector<std::uint32_t> target_items_;
    HugeVector<kernel::Stop> stops_;
    HugeVector<kernel::Quad<Weight>> quads_;
    std::vector<Gate> gates_;
};

using Descent = BasicDescent<std::uint32_t>;
using WideDescent = BasicDescent<std::uint64_t>;

extern template class BasicDescent<std::uint32_t>;
extern template class BasicDescent<std::uint64_t>;

}  // namespace relais::cch
