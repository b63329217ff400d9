#include "engine/bench/bench.h"

#include <gtest/gtest.h>

namespace relais::bench {
namespace {

// A road of 100 vertices, 1 second a piece, both ways.
graph::RoadNetwork road() {
    constexpr std::size_t kVertices = 100;
    std::vector<Coordinate> places;
    for (std::size_t v = 0; v < kVertices; ++v)
        places.push_back(Coordinate::from_degrees(0, 0.0001 * static_cast<double>(v)));
    graph::Builder builder(places);
    for (std::size_t v = 0; v + 1 < kVertices; ++v)
        builder.add({VertexId{v}, VertexId{v + 1}, {places[v], places[v + 1]}, {1.0}, {1.0}, {0}});
    return std::move(builder).finish({graph::Way{}}, {'\0'});
}

TEST(Bench, ChecksItsAnswersAndFillsInEveryFigure) {
    const Figures figures = measure(road(), {5, 20, 1, 1});
    EXPECT_EQ(figures.differences, 0U);
    EXPECT_EQ(figures.vertices, 100U);
    EXPECT_GT(figures.triad_bytes_per_second, 1e8);
    EXPECT_GT(figures.sweep_speedup(), 0);
    EXPECT_GT(figures.matrix_speedup(), 0);
    EXPECT_GT(figures.bandwidth_share(), 0);
    EXPECT_GT(figures.customize_per_dijkstra(), 0);
}

}  // namespace
}  // namespace relais::bench
