#include "engine/access/measured_places.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/snap/access_points.h"
#include "engine/snap/offsets.h"

namespace relais::access {
namespace {

std::uint32_t to_decimetres(float metres) {
    return static_cast<std::uint32_t>(std::lround(double{metres} * 10));
}

}  // namespace

MeasuredAccessPoints MeasuredPlaces::access_points(const snap::Snap& snap, TripEnd end) const {
    using Leg = snap::AccessPoint::Leg;
    const bool departing = end == TripEnd::kDeparture;
    MeasuredAccessPoints result;
    for (const snap::AccessPoint& access_point :
         departing ? snap::departures(network_, snap) : snap::arrivals(network_, snap)) {
        const snap::Join& join = snap.joins[access_point.join];
        std::uint32_t decimetres = to_decimetres(join.corner_walk_metres);
        if (access_point.leg != Leg::kCorner) {
            const std::uint32_t from_first = decimetres_along(join);
            decimetres =
                to_decimetres(join.walk_metres) + ((access_point.leg == Leg::kForward) == departing
                                                       ? length(join.chain) - from_first
                                                       : from_first);
        }
        result.push_back({access_point.vertex, access_point.join, access_point.leg,
                          packing_.pack(access_point.offset.count(), decimetres)});
    }
    return result;
}

Wide MeasuredPlaces::along_chain(const snap::Join& from, const snap::Join& to) const {
    const Duration time = snap::along_chain(network_, from, to);
    if (!reachable(time)) return kNoWide;
    const std::uint32_t a = decimetres_along(from);
    const std::uint32_t b = decimetres_along(to);
    return packing_.pack(time.count(), to_decimetres(from.walk_metres) + std::max(a, b) -
                                           std::min(a, b) + to_decimetres(to.walk_metres));
}

Wide MeasuredPlaces::along_chain(const snap::Snap& from, const snap::Snap& to) const {
    Wide best = kNoWide;
    for (const snap::Join& start : from.joins)
        for (const snap::Join& end : to.joins) best = std::min(best, along_chain(start, end));
    return best;
}

std::uint32_t MeasuredPlaces::length(ChainId chain) const {
    const ArcId forward = network_.chain_forward_arc[chain.index()];
    const ArcId arc = forward.exists() ? forward : network_.chain_backward_arc[chain.index()];
    return network_.arc_decimetres[arc.index()];
}

std::uint32_t MeasuredPlaces::decimetres_along(const snap::Join& join) const {
    return std::min(to_decimetres(join.metres_from_first), length(join.chain));
}

cch::WideMetric customize_measured(const graph::RoadNetwork& network,
                                   const cch::Hierarchy& hierarchy, Packing packing) {
    std::vector<Wide> weights(network.arc_count());
    for (std::size_t arc = 0; arc < weights.size(); ++arc)
        weights[arc] = network.arc_ticks[arc] >= kNoPath
                           ? kNoWide
                           : packing.pack(network.arc_ticks[arc], network.arc_decimetres[arc]);
    return cch::customize(hierarchy, weights);
}

}  // namespace relais::access
