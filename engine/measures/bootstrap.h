#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/measures/statistics.h"

namespace relais::measures {

/// Contains 95 % of the resampled values.
struct Interval {
    double low = 0;
    double high = 0;
};
struct BootstrapOptions {
    int replicates = 100;  ///< 0: none
    std::uint64_t seed = 1;
};

/// Percentile bootstrap (Efron 1979, doi:10.1214/aos/1176344552) of the statistics that `wanted`
/// names: as many households as there are, drawn with replacement, each with its weight. One
/// interval per statistic; nothing where half of the replicates or more have no value. The draws
/// depend on seed and size only, so two runs agree to the last bit. O(replicates * n * statistics).
[[nodiscard]] std::vector<std::optional<Interval>> bootstrap(
    const Distribution& distribution, Kind kind, const StatisticOptions& statistic,
    const std::vector<const Statistic*>& wanted, const BootstrapOptions& options);

}  // namespace relais::measures
