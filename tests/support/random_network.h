#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "engine/graph/road_network.h"

namespace relais::testing_support {

/// A random network with all that is awkward: one-way and parallel chains, loops, chains of no
/// time, several shape points, unreachable corners, two-way chains that end at another vertex on
/// the way back, as where a turn restriction has split it. Times are small, so that ties are
/// common.
inline graph::RoadNetwork random_network(std::mt19937& random, std::size_t vertices,
                                         std::size_t chains) {
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::vector<Coordinate> places;
    for (std::size_t v = 0; v < vertices; ++v)
        places.push_back(
            {static_cast<std::int32_t>(below(100'000)), static_cast<std::int32_t>(below(100'000))});
    // A copy of a vertex, as a turn restriction makes it, lies where the vertex lies.
    const auto copy_of = [&](VertexId vertex) {
        return VertexId{std::min(vertex.index() ^ 1U, vertices - 1)};
    };
    for (std::size_t v = 1; v < vertices; v += 2) places[v] = places[v - 1];
    graph::Builder builder(places);
    for (std::size_t c = 0; c < chains; ++c) {
        graph::ChainInput chain;
        chain.first = VertexId{below(vertices)};
        // Mostly neighbours in a row, so that there is some length to the paths.
        chain.last =
            VertexId{below(3) == 0 ? below(vertices) : (chain.first.index() + 1) % vertices};
        const std::size_t pieces = 1 + below(3);
        chain.shape.push_back(places[chain.first.index()]);
        for (std::size_t i = 1; i < pieces; ++i)
            chain.shape.push_back({static_cast<std::int32_t>(below(100'000)),
                                   static_cast<std::int32_t>(below(100'000))});
        chain.shape.push_back(places[chain.last.index()]);
        chain.way.assign(pieces, 0);
        const std::size_t directions = 1 + below(3);  // forward, backward, both
        for (std::size_t i = 0; i < pieces; ++i) {
            if (directions & 1)
                chain.forward_seconds.push_back(static_cast<double>(below(40)) / 10);
            if (directions & 2)
                chain.backward_seconds.push_back(static_cast<double>(below(40)) / 10);
        }
        if (below(8) == 0) chain.backward_first = copy_of(chain.first);
        if (below(8) == 0) chain.backward_last = copy_of(chain.last);
        builder.add(chain);
    }
    return std::move(builder).finish({graph::Way{}}, {'\0'});
}

}  // namespace relais::testing_support
