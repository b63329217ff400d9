#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "engine/access/nearest_table.h"
#include "engine/cch/hierarchy.h"
#include "engine/core/duration.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::access {

/// One pair of a matrix: a path from door to door, the walks to and from the road included.
struct Trip {
    Duration time = kUnreachable;
    std::uint32_t decimetres = 0;  ///< along that path; 0 without one
    Reason reason = Reason::kNoPath;
    friend bool operator==(const Trip&, const Trip&) = default;
};

struct MatrixOptions {
    /// The path of least length, and among those of least time; else of least time, then length.
    bool shortest = false;
    /// Trips that take longer are kBeyondCutoff.
    std::optional<Duration> cutoff;
};

/// Takes the trips from one origin to all destinations, in their order. The span ends with the
/// call.
using MatrixFold = std::function<void(std::size_t origin, std::span<const Trip> trips)>;

/// Every pair of origin and destination, exact to the tick and decimetre; one call of `fold` per
/// origin, in order, from the calling thread. A pair's trip does not depend on the others.
///
/// One customization with time and length in one 64-bit weight, then sixteen origins a sweep down
/// to the destinations and their ancestors: O(lower triangles + origins / 16 * (ancestors'
/// upward arcs + 16 * destinations)), on all threads, the same trips for any number of them. Memory
/// is that of the metric and 16 rows of trips a thread, whatever the number of origins.
void matrix(const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy,
            std::span<const snap::Snap> origins, std::span<const snap::Snap> destinations,
            const MatrixOptions& options, const MatrixFold& fold);

}  // namespace relais::access
