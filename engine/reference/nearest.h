#pragma once

#include <optional>

#include "engine/access/nearest_table.h"
#include "engine/access/points.h"
#include "engine/graph/road_network.h"

namespace relais::reference {

/// The slow twin of access::nearest_services, by other means: every snapped point becomes a vertex
/// that splits its chain, so that offsets, walks and points on one chain need no special care, and
/// one Dijkstra per category does the rest. Same arguments, same table, to the tick.
/// O(categories * (n + m + points) log n).
[[nodiscard]] access::NearestTable nearest_services(const graph::RoadNetwork& network,
                                                    const access::Points& points,
                                                    std::optional<Duration> cutoff = {});

}  // namespace relais::reference
