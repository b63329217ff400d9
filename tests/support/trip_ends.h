#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph/road_network.h"

namespace relais::testing_support {

/// The network with those chains for trips that begin or end there whose entry is 1. It keeps no
/// other word about its ways.
inline graph::RoadNetwork with_trip_ends(graph::RoadNetwork network,
                                         std::span<const std::uint8_t> ends) {
    std::vector<graph::ShapePoint> points(network.points.begin(), network.points.end());
    for (std::size_t c = 0; c < network.chain_count(); ++c)
        for (std::uint32_t p = network.chain_first_point[c]; p < network.chain_first_point[c + 1];
             ++p)
            points[p].way = ends[c];
    graph::Way for_ends;
    for_ends.set(graph::WayFlag::kEndsOnly);
    network.points = std::move(points);
    network.ways = std::vector{graph::Way{}, for_ends};
    return network;
}

}  // namespace relais::testing_support
