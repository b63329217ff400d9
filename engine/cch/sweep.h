#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/cch/ancestors.h"
#include "engine/cch/downward_graph.h"
#include "engine/cch/kernel/kernel.h"
#include "engine/cch/label_format.h"
#include "engine/cch/metric.h"

namespace relais::cch {

/// A place where the search of one lane starts, `offset` ticks from `vertex`. `index` names it in
/// the labels; of several sources at the same time from a vertex, the lowest index wins.
template <class Weight>
struct BasicSource {
    VertexId vertex;
    Weight offset = 0;
    std::uint32_t index = 0;
    std::uint8_t lane = 0;
};
using Source = BasicSource<std::uint32_t>;
using WideSource = BasicSource<std::uint64_t>;

/// A run of labels while they are hot: row i belongs to item first_item + i of the DownwardGraph,
/// which is the rank where the downward is to all vertices.
template <class Label>
struct Block {
    std::size_t first_item = 0;
    std::span<const kernel::Row<Label>> rows;
};

/// Sixteen searches side by side, each from any number of sources: the query of a metric, in the
/// manner of PHAST. Holds the scratch memory of one thread; make one per thread and keep it.
///
///     DownwardGraph downward(metric, Direction::kBackward);
///     Sweep<std::uint32_t> sweep(metric);
///     sweep.run(downward, sources, LabelFormat<std::uint32_t>(8), [&](const auto& block) { ... });
template <class Label, class Weight = std::uint32_t>
class Sweep {
  public:
    using Fold = std::function<void(const Block<Label>&)>;
    using Metric = BasicMetric<Weight>;
    using DownwardGraph = BasicDownwardGraph<Weight>;
    using Source = BasicSource<Weight>;
    using Cursor = kernel::Cursor<Label, Weight>;

    explicit Sweep(const Metric& metric);

    /// Calls `fold` with blocks of up to a few hundred items, the highest first. No item occurs
    /// twice, and items that do not occur are not reached: subtrees out of reach of every lane are
    /// skipped, so a short cutoff costs little. O(items and their arcs + ancestors of the sources
    /// and theirs). REQUIRES: `downward` comes from the metric; every lane < kLanes, every index <
    /// 2^index_bits.
    void run(const DownwardGraph& downward, std::span<const Source> sources,
             const LabelFormat<Label>& format, const Fold& fold);

    /// As `run`, into a table of one row per item; all rows are written. A HugeVector is the
    /// fastest.
    void fill(const DownwardGraph& downward, std::span<const Source> sources,
              const LabelFormat<Label>& format, std::span<kernel::Row<Label>> table);

    /// As `run`, into a table for attached points: each writes its row, all others stay as they
    /// are. Returns the largest label of each lane, at most `limit`. REQUIRES: `downward` was built
    /// to attached points.
    kernel::Row<Label> fill_attached(const DownwardGraph& downward, std::span<const Source> sources,
                                     const LabelFormat<Label>& format,
                                     std::span<kernel::Row<Label>> table);

  private:
    Cursor start(const DownwardGraph& downward, std::span<const Source> sources,
                 const LabelFormat<Label>& format);
    void seed(std::span<const Source> sources, const kernel::Scale<Label>& scale);
    void join(const DownwardGraph& downward);
    /// Whether nothing below the subtree that was just passed can be reached.
    [[nodiscard]] bool can_skip(const DownwardGraph& downward, const SkippableSubtree& subtree,
                                const Cursor& cursor, Label limit) const;
    /// pass(cursor, begin, end) goes down through items, skip(begin, end) says which are left out.
    template <class Pass, class Skip>
    void go_down(const DownwardGraph& downward, Cursor cursor, Label limit, const Pass& pass,
                 const Skip& skip);

    Metric metric_;
    Ancestors ancestors_;
    std::vector<RankId> touched_;                   // ranks of the sources and their ancestors
    std::vector<kernel::Row<Label>> touched_rows_;  // their labels after the way up
    std::vector<kernel::Entry> entries_;            // where they join the way down
    std::vector<kernel::Row<Label>> path_;          // one row per depth
    std::vector<kernel::Row<Label>> block_;
};

extern template class Sweep<std::uint32_t>;
extern template class Sweep<std::uint64_t>;
extern template class Sweep<std::uint64_t, std::uint64_t>;

using WideSweep = Sweep<std::uint64_t, std::uint64_t>;

}  // namespace relais::cch
