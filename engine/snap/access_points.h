#pragma once

#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::snap {

/// One way to leave or reach a snapped point by a vertex.
struct AccessPoint {
    enum class Leg : std::uint8_t { kForward, kBackward, kCorner };

    VertexId vertex;
    Duration offset;          ///< walk included
    std::uint8_t join = 0;    ///< which of the snap's
    Leg leg = Leg::kForward;  ///< along the chain's shape, against it, or on foot to its end
};
using AccessPoints = std::vector<AccessPoint>;

/// From the point to the vertices that it can reach; without those behind a closed piece.
[[nodiscard]] AccessPoints departures(const graph::RoadNetwork& network, const Snap& snap);
[[nodiscard]] AccessPoints departures(const graph::RoadNetwork& network, const Join& join);
/// The same into memory that is used again, for many points.
void departures(const graph::RoadNetwork& network, const Snap& snap, AccessPoints& result);
/// From the vertices it can be reached from, to the point; likewise.
[[nodiscard]] AccessPoints arrivals(const graph::RoadNetwork& network, const Snap& snap);
[[nodiscard]] AccessPoints arrivals(const graph::RoadNetwork& network, const Join& join);
/// Straight along the chain of both joins; kUnreachable when they are on different chains or the
/// direction is forbidden. Walks included; two points at one foot need no driving.
[[nodiscard]] Duration along_chain(const graph::RoadNetwork& network, const Join& from,
                                   const Join& to);
/// The least of that of all their joins.
[[nodiscard]] Duration along_chain(const graph::RoadNetwork& network, const Snap& from,
                                   const Snap& to);

}  // namespace relais::snap
