#pragma once

#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"

namespace relais::bench {

/// A full run of access::nearest_services: sixteen categories of fifty services at random vertices,
/// a household at every vertex of the main component.
struct AccessRun {
    std::size_t households = 0;
    double seconds = 0;        ///< best of the repetitions, one thread, table of answers included
    double sweep_seconds = 0;  ///< one sweep of sixteen lanes to a table, in the same minute
    [[nodiscard]] double in_sweeps() const { return seconds / sweep_seconds; }
};
[[nodiscard]] AccessRun measure_access(const graph::RoadNetwork& network, const cch::Metric& metric,
                                       int repetitions, std::uint32_t seed);

}  // namespace relais::bench
