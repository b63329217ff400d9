#include "engine/snap/access_points.h"

#include <algorithm>

#include "engine/snap/offsets.h"

namespace relais::snap {
namespace {

/// Calls add(vertex, driven, leg) for each way along a chain that leaves (arrives at) a join.
template <class Add>
void for_each_way_along(const graph::RoadNetwork& network, ChainId chain, const Join& join,
                        bool departing, const Add& add) {
    using Leg = AccessPoint::Leg;
    const ArcId forward = network.chain_forward_arc[chain.index()];
    const ArcId backward = network.chain_backward_arc[chain.index()];
    const auto way = [&](ArcId arc, std::uint32_t offset, Leg leg) {
        if (!arc.exists()) return;
        if (departing)
            add(network.arc_head[arc.index()], network.arc_ticks[arc.index()] - offset, leg);
        else
            add(network.arc_tail[arc.index()], offset, leg);
    };
    way(forward, join.forward_offset, Leg::kForward);
    way(backward, join.backward_offset, Leg::kBackward);
}

void add_footholds(const graph::RoadNetwork& network, const Join& join, std::size_t index,
                   bool departing, AccessPoints& result) {
    const auto number = static_cast<std::uint8_t>(index);
    const auto add = [&](VertexId vertex, std::uint32_t driven, AccessPoint::Leg leg) {
        if (is_open(driven)) result.push_back({vertex, join.walk + Duration{driven}, number, leg});
    };
    if (join.along) {
        for_each_way_along(network, join.chain, join, departing, add);
        for (const ChainId copy : join.copies)
            if (!departing) for_each_way_along(network, copy, join, departing, add);
    }
    for (const VertexId corner : join.corners)
        result.push_back({corner, join.corner_walk, number, AccessPoint::Leg::kCorner});
}

void add_footholds(const graph::RoadNetwork& network, const Snap& snap, bool departing,
                   AccessPoints& result) {
    for (std::size_t j = 0; j < snap.joins.size(); ++j)
        add_footholds(network, snap.joins[j], j, departing, result);
}

AccessPoints access_points(const graph::RoadNetwork& network, const Snap& snap, bool departing) {
    AccessPoints result;
    add_footholds(network, snap, departing, result);
    return result;
}

AccessPoints access_points(const graph::RoadNetwork& network, const Join& join, bool departing) {
    AccessPoints result;
    add_footholds(network, join, 0, departing, result);
    return result;
}

}  // namespace

void departures(const graph::RoadNetwork& network, const Snap& snap, AccessPoints& result) {
    result.clear();
    add_footholds(network, snap, true, result);
}

AccessPoints departures(const graph::RoadNetwork& network, const Snap& snap) {
    return access_points(network, snap, true);
}

AccessPoints departures(const graph::RoadNetwork& network, const Join& join) {
    return access_points(network, join, true);
}

AccessPoints arrivals(const graph::RoadNetwork& network, const Snap& snap) {
    return access_points(network, snap, false);
}

AccessPoints arrivals(const graph::RoadNetwork& network, const Join& join) {
    return access_points(network, join, false);
}

Duration along_chain(const graph::RoadNetwork& network, const Join& from, const Join& to) {
    if (from.chain != to.chain || !from.along || !to.along) return kUnreachable;
    Duration best = kUnreachable;
    const bool forward = network.chain_forward_arc[from.chain.index()].exists();
    const bool backward = network.chain_backward_arc[from.chain.index()].exists();
    if (forward && to.position >= from.position)
        best = Duration{to.forward_offset - from.forward_offset};
    if (backward && to.position <= from.position)
        best = std::min(best, Duration{to.backward_offset - from.backward_offset});
    return is_open(best.count()) ? from.walk + best + to.walk : kUnreachable;
}

Duration along_chain(const graph::RoadNetwork& network, const Snap& from, const Snap& to) {
    Duration best = kUnreachable;
    for (const Join& start : from.joins)
        for (const Join& end : to.joins) best = std::min(best, along_chain(network, start, end));
    return best;
}

}  // namespace relais::snap
