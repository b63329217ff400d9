#include "engine/snap/snapper.h"

#include <random>

#include <gtest/gtest.h>

#include "engine/snap/access_points.h"
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
    EXPECT_EQ(snap.nearest().forward_offset, 25U);
    EXPECT_EQ(snap.nearest().backward_offset, 75U);
    EXPECT_NEAR(snap.nearest().walk_metres, 11.12, 0.01);
    EXPECT_EQ(snap.nearest().walk, from_seconds(11.12 / (4 / 3.6)));
    EXPECT_EQ(snap.nearest().place, (Coordinate{2'500, 0}));
    EXPECT_NEAR(snap.nearest().metres_from_first, 27.8, 0.1);
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

TEST(Snapper, TellsAPlaceOffTheRoadsFromOneThatTheDataDoesNotCover) {
    // A square of four streets 0.5 degree (56 km) wide; of its inside the extract knows a cell of
    // 556 m, with paths say.
    const std::int32_t far = 5'000'000;
    const Coordinate corner[] = {{0, 0}, {far, 0}, {far, far}, {0, far}};
    graph::Builder builder({std::begin(corner), std::end(corner)});
    for (std::size_t i = 0; i < 4; ++i)
        builder.add(
            {VertexId{i}, VertexId{(i + 1) % 4}, {corner[i], corner[(i + 1) % 4]}, {9}, {9}, {0}});
    graph::RoadNetwork network = std::move(builder).finish({graph::Way{}}, {'\0'});
    const Coordinate middle{far / 2, far / 2};
    EXPECT_EQ(Snapper(network).snap(middle).fate, Fate::kOffNetwork);  // within the bounds
    network.data_cells = std::vector{graph::data_cell_of(middle)};
    const Snapper snapper(network);
    EXPECT_EQ(snapper.snap(middle).fate, Fate::kOffNetwork);
    EXPECT_EQ(snapper.snap({far / 2, far / 2 + 200'000}).fate, Fate::kOffNetwork);   // 1.7 km off
    EXPECT_EQ(snapper.snap({far / 2, far / 2 + 300'000}).fate, Fate::kOutsideData);  // 2.8 km
    EXPECT_EQ(snapper.snap({far / 2, 1'000}).fate, Fate::kSnapped);
}

TEST(Snapper, PassesOverRoadsThatAreInNoPart) {
    // A two-way road, and nearer to the point a one-way dead end without a way back.
    graph::Builder builder({{0, 0}, {10'000, 0}, {10'000, 5'000}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}}, {10}, {10}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {{10'000, 0}, {10'000, 5'000}}, {5}, {}, {0}});
    const Snapper snapper(std::move(builder).finish({graph::Way{}}, {'\0'}));
    EXPECT_EQ(snapper.snap({10'000, 5'000}).nearest().chain, ChainId{0u});
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
        EXPECT_FLOAT_EQ(snapper.snap(point).nearest().walk_metres, static_cast<float>(best));
    }
}

TEST(Snapper, GivesTheSameAnswerInABatchAsAlone) {
    const Snapper snapper(grid_city(5, 5));
    std::vector<Coordinate> points;
    for (int i = 0; i < 1000; ++i) points.push_back({(i * 37) % 41'000, (i * 61) % 43'000});
    const std::vector<Snap> together = snapper.snap_all(points);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Snap alone = snapper.snap(points[i]);
        EXPECT_EQ(together[i].nearest().chain, alone.nearest().chain);
        EXPECT_EQ(together[i].nearest().forward_offset, alone.nearest().forward_offset);
    }
}

TEST(Snapper, HasNothingToSnapToWithoutRoads) {
    EXPECT_FALSE(Snapper(graph::RoadNetwork{}).snap({0, 0}).exists());
}

TEST(AccessPoints, AddWhatIsLeftOfTheChainAndTheWalk) {
    const graph::RoadNetwork network = grid_city(2, 1);
    const Snap snap = Snapper(network).snap({2'500, 0});
    const AccessPoints out = departures(network, snap);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].vertex, VertexId{1u});
    EXPECT_EQ(out[0].offset, Duration{75});
    EXPECT_EQ(out[1].vertex, VertexId{0u});
    EXPECT_EQ(out[1].offset, Duration{25});
    const AccessPoints in = arrivals(network, snap);
    EXPECT_EQ(in[0].vertex, VertexId{0u});
    EXPECT_EQ(in[0].offset, Duration{25});
}

TEST(AlongChain, RespectsOneWayStreets) {
    // A one-way triangle, so that all of it is in one part.
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
    Join beside = late.nearest();
    beside.along = false;
    EXPECT_EQ(along_chain(network, early.nearest(), beside), kUnreachable);
    EXPECT_EQ(along_chain(network, beside, late.nearest()), kUnreachable);
}

/// A street, and its copy for those who come from elsewhere. `through`: the street itself can be
/// reached and left; else only its copy can.
graph::RoadNetwork street_with_copy(bool through) {
    const std::vector<Coordinate> street{{0, 0}, {10'000, 0}};
    graph::Builder builder({street[0], street[1], street[0]});
    graph::Way copy;
    copy.set(graph::WayFlag::kCopy);
    // The copy first: ties between chains go to the lowest.
    builder.add({VertexId{0U}, VertexId{1U}, street, {10}, {10}, {1}});
    builder.add({VertexId{through ? 0U : 2U}, VertexId{1U}, street, {10}, {}, {0}});
    return std::move(builder).finish({graph::Way{}, copy}, {'\0'});
}

/// Also where no path follows the street itself: it is reached over its copy.
TEST(Snapper, PassesOverCopiesOfRoads) {
    EXPECT_EQ(Snapper(street_with_copy(true)).snap({5'000, 0}).nearest().chain, ChainId{1U});
    const Snap reached = Snapper(street_with_copy(false)).snap({5'000, 0});
    EXPECT_EQ(reached.nearest().chain, ChainId{1U});
    EXPECT_EQ(reached.nearest().copies, std::vector{ChainId{0U}});
}

TEST(Snapper, SurveysWhatIsAroundHoweverFar) {
    const Snapper snapper(grid_city(2, 2), {.max_metres = 100});
    EXPECT_EQ(snapper.snap({5'000, -100'000}).fate, Fate::kOutsideData);
    const Survey survey = snapper.survey({5'000, -100'000});
    EXPECT_NEAR(survey.road.metres, 1112, 1);
    EXPECT_EQ(survey.road.place, (Coordinate{5'000, 0}));
    EXPECT_FALSE(survey.island.chain.exists());
}

TEST(Snapper, GivesAPointTheSameSnapInWhateverCompany) {
    std::mt19937 random(3);
    std::uniform_int_distribution<std::int32_t> place(-20'000, 60'000);
    const Snapper snapper(grid_city(5, 5), {.max_metres = 1000});
    std::vector<Coordinate> points;
    for (int i = 0; i < 2'000; ++i) points.push_back({place(random), place(random)});
    const auto together = snapper.snap_all(points);
    std::vector<Coordinate> backwards(points.rbegin(), points.rend());
    const auto reversed = snapper.snap_all(backwards);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Snap alone = snapper.snap(points[i]);
        for (const Snap& other : {together[i], reversed[points.size() - 1 - i]}) {
            ASSERT_EQ(alone.fate, other.fate);
            if (!alone.exists()) continue;
            EXPECT_EQ(alone.nearest().chain, other.nearest().chain);
            EXPECT_EQ(alone.nearest().position, other.nearest().position);
            EXPECT_EQ(alone.nearest().walk, other.nearest().walk);
        }
    }
}

}  // namespace
}  // namespace relais::snap
