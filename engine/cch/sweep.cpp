// Delling, Goldberg, Nowatzyk, Werneck, "PHAST: Hardware-accelerated shortest path trees", IPDPS
// 2011, doi:10.1109/IPDPS.2011.89: a search up the hierarchy from the sources (section 3), then one
// linear sweep down over all vertices, several searches at once in vector lanes (section 4). Here
// the hierarchy is customizable and its ranks are a post-order of the elimination tree, so both
// passes walk that tree, and the labels they relax into and from are those of the path from the
// root to the current vertex: a few hundred cache lines, independent of the size of the network.
// The labels of all vertices are written once and never read again.

#include "engine/cch/sweep.h"

#include <algorithm>
#include <cassert>

#include "engine/cch/kernel/dispatch.h"

namespace relais::cch {
namespace {

using kernel::Entry;
using kernel::Row;

constexpr std::size_t kBlockItems = 256;  // 16 KiB of 32-bit labels: half of a first-level cache
constexpr std::size_t kStreamBytes = std::size_t{1} << 22;  // more than is left when it is read

template <class Label>
Row<Label> row_of(Label label) {
    Row<Label> row;
    std::fill_n(row.lane, kLanes, label);
    return row;
}

/// The vector code for labels and weights of the types of the arguments.
const kernel::Passes<std::uint32_t, std::uint32_t>& passes(std::uint32_t, std::uint32_t) {
    return kernel::chosen().passes32;
}
const kernel::Passes<std::uint64_t, std::uint32_t>& passes(std::uint64_t, std::uint32_t) {
    return kernel::chosen().passes64;
}
const kernel::Passes<std::uint64_t, std::uint64_t>& passes(std::uint64_t, std::uint64_t) {
    return kernel::chosen().passes_wide;
}

}  // namespace

template <class Label, class Weight>
Sweep<Label, Weight>::Sweep(const Metric& metric)
    : metric_(metric),
      ancestors_(metric.hierarchy),
      path_(metric.hierarchy.height + 1),  // the last is for attached points
      block_(kBlockItems) {}

template <class Label, class Weight>
void Sweep<Label, Weight>::seed(std::span<const Source> sources,
                                const kernel::Scale<Label>& scale) {
    const auto rank = [&](const Source& source) {
        return metric_.hierarchy.rank_of[source.vertex.index()];
    };
    for (const Source& source : sources) ancestors_.add(rank(source));
    ancestors_.take(touched_);
    touched_rows_.assign(touched_.size(), row_of(scale.limit));
    for (const Source& source : sources) {
        assert(source.lane < kLanes && source.index >> scale.shift == 0);
        if (source.offset >= scale.cap) continue;
        const auto place = std::lower_bound(touched_.begin(), touched_.end(), rank(source));
        auto& row = touched_rows_[static_cast<std::size_t>(place - touched_.begin())];
        const Label label = static_cast<Label>(source.offset) << scale.shift | source.index;
        row.lane[source.lane] = std::min(row.lane[source.lane], label);
    }
}

template <class Label, class Weight>
void Sweep<Label, Weight>::join(const DownwardGraph& downward) {
    entries_.clear();
    const auto ranks = downward.ranks();
    std::size_t item = ranks.size();
    for (std::size_t row = touched_.size(); row-- > 0;) {
        std::uint32_t place = touched_[row].value();
        if (!ranks.empty()) {
            while (item > 0 && ranks[item - 1] > touched_[row]) --item;
            if (item == 0 || ranks[item - 1] != touched_[row]) continue;
            place = static_cast<std::uint32_t>(item - 1);
        }
        entries_.push_back({place, static_cast<std::uint32_t>(row)});
    }
    entries_.push_back({kernel::kNoItem, 0});
}

template <class Label, class Weight>
auto Sweep<Label, Weight>::start(const DownwardGraph& downward, std::span<const Source> sources,
                                 const LabelFormat<Label>& format) -> Cursor {
    seed(sources, format.scale());
    std::fill(path_.begin(), path_.end(), row_of(format.scale().limit));
    const kernel::UpArcs<Weight> arcs{metric_.hierarchy.first_up.data(),
                                      metric_.hierarchy.up_depth.data(),
                                      metric_.up_weights(downward.direction()).data()};
    passes(Label{}, Weight{})
        .up(arcs, format.scale(), values_of(std::span<const RankId>(touched_)),
            static_cast<std::uint32_t>(touched_.size()), path_.data(), touched_rows_.data());
    join(downward);
    return {downward.slots().data(), downward.arc_blocks().data(), entries_.data(),
            touched_rows_.data()};
}

template <class Label, class Weight>
bool Sweep<Label, Weight>::can_skip(const DownwardGraph& downward, const SkippableSubtree& subtree,
                                    const Cursor& cursor, Label limit) const {
    const auto unreached = [&](std::uint16_t depth) {
        return std::all_of(path_[depth].lane, path_[depth].lane + kLanes,
                           [&](Label label) { return label == limit; });
    };
    const kernel::Entry& next = *cursor.entry;
    if (next.item != kernel::kNoItem && next.item >= subtree.lowest) return false;
    const kernel::VertexSlot& slot = *(cursor.slot - 1);
    if (!unreached(slot.depth)) return false;
    const auto above = downward.arc_blocks().subspan(subtree.arc_block, slot.arc_blocks);
    return std::all_of(above.begin(), above.end(), [&](const kernel::ArcBlock<Weight>& arc_block) {
        return std::all_of(arc_block.depth, arc_block.depth + 4, unreached);
    });
}

template <class Label, class Weight>
template <class Pass, class Skip>
void Sweep<Label, Weight>::go_down(const DownwardGraph& downward, Cursor cursor, Label limit,
                                   const Pass& pass, const Skip& skip) {
    auto subtree = downward.subtrees().begin();
    for (std::size_t end = downward.size(); end > 0;) {
        std::size_t begin = end - std::min(end, kBlockItems);
        const bool at_subtree = subtree != downward.subtrees().end() && subtree->item >= begin;
        if (at_subtree) begin = subtree->item;
        pass(cursor, begin, end);
        if (at_subtree && can_skip(downward, *subtree, cursor, limit)) {
            cursor.slot += begin - subtree->lowest;
            cursor.arc_block = downward.arc_blocks().data() + subtree->arc_block_below;
            skip(subtree->lowest, begin);
            begin = subtree->lowest;
        }
        while (subtree != downward.subtrees().end() && subtree->item >= begin) ++subtree;
        end = begin;
    }
}

template <class Label, class Weight>
void Sweep<Label, Weight>::run(const DownwardGraph& downward, std::span<const Source> sources,
                               const LabelFormat<Label>& format, const Fold& fold) {
    const auto pass = [&](Cursor& cursor, std::size_t begin, std::size_t end) {
        passes(Label{}, Weight{})
            .down(cursor, format.scale(), static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(end), path_.data(), block_.data());
        fold({begin, std::span(block_).first(end - begin)});
    };
    go_down(downward, start(downward, sources, format), format.scale().limit, pass,
            [](std::size_t, std::size_t) {});
}

template <class Label, class Weight>
void Sweep<Label, Weight>::fill(const DownwardGraph& downward, std::span<const Source> sources,
                                const LabelFormat<Label>& format, std::span<Row<Label>> table) {
    assert(table.size() == downward.size());
    const bool stream = table.size_bytes() >= kStreamBytes;
    const auto down =
        stream ? passes(Label{}, Weight{}).down_streaming : passes(Label{}, Weight{}).down;
    const auto pass = [&](Cursor& cursor, std::size_t begin, std::size_t end) {
        down(cursor, format.scale(), static_cast<std::uint32_t>(begin),
             static_cast<std::uint32_t>(end), path_.data(), table.data() + begin);
    };
    const auto skip = [&](std::size_t begin, std::size_t end) {
        const auto rows = table.subspan(begin, end - begin);
        std::fill(rows.begin(), rows.end(), row_of(format.scale().limit));
    };
    go_down(downward, start(downward, sources, format), format.scale().limit, pass, skip);
    if (stream) kernel::chosen().settle();  // others may read the table
}

template <class Label, class Weight>
Row<Label> Sweep<Label, Weight>::fill_attached(const DownwardGraph& downward,
                                               std::span<const Source> sources,
                                               const LabelFormat<Label>& format,
                                               std::span<Row<Label>> table) {
    const auto& code = passes(Label{}, Weight{});
    const Label limit = format.scale().limit;
    Row<Label> farthest = row_of(Label{0});
    const Entry* point = downward.attached_points().data();
    const Entry* const last = point + downward.attached_points().size();
    const auto pass = [&](Cursor& cursor, std::size_t begin, std::size_t end) {
        code.down(cursor, format.scale(), static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(end), path_.data(), block_.data());
        const Entry* const first = point;
        while (point != last && point->item >= begin) ++point;
        code.deliver(block_.data(), static_cast<std::uint32_t>(begin), first, point, table.data(),
                     &farthest);
    };
    const auto skip = [&](std::size_t begin, std::size_t) {
        for (; point != last && point->item >= begin; ++point) {
            table[point->row] = row_of(limit);
            farthest = row_of(limit);
        }
    };
    go_down(downward, start(downward, sources, format), limit, pass, skip);
    kernel::chosen().settle();
    return farthest;
}

template class Sweep<std::uint32_t>;
template class Sweep<std::uint64_t>;
template class Sweep<std::uint64_t, std::uint64_t>;

}  // namespace relais::cch
