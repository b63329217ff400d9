#include "engine/cch/descent.h"

#include <algorithm>
#include <numeric>

#include "engine/cch/ancestors.h"

namespace relais::cch {

namespace {

constexpr std::uint32_t kSmallestGate = 256;  // items; less is not worth asking

/// Whether to test this rank: its subtree is large, and so is the rest of its parent's.
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
BasicDescent<Weight>::BasicDescent(const BasicMetric<Weight>& metric, Direction direction,
                                   std::span<const BasicLeaf<Weight>> leaves)
    : direction_(direction) {
    const auto by_item = hang(metric.hierarchy, leaves);
    lay_out(metric, ranks_.size(), by_item);
}

template <class Weight>
auto BasicDescent<Weight>::hang(const Hierarchy& hierarchy,
                                std::span<const BasicLeaf<Weight>> leaves) -> std::vector<Hanging> {
    const auto ranks = [&](const BasicLeaf<Weight>& leaf) {
        return std::minmax({hierarchy.rank_of[leaf.vertex[0].index()].value(),
                            hierarchy.rank_of[leaf.vertex[1].index()].value()});
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> low_high;
    low_high.reserve(leaves.size());
    std::vector<std::uint32_t> next(hierarchy.size() + 1, 0);  // where a rank's leaves begin
    Ancestors ancestors(hierarchy);
    for (const BasicLeaf<Weight>& leaf : leaves) {
        const std::uint32_t low = low_high.emplace_back(ranks(leaf)).first;
        ++next[low + 1];
        ancestors.add(low);
    }
    std::vector<std::uint32_t> vertices;
    ancestors.take(vertices);
    ranks_.reserve(vertices.size() + leaves.size());
    for (const std::uint32_t rank : vertices) ranks_.insert(ranks_.end(), next[rank + 1] + 1, rank);
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Hanging> by_item(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const auto [low, high] = low_high[i];
        const bool turned = hierarchy.rank_of[leaves[i].vertex[0].index()].value() != low;
        by_item[next[low]++] = {high, leaves[i].offset[turned ? 1 : 0],
                                leaves[i].offset[turned ? 0 : 1], leaves[i].row};
    }
    return by_item;
}

template <class Weight>
void BasicDescent<Weight>::lay_out(const BasicMetric<Weight>& metric, std::size_t items,
                                   std::span<const Hanging> leaves) {
    const Hierarchy& hierarchy = metric.hierarchy;
    const auto weights = metric.down_weights(direction_);
    stops_.reserve(items);
    quads_.reserve(items + items / 2);
    leaves_.reserve(leaves.size());
    std::vector<std::size_t> open;  // the gates whose subtrees we are in
    for (std::size_t item = items; item-- > 0;) {
        if (is_leaf(item)) {
            add_leaf(hierarchy, leaves.back(), item);
            leaves = leaves.first(leaves.size() - 1);
        } else {
            const std::size_t rank = ranks_.empty() ? item : ranks_[item];
            const std::size_t quad = quads_.size();
            add_vertex(hierarchy, weights, rank);
            if (has_gate(hierarchy, rank)) open_gate(hierarchy, rank, item, quad, open);
        }
        for (; !open.empty() && gates_[open.back()].lowest == item; open.pop_back())
            gates_[open.back()].quad_below = static_cast<std::uint32_t>(quads_.size());
    }
}

template <class Weight>
void BasicDescent<Weight>::open_gate(const Hierarchy& hierarchy, std::size_t rank, std::size_t item,
                                     std::size_t quad, std::vector<std::size_t>& open) {
    const std::size_t lowest = item_at(rank + 1 - hierarchy.subtree_size[rank]);
    if (item - lowest < kSmallestGate) return;
    open.push_back(gates_.size());
    gates_.push_back({static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(lowest),
                      static_cast<std::uint32_t>(quad), 0});
}

template <class Weight>
std::size_t BasicDescent<Weight>::item_at(std::size_t rank) const {
    if (ranks_.empty()) return rank;
    return static_cast<std::size_t>(std::lower_bound(ranks_.begin(), ranks_.end(), rank) -
                                    ranks_.begin());
}

template <class Weight>
void BasicDescent<Weight>::add_vertex(const Hierarchy& hierarchy, std::span<const Weight> weights,
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

template <class Weight>
void BasicDescent<Weight>::add_leaf(const Hierarchy& hierarchy, const Hanging& leaf,
                                    std::size_t item) {
    const auto low = static_cast<std::uint16_t>(hierarchy.depth(ranks_[item]));
    const auto high = static_cast<std::uint16_t>(hierarchy.depth(leaf.high));
    quads_.push_back({{leaf.low_offset, leaf.high_offset, leaf.low_offset, leaf.high_offset},
                      {low, high, low, high}});
    // Leaves have no descendants; their labels go to the spare slot, which no vertex reads.
    stops_.push_back({1, static_cast<std::uint16_t>(hierarchy.height)});
    leaves_.push_back({static_cast<std::uint32_t>(item), leaf.row});
}

template class BasicDescent<std::uint32_t>;
template class BasicDescent<std::uint64_t>;

}  // namespace relais::cch
