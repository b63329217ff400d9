#include "engine/cch/downward_graph.h"

#include <algorithm>
#include <numeric>

#include "engine/cch/ancestors.h"

namespace relais::cch {

namespace {

constexpr std::uint32_t kSmallestSubtree = 256;  // items; less is not worth asking

/// Whether to test this rank: its subtree is large, and so is the rest of its parent's.
bool is_skippable(const Hierarchy& hierarchy, RankId rank) {
    const std::uint32_t size = hierarchy.subtree_size[rank.index()];
    const RankId parent = hierarchy.parent[rank.index()];
    return size >= kSmallestSubtree &&
           (!parent.exists() || hierarchy.subtree_size[parent.index()] - size >= kSmallestSubtree);
}

}  // namespace

template <class Weight>
BasicDownwardGraph<Weight>::BasicDownwardGraph(const BasicMetric<Weight>& metric,
                                               Direction direction)
    : direction_(direction) {
    lay_out(metric, metric.hierarchy.size());
}

template <class Weight>
BasicDownwardGraph<Weight>::BasicDownwardGraph(const BasicMetric<Weight>& metric,
                                               Direction direction,
                                               std::span<const VertexId> targets)
    : direction_(direction) {
    const Hierarchy& hierarchy = metric.hierarchy;
    Ancestors ancestors(hierarchy);
    for (const VertexId target : targets) ancestors.add(hierarchy.rank_of[target.index()]);
    ancestors.take(ranks_);
    target_items_.reserve(targets.size());
    for (const VertexId target : targets)
        target_items_.push_back(ItemId{item_at(hierarchy.rank_of[target.index()])});
    lay_out(metric, ranks_.size());
}

template <class Weight>
BasicDownwardGraph<Weight>::BasicDownwardGraph(const BasicMetric<Weight>& metric,
                                               Direction direction,
                                               std::span<const BasicAttachedPoint<Weight>> attached)
    : direction_(direction) {
    const auto by_item = attach(metric.hierarchy, attached);
    lay_out(metric, ranks_.size(), by_item);
}

template <class Weight>
auto BasicDownwardGraph<Weight>::attach(const Hierarchy& hierarchy,
                                        std::span<const BasicAttachedPoint<Weight>> attached)
    -> std::vector<Attached> {
    const auto ranks = [&](const BasicAttachedPoint<Weight>& point) {
        return std::minmax({hierarchy.rank_of[point.vertex[0].index()],
                            hierarchy.rank_of[point.vertex[1].index()]});
    };
    std::vector<std::pair<RankId, RankId>> low_high;
    low_high.reserve(attached.size());
    // Where the attached points of a rank begin.
    std::vector<std::uint32_t> next(hierarchy.size() + 1, 0);
    Ancestors ancestors(hierarchy);
    for (const BasicAttachedPoint<Weight>& point : attached) {
        const RankId low = low_high.emplace_back(ranks(point)).first;
        ++next[low.index() + 1];
        ancestors.add(low);
    }
    std::vector<RankId> vertices;
    ancestors.take(vertices);
    ranks_.reserve(vertices.size() + attached.size());
    for (const RankId rank : vertices)
        ranks_.insert(ranks_.end(), next[rank.index() + 1] + 1, rank);
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Attached> by_item(attached.size());
    for (std::size_t i = 0; i < attached.size(); ++i) {
        const auto [low, high] = low_high[i];
        const bool turned = hierarchy.rank_of[attached[i].vertex[0].index()] != low;
        by_item[next[low.index()]++] = {high, attached[i].offset[turned ? 1 : 0],
                                        attached[i].offset[turned ? 0 : 1], attached[i].row};
    }
    return by_item;
}

template <class Weight>
void BasicDownwardGraph<Weight>::lay_out(const BasicMetric<Weight>& metric, std::size_t items,
                                         std::span<const Attached> attached) {
    const Hierarchy& hierarchy = metric.hierarchy;
    const auto weights = metric.down_weights(direction_);
    slots_.reserve(items);
    arc_blocks_.reserve(items + items / 2);
    attached_points_.reserve(attached.size());
    std::vector<std::size_t> open;  // the skippable subtrees that hold this item
    for (std::size_t item = items; item-- > 0;) {
        if (is_attached_point(item)) {
            add_attached_point(hierarchy, attached.back(), item);
            attached = attached.first(attached.size() - 1);
        } else {
            const RankId rank = ranks_.empty() ? RankId{item} : ranks_[item];
            const std::size_t arc_block = arc_blocks_.size();
            add_vertex(hierarchy, weights, rank);
            if (is_skippable(hierarchy, rank)) open_subtree(hierarchy, rank, item, arc_block, open);
        }
        for (; !open.empty() && subtrees_[open.back()].lowest == item; open.pop_back())
            subtrees_[open.back()].arc_block_below = static_cast<std::uint32_t>(arc_blocks_.size());
    }
}

template <class Weight>
void BasicDownwardGraph<Weight>::open_subtree(const Hierarchy& hierarchy, RankId rank,
                                              std::size_t item, std::size_t arc_block,
                                              std::vector<std::size_t>& open) {
    const std::size_t lowest =
        item_at(RankId{rank.index() + 1 - hierarchy.subtree_size[rank.index()]});
    if (item - lowest < kSmallestSubtree) return;
    open.push_back(subtrees_.size());
    subtrees_.push_back({static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(lowest),
                         static_cast<std::uint32_t>(arc_block), 0});
}

template <class Weight>
std::size_t BasicDownwardGraph<Weight>::item_at(RankId rank) const {
    if (ranks_.empty()) return rank.index();
    return static_cast<std::size_t>(std::lower_bound(ranks_.begin(), ranks_.end(), rank) -
                                    ranks_.begin());
}

template <class Weight>
void BasicDownwardGraph<Weight>::add_vertex(const Hierarchy& hierarchy,
                                            std::span<const Weight> weights, RankId rank) {
    const auto depths = hierarchy.up(rank);
    const std::uint32_t first = hierarchy.first_up[rank.index()];
    const std::size_t arc_blocks = (depths.size() + 3) / 4;
    slots_.push_back({static_cast<std::uint16_t>(arc_blocks),
                      static_cast<std::uint16_t>(hierarchy.depth(rank))});
    for (std::size_t i = 0; i < arc_blocks; ++i) {
        kernel::ArcBlock<Weight>& arc_block = arc_blocks_.emplace_back();
        for (std::size_t j = 0; j < 4; ++j) {
            const std::size_t arc = std::min(4 * i + j, depths.size() - 1);
            arc_block.weight[j] = weights[first + arc];
            arc_block.depth[j] = depths[arc];
        }
    }
}

template <class Weight>
void BasicDownwardGraph<Weight>::add_attached_point(const Hierarchy& hierarchy,
                                                    const Attached& point, std::size_t item) {
    const auto low = static_cast<std::uint16_t>(hierarchy.depth(ranks_[item]));
    const auto high = static_cast<std::uint16_t>(hierarchy.depth(point.high));
    arc_blocks_.push_back(
        {{point.low_offset, point.high_offset, point.low_offset, point.high_offset},
         {low, high, low, high}});
    // Attached points have no descendants; their labels go to the spare slot, which no vertex
    // reads.
    slots_.push_back({1, static_cast<std::uint16_t>(hierarchy.height)});
    attached_points_.push_back({static_cast<std::uint32_t>(item), point.row});
}

template class BasicDownwardGraph<std::uint32_t>;
template class BasicDownwardGraph<std::uint64_t>;

}  // namespace relais::cch
