#pragma once

#include "engine/graph/road_network.h"

namespace relais::testing_support {

/// A city of width x height crossings, 0.001 degree apart, near the equator (so 111 m both ways).
/// Vertex x + y * width lies at (x, y). Every street piece is two-way and takes `seconds`.
inline graph::RoadNetwork grid_city(std::size_t width, std::size_t height, double seconds = 10) {
    const auto place = [](std::size_t x, std::size_t y) {
        return Coordinate{static_cast<std::int32_t>(x * 10'000),
                          static_cast<std::int32_t>(y * 10'000)};
    };
    std::vector<Coordinate> places;
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x) places.push_back(place(x, y));
    graph::Builder builder(places);
    const auto street = [&](std::size_t from, std::size_t to) {
        builder.add(
            {VertexId{from}, VertexId{to}, {places[from], places[to]}, {seconds}, {seconds}, {0}});
    };
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            if (x + 1 < width) street(x + y * width, x + 1 + y * width);
            if (y + 1 < height) street(x + y * width, x + (y + 1) * width);
        }
    return std::move(builder).finish({graph::Way{}}, {'\0'});
}

}  // namespace relais::testing_support
