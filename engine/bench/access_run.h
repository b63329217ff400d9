#pragma once

#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"

namespace relais::bench {

/// A full run of access::NearestSolver: sixteen categories of fifty services at random vertices, a
/// household at every vertex of the largest part. One thread, best of the repetitions.
struct AccessRun {
    std::size_t households = 0;
    double prepare_seconds = 0;  ///< once for a network, its times and its points, joined to roads
    double seconds = 0;          ///< the table of all answers, in the memory of the run before
    double first_seconds = 0;    ///< the same in new memory
    double sweep_seconds = 0;    ///< one sweep of sixteen lanes to a table, in the same minute
    [[nodiscard]] double in_sweeps() const { return seconds / sweep_seconds; }
};
[[nodiscard]] AccessRun measure_access(const graph::RoadNetwork& network, const cch::Metric& metric,
                                       int repetitions, std::uint32_t seed);

}  // namespace relais::bench
