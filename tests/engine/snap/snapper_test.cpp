#include "engine/snap/snapper.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/grid_city.h"

namespace relais::snap {
namespace {

using testing_support::grid_city;

// In the grid city a street piece is 0.001 degree = 111.2 m long and takes 10 s = 100 ticks.

TEST(Snapper, JoinsTheRoadAtTheFootOfThePerpendicular) {
    const Snapper snapper(grid_city(2, 2));
    // 0.0001 degree (11.1 m) south of the street from (0, 0) to (1, 0), at a quarter of it.
    const Snap snap = snapper.snap({2'500, -1'000});
    ASSERT_TRUE(snap.exists());
    EXPECT_EQ(snap.forward_offset, 25U);
    EXPECT_EQ(snap.backward_offset, 75U);
    EXPECT_NEAR(snap.walk_metres, 11.12, 0.01);
    EXPECT_EQ(snap.walk, from_seconds(11.12 / (4 / 3.6)));
    EXPECT_EQ(snap.place, (Coordinate{2'500, 0}));
    EXPECT_NEAR(snap.metres_from_first, 27.8, 0.1);
}

TEST(Snapper, LeavesPointsBeyondTheMaximumDistanceWhereTheyAre) {
    const Snapper snapper(grid_city(2, 2), {.max_metres = 100});
    EXPECT_TRUE(snapper.snap({5'000, -8'900}).exists());   // 99 m
    EXPECT_FALSE(snapper.snap({5'000, -9'100}).exists());  // 101 m
}

TEST(Snapper, SaysWhyAPointWasNotSnapped) {
    // A square of four streets 0.02 degree (2.2 km) wide, and a lone street far inside a larger
    // one.
    const std::int32_t far = 2'000'000;
    graph::Builder builder(
        {{0, 0}, {far, 0}, {far, far}, {0, far}, {900'000, 900'000}, {910'000, 900'000}});
    const Coordinate corner[] = {{0, 0}, {far, 0}, {far, far}, {0, far}};
    for (std::size_t i = 0; i < 4; ++i)
        builder.add(
            {VertexId{i}, VertexId{(i + 1) % 4}, {corner[i], corner[(i + 1) % 4]}, {9}, {9}, {0}});
    builder.add(
        {VertexId{4u}, VertexId{5u}, {{900'000, 900'000}, {910'000, 900'000}}, {9}, {9}, {0}});
    const Snapper snapper(std::move(builder).finish({graph::Way{}}, {'\0'}));
    EXPECT_EQ(snapper.snap({0, 1'000}).fate, Fate::kSnapped);
    EXPECT_EQ(snapper.snap({905'000, 901'000}).fate, Fate::kIsland);
    EXPECT_EQ(snapper.snap({1'500'000, 1'000'000}).fate, Fate::kOffNetwork);
    EXPECT_EQ(snapper.snap({-1'000'000, 0}).fate, Fate::kOutsideData);
}

TEST(Snapper, PassesOverRoadsThatAreNotInTheMainComponent) {
    // A two-way road, and nearer to the point a one-way dead end that nobody comes back from.
    graph::Builder builder({{0, 0}, {10'000, 0}, {10'000, 5'000}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}}, {10}, {10}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {{10'000, 0}, {10'000, 5'000}}, {5}, {}, {0}});
    const Snapper snapper(std::move(builder).finish({graph::Way{}}, {'\0'}));
    EXPECT_EQ(snapper.snap({10'000, 5'000}).chain, ChainId{0u});
}

TEST(Snapper, FindsWhatTryingEveryPieceFinds) {
    // A city at 45 degrees north, where a degree of longitude is much shorter than one of latitude.
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int32_t> spread(0, 2'000'000);
    std::vector<Coordinate> places;
    for (int i = 0; i < 60; ++i)
        places.push_back({50'000'000 + spread(random), 450'000'000 + spread(random)});
    graph::Builder builder(places);
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        builder.add({VertexId{i}, VertexId{i + 1}, {places[i], places[i + 1]}, {9}, {9}, {0}});
    const graph::RoadNetwork network = std::move(builder).finish({graph::Way{}}, {'\0'});
    const Snapper snapper(network, {.max_metres = 1e9});
    for (int i = 0; i < 500; ++i) {
        const Coordinate point{50'000'000 + spread(random), 450'000'000 + spread(random)};
        double best = 1e30;
        for (std::size_t c = 0; c + 1 < places.size(); ++c)
            best = std::min(best, nearest_on_piece(point, places[c], places[c + 1]).metres);
        EXPECT_FLOAT_EQ(snapper.snap(point).walk_metres, static_cast<float>(best));
    }
}

TEST(Snapper, GivesTheSameAnswerInABatchAsAlone) {
    const Snapper snapper(grid_city(5, 5));
    std::vector<Coordinate> points;
    for (int i = 0; i < 1000; ++i) points.push_back({(i * 37) % 41'000, (i * 61) % 43'000});
    const std::vector<Snap> together = snapper.snap_all(points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Snap alone = snapper.snap(points[i]);
        EXPECT_EQ(together[i].chain, alone.chain);
        EXPECT_EQ(together[i].forward_offset, alone.forward_offset);
    }
}

TEST(Snapper, HasNothingToSnapToWithoutRoads) {
    EXPECT_FALSE(Snapper(graph::RoadNetwork{}).snap({0, 0}).exists());
}

TEST(Footholds, AddWhatIsLeftOfTheChainAndTheWalk) {
    const graph::RoadNetwork network = grid_city(2, 1);
    const Snap snap = Snapper(network).snap({2'500, 0});
    const Footholds out = departures(network, snap);
    ASSERT_EQ(out.count, 2);
    EXPECT_EQ(out.at[0].vertex, VertexId{1u});
    EXPECT_EQ(out.at[0].offset, Duration{75});
    EXPECT_EQ(out.at[1].vertex, VertexId{0u});
    EXPECT_EQ(out.at[1].offset, Duration{25});
    const Footholds in = arrivals(network, snap);
    EXPECT_EQ(in.at[0].vertex, VertexId{0u});
    EXPECT_EQ(in.at[0].offset, Duration{25});
}

TEST(AlongChain, RespectsOneWayStreets) {
    // A one-way triangle, so that all of it is in the main component.
    graph::Builder builder({{0, 0}, {10'000, 0}, {0, 10'000}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}}, {10}, {}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {{10'000, 0}, {0, 10'000}}, {10}, {}, {0}});
    builder.add({VertexId{2u}, VertexId{0u}, {{0, 10'000}, {0, 0}}, {10}, {}, {0}});
    const graph::RoadNetwork network = std::move(builder).finish({graph::Way{}}, {'\0'});
    const Snapper snapper(network);
    const Snap early = snapper.snap({2'000, 0});
    const Snap late = snapper.snap({7'000, 0});
    EXPECT_EQ(along_chain(network, early, late), Duration{50});
    EXPECT_EQ(along_chain(network, late, early), kUnreachable);
    EXPECT_EQ(along_chain(network, late, late), Duration{0});
}

}  // namespace
}  // namespace relais::snap
