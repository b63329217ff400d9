#include "engine/cch/descent.h"

#include <algorithm>

#include "engine/cch/ancestors.h"

namespace relais::cch {

namespace {

constexpr std::uint32_t kSmallestGate = 256;  // items; less is not worth asking

/// Whether to ask at this rank: its subtree is large, and so is what lies beside it.
bool has_gate(const Hierarchy& hierarchy, std::size_t rank) {
    const std::uint32_t size = hierarchy.subtree_size[rank];
    const std::uint32_t parent = hierarchy.parent[rank];
    return size >= kSmallestGate &&
           (parent == kNoParent || hierarchy.subtree_size[parent] - size >= kSmallestGate);
}

}  // namespace

template <class Weight>
BasicDescent<Weight>::BasicDescent(const BasicMetric<Weight>& metric, Direction direction)
    : direction_(direction) {
    lay_out(metric, metric.hierarchy.size());
}

template <class Weight>
BasicDescent<Weight>::BasicDescent(const BasicMetric<Weight>& metric, Direction direction,
                                   std::span<const VertexId> targets)
    : direction_(direction) {
    const Hierarchy& hierarchy = metric.hierarchy;
    Ancestors ancestors(hierarchy);
    for (const VertexId target : targets) ancestors.add(hierarchy.rank_of[target.index()].value());
    ancestors.take(ranks_);
    target_items_.reserve(targets.size());
    for (const VertexId target : targets)
        target_items_.push_back(
            static_cast<std::uint32_t>(item_at(hierarchy.rank_of[target.index()].index())));
    lay_out(metric, ranks_.size());
}

template <class Weight>
void BasicDescent<Weight>::lay_out(const BasicMetric<Weight>& metric, std::size_t items) {
    const Hierarchy& hierarchy = metric.hierarchy;
    const auto weights = metric.down_weights(direction_);
    stops_.reserve(items);
    quads_.reserve(items + items / 2);
    std::vector<std::size_t> open;  // the gates whose subtrees we are in
    for (std::size_t item = items; item-- > 0;) {
        const std::size_t rank = ranks_.empty() ? item : ranks_[item];
        const auto quad = static_cast<std::uint32_t>(quads_.size());
        add(hierarchy, weights, rank);
        if (has_gate(hierarchy, rank)) {
            const std::size_t lowest = item_at(rank + 1 - hierarchy.subtree_size[rank]);
            if (item - lowest >= kSmallestGate) {
                open.push_back(gates_.size());
                gates_.push_back({static_cast<std::uint32_t>(item),
                                  static_cast<std::uint32_t>(lowest), quad, 0});
            }
        }
        for (; !open.empty() && gates_[open.back()].lowest == item; open.pop_back())
            gates_[open.back()].quad_below = static_cast<std::uint32_t>(quads_.size());
    }
}

template <class Weight>
std::size_t BasicDescent<Weight>::item_at(std::size_t rank) const {
    if (ranks_.empty()) return rank;
    return static_cast<std::size_t>(std::lower_bound(ranks_.begin(), ranks_.end(), rank) -
                                    ranks_.begin());
}

template <class Weight>
void BasicDescent<Weight>::add(const Hierarchy& hierarchy, std::span<const Weight> weights,
                               std::size_t rank) {
    const auto depths = hierarchy.up(rank);
    const std::uint32_t first = hierarchy.first_up[rank];
    const std::size_t quads = (depths.size() + 3) / 4;
    stops_.push_back(
        {static_cast<std::uint16_t>(quads), static_cast<std::uint16_t>(hierarchy.depth(rank))});
    for (std::size_t i = 0; i < quads; ++i) {
        kernel::Quad<Weight>& quad = quads_.emplace_back();
        for (std::size_t j = 0; j < 4; ++j) {
            const std::size_t arc = std::min(4 * i + j, depths.size() - 1);
            quad.weight[j] = weights[first + arc];
            quad.depth[j] = depths[arc];
        }
    }
}

template class BasicDescent<std::uint32_t>;
template class BasicDescent<std::uint64_t>;

}  // namespace relais::cch
