#pragma once

#include <vector>

#include "engine/access/nearest_table.h"

namespace relais::access {

/// Whether a household without a time is certainly farther than any bound: true on roads without a
/// path to a service (kIsland) and beyond a cutoff. Its time is unknown where it could not be
/// snapped to the roads, outside the data, and where the category has no service in the data. Every
/// share of people beyond a bound follows this rule, in tables, measures, commitments and on the
/// pages of the atlas: (those with a longer time + those certainly far) / (those with a time +
/// those certainly far), given together with the share of unknown times.
[[nodiscard]] bool surely_far(Reason reason);
/// It has a time, or is surely far.
[[nodiscard]] inline bool is_known(Reason reason) {
    return reason == Reason::kReached || surely_far(reason);
}

/// Travel times of one group of households to one category, each household counting with its
/// weight. Times in minutes; NaN-free: statistics over no household are absent (`reached == 0`).
struct Summary {
    double weight = 0;   ///< of all households
    double reached = 0;  ///< of those with a time; the statistics below are about these only
    /// Weight of those with a time and those certainly far; 0 where a household of the group is
    /// kNoService. When it is 0 the shares below are meaningless.
    double known = 0;
    std::size_t households = 0;  ///< how many points, whatever their weight
    double mean = 0;
    double median = 0;  ///< the smallest time t with at least half of `reached` at t or less
    double p90 = 0;     ///< the same for nine tenths
    /// Shares in [0, 1] of `known` farther than 10, 20, 30 minutes (a time equal to the bound is
    /// not beyond it). Those surely far are beyond.
    double beyond_10 = 0;
    double beyond_20 = 0;
    double beyond_30 = 0;
    double beyond_limit = 0;  ///< the same for the limit given to summarize

    /// Share in [0, 1] of `weight` whose time is unknown; 0 where there is no weight.
    [[nodiscard]] double unknown() const;
};

/// One member of the group to summarise.
struct WeightedTime {
    Nearest nearest;
    double weight = 1;
};

/// Weighted statistics of a group; O(n log n), compensated sums in order of time. `limit`: minutes
/// of Summary::beyond_limit.
[[nodiscard]] Summary summarize(std::vector<WeightedTime> group, double limit = 20);

}  // namespace relais::access
