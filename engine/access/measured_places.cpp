#include "engine/access/measured_places.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/snap/offsets.h"

namespace relais::access {
namespace {

std::uint32_t to_decimetres(float metres) {
    return static_cast<std::uint32_t>(std::lround(double{metres} * 10));
}

/// Whether the point is left, or reached, by its chain's forward arc.
bool open_forward(const graph::RoadNetwork& network, const snap::Snap& snap, bool departing) {
    const ArcId arc = network.chain_forward_arc[snap.chain.index()];
    return arc.exists() &&
           snap::is_open(departing ? network.arc_ticks[arc.index()] - snap.forward_offset
                                   : snap.forward_offset);
}

}  // namespace

Doors MeasuredPlaces::doors(const snap::Snap& snap, Way way) const {
    Doors doors;
    if (!snap.exists()) return doors;
    const bool departing = way == Way::kDeparture;
    const auto footholds =
        departing ? snap::departures(network_, snap) : snap::arrivals(network_, snap);
    // The forward arc's foothold comes first, where there is one and nothing closed lies before it.
    bool forward = open_forward(network_, snap, departing);
    const std::uint32_t from_first = decimetres_along(snap);
    for (const snap::Foothold& foothold : footholds) {
        const std::uint32_t driven =
            forward == departing ? length(snap.chain) - from_first : from_first;
        doors.at[doors.count++] = {
            foothold.vertex, forward,
            packing_.pack(foothold.offset.count(), to_decimetres(snap.walk_metres) + driven)};
        forward = false;
    }
    return doors;
}

Wide MeasuredPlaces::along_chain(const snap::Snap& from, const snap::Snap& to) const {
    const Duration time = snap::along_chain(network_, from, to);
    if (!reachable(time)) return kNoWide;
    const std::uint32_t a = decimetres_along(from);
    const std::uint32_t b = decimetres_along(to);
    return packing_.pack(time.count(), to_decimetres(from.walk_metres) + std::max(a, b) -
                                           std::min(a, b) + to_decimetres(to.walk_metres));
}

std::uint32_t MeasuredPlaces::length(ChainId chain) const {
    const ArcId forward = network_.chain_forward_arc[chain.index()];
    const ArcId arc = forward.exists() ? forward : network_.chain_backward_arc[chain.index()];
    return network_.arc_decimetres[arc.index()];
}

std::uint32_t MeasuredPlaces::decimetres_along(const snap::Snap& snap) const {
    return std::min(to_decimetres(snap.metres_from_first), length(snap.chain));
}

cch::WideMetric customize_measured(const graph::RoadNetwork& network,
                                   const cch::Hierarchy& hierarchy, Packing packing) {
    std::vector<Wide> weights(network.arc_count());
    for (std::size_t arc = 0; arc < weights.size(); ++arc)
        weights[arc] = network.arc_ticks[arc] >= cch::kNoPath
                           ? kNoWide
                           : packing.pack(network.arc_ticks[arc], network.arc_decimetres[arc]);
    return cch::customize(hierarchy, weights);
}

}  // namespace relais::access
