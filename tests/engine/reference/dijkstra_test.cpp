#include "engine/reference/dijkstra.h"

#include <gtest/gtest.h>

#include "tests/support/grid_city.h"

namespace relais::reference {
namespace {

using testing_support::grid_city;

TEST(Dijkstra, CountsTheBlocksOfTheGridCity) {
    const graph::RoadNetwork network = grid_city(5, 4);
    const Source corner[] = {{VertexId{0u}, Duration{0}, 7}};
    const auto labels = Dijkstra(network, Direction::kFromSources).search(corner);
    for (std::size_t v = 0; v < network.vertex_count(); ++v) {
        EXPECT_EQ(labels[v].time, from_seconds(10.0 * static_cast<double>(v % 5 + v / 5)));
        EXPECT_EQ(labels[v].identity, 7U);
    }
}

TEST(Dijkstra, StartsEverySourceAtItsOffset) {
    // A row of five; the source at the left end starts 25 s late.
    const graph::RoadNetwork network = grid_city(5, 1);
    const Source sources[] = {{VertexId{0u}, from_seconds(25), 0}, {VertexId{4u}, Duration{0}, 1}};
    const auto labels = Dijkstra(network, Direction::kFromSources).search(sources);
    EXPECT_EQ(labels[0], (Label{from_seconds(25), 0}));
    EXPECT_EQ(labels[1], (Label{from_seconds(30), 1}));
    EXPECT_EQ(labels[4], (Label{Duration{0}, 1}));
}

TEST(Dijkstra, GivesTiesToTheLowestIdentity) {
    const graph::RoadNetwork network = grid_city(3, 1);
    const Source sources[] = {{VertexId{0u}, Duration{0}, 9},
                              {VertexId{2u}, Duration{0}, 4},
                              {VertexId{2u}, Duration{0}, 5}};
    const auto labels = Dijkstra(network, Direction::kFromSources).search(sources);
    EXPECT_EQ(labels[1].identity, 4U);
    EXPECT_EQ(labels[2].identity, 4U);
}

TEST(Dijkstra, GoesAgainstTheArcsTowardsTheSources) {
    graph::Builder builder({{0, 0}, {10'000, 0}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}}, {10}, {}, {0}});
    const graph::RoadNetwork network = std::move(builder).finish({graph::Way{}}, {'\0'});
    const Source end[] = {{VertexId{1u}, Duration{0}, 0}};
    EXPECT_EQ(Dijkstra(network, Direction::kToSources).search(end)[0].time, from_seconds(10));
    EXPECT_FALSE(reachable(Dijkstra(network, Direction::kFromSources).search(end)[0].time));
}

}  // namespace
}  // namespace relais::reference
