#pragma once

#include <functional>
#include <span>

#include "engine/access/nearest_table.h"
#include "engine/access/points.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"

namespace relais::commute {

/// The way of one household to one place of work, with and without a stop at a service on the way
/// (a child is left at the crèche). The way back is not part of it: without a stop it is the same
/// in all three.
struct CommuteTrip {
    Duration direct = kUnreachable;   ///< home, work
    Duration nearest = kUnreachable;  ///< home, the service nearest to home, work
    Duration best = kUnreachable;     ///< home, any service, work: the least there is
};

/// The question. Spans and references must outlive the call.
struct Stops {
    const access::Points& points;
    CategoryId category;  ///< of the services to stop at
    const access::NearestTable& nearest;
    std::span<const snap::Snap> works;
};

/// Takes the trips of all households, in their order, to one place of work. The span ends with the
/// call.
using CommuteFold = std::function<void(std::size_t work, std::span<const CommuteTrip> trips)>;

/// Every trip of household and work; one call of `fold` per place of work, in order, from the
/// calling thread. Exact to the tick: best is the least over services of t(home, service) +
/// t(service, work), and nothing is rounded or cut off. `metric` is customized from the network's
/// times.
///
/// The stop costs no loop over services: the searches to sixteen places of work start not there,
/// but at every service, with the time that is left from it. O(services / 16 + works / 8) sweeps
/// down to the households; memory is the table of services and works, and 16 rows of households a
/// thread. On all threads, the same trips for any number of them.
void visit_commutes(const graph::RoadNetwork& network, const cch::Metric& metric,
                    const Stops& stops, const CommuteFold& fold);

}  // namespace relais::commute
