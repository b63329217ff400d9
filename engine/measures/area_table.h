#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/measures/bootstrap.h"
#include "engine/measures/columns.h"
#include "engine/measures/levels.h"

namespace relais::measures {

/// One figure: a statistic of a column over the households of an area.
struct AreaRow {
    std::uint32_t level = 0, area = 0, column = 0;
    const Statistic* statistic = nullptr;
    std::optional<double> value;
    std::optional<Interval> interval;  ///< of the whole territory only
    std::size_t households = 0;        ///< points in the area, whatever their weight
    double weight = 0;                 ///< people of the area that the column is for
    double known = 0;                  ///< of those, with a value or surely too far
    /// 1 is the best of the `ranked` areas of its level that have a value; alike share the lower
    /// number. 0: no rank, one way is not better than the other.
    std::uint32_t rank = 0, ranked = 0;
    std::optional<double> difference;  ///< value less that of the area above

    /// Share of the weight without a known value; absent where there is no weight.
    [[nodiscard]] std::optional<double> unknown() const {
        return weight > 0 ? std::optional(std::max(0.0, 1 - known / weight)) : std::nullopt;
    }
};

/// All figures: every statistic that applies, of every column, for every area of every level, in
/// that order from the outside in: level, area, column, statistic. `ranking` may be null. O(columns
/// * levels * n log n * statistics), on all threads, the same for any number of them.
[[nodiscard]] std::vector<AreaRow> tabulate(const std::vector<Level>& levels,
                                            const std::vector<Column>& columns,
                                            const MeasurePlan& plan, const Values* ranking);

}  // namespace relais::measures
