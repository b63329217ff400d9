#include "engine/routes/reach.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "engine/reference/dijkstra.h"
#include "engine/routes/path.h"
#include "engine/routes/reached_area.h"
#include "engine/snap/access_points.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/random_network.h"
#include "tests/support/trip_ends.h"

namespace relais::routes {
namespace {

using graph::RoadNetwork;
using snap::Snap;

TEST(Reach, GivesVerticesTheTimesOfTheTwinWithinTheLimit) {
    constexpr Duration kLimit{100};
    for (unsigned seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const RoadNetwork network = testing_support::random_network(random, 40, 70);
        const Snap from = snap::Snapper(network).snap({50'000, 50'000});
        if (!from.exists()) continue;
        std::vector<reference::Source> sources;
        for (const snap::AccessPoint& f : snap::departures(network, from))
            sources.push_back({f.vertex, f.offset, 0});
        const auto labels =
            reference::Dijkstra(network, reference::Direction::kFromSources).search(sources);
        const Duration limit = from.nearest().walk + kLimit;
        const Reach reach(network, from, limit);
        for (std::size_t v = 0; v < network.vertex_count(); ++v) {
            const Duration time = labels[v].time;
            EXPECT_EQ(reach.time(VertexId{v}), time <= limit ? time : kUnreachable);
        }
    }
}

/// Time from somewhere to a point, walked from the road; kUnreachable where there is none.
Duration time_to(const RoadNetwork& network, const Snap& from, const Snap& to) {
    const auto path = fastest_path(network, from, to);
    return path ? path->time : kUnreachable;
}

TEST(TimedParts, GiveEveryPlaceOnTheRoadsTheTimeOfItsPath) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const RoadNetwork network = testing_support::random_network(random, 20, 30);
        const snap::Snapper snapper(network);
        std::uniform_int_distribution<std::int32_t> place(0, 100'000);
        const Snap from = snapper.snap({50'000, 50'000});
        if (!from.exists()) continue;
        const Reach reach(network, from, from_minutes(60));
        for (int i = 0; i < 50; ++i) {
            Snap to = snapper.snap({place(random), place(random)});
            if (!to.exists()) continue;
            to.joins.resize(1);
            snap::Join& join = to.joins.front();
            join.walk = Duration{0};
            if (!join.corners.empty()) continue;  // walks to its junction
            const double fraction = double(join.position & 0xffffffffU) / 4294967296.0;
            double ticks = -1;
            for (const TimedPart& part : reach.parts(join.chain))
                if (part.piece == join.position >> 32 && part.from <= fraction &&
                    fraction <= part.to)
                    ticks = part.ticks_from + (fraction - part.from) / (part.to - part.from) *
                                                  (part.ticks_to - part.ticks_from);
            const Duration time = time_to(network, from, to);
            if (reachable(time))
                EXPECT_NEAR(ticks, time.count(), 0.51);
            else
                EXPECT_FALSE(std::isfinite(ticks));
        }
    }
}

// In the grid city a street of 111 m takes ten seconds.

TEST(ReachedLines, AreCutExactlyWhereTimeRunsOut) {
    const RoadNetwork street = testing_support::grid_city(3, 1);
    const Snap west = snap::Snapper(street).snap({0, 0});
    const std::vector<Duration> limits{from_seconds(5), from_seconds(12)};
    const auto lines = reached_lines(street, Reach(street, west, limits.back()), limits);
    // Half of the first street; its other half, and two tenths of the second street.
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].band, 0U);
    EXPECT_EQ(lines[0].line, (std::vector<Coordinate>{{0, 0}, {5'000, 0}}));
    EXPECT_EQ(lines[1].band, 1U);
    EXPECT_EQ(lines[1].line, (std::vector<Coordinate>{{5'000, 0}, {10'000, 0}}));
    EXPECT_EQ(lines[2].band, 1U);
    EXPECT_EQ(lines[2].line, (std::vector<Coordinate>{{10'000, 0}, {12'000, 0}}));
}

/// A city whose streets along every second row are for residents.
RoadNetwork city_with_private_rows() {
    RoadNetwork city = testing_support::grid_city(9, 9);
    std::vector<std::uint8_t> ends;
    for (std::size_t c = 0; c < city.chain_count(); ++c) {
        const Coordinate a = city.shape(ChainId{c}).front().place;
        const Coordinate b = city.shape(ChainId{c}).back().place;
        ends.push_back(a.lat_e7 == b.lat_e7 && a.lat_e7 / 10'000 % 2 == 1 ? 1 : 0);
    }
    return testing_support::with_trip_ends(std::move(city), ends);
}

class TheReachedArea : public testing::Test {
  protected:
    explicit TheReachedArea(RoadNetwork city = testing_support::grid_city(9, 9))
        : city_(std::move(city)),
          snapper_(city_),
          from_(snapper_.snap({41'000, 40'500})),
          reach_(city_, from_, limits_.back()),
          area_(reached_area(city_, reach_, limits_, {.max_walk_metres = 60})) {}

    [[nodiscard]] Duration time_at(double x, double y) const {
        const Snap to = snapper_.snap(Coordinate::from_degrees(area_.lon(x), area_.lat(y)));
        return time_to(city_, from_, to);
    }

    void expect_all_reached() const {
        ASSERT_FALSE(area_.squares.empty());
        for (const Square& square : area_.squares)
            for (const double dx : {0.0, 0.37, 1.0})
                for (const double dy : {0.0, 0.61, 1.0}) {
                    const Duration time =
                        time_at(square.x + dx * square.side, square.y + dy * square.side);
                    EXPECT_LE(time, limits_[square.first_limit]);
                }
    }

    const std::vector<Duration> limits_{from_seconds(45), from_seconds(75)};
    RoadNetwork city_;
    snap::Snapper snapper_;
    Snap from_;
    Reach reach_;
    ReachedArea area_;
};

TEST_F(TheReachedArea, ContainsOnlyPlacesThatAreReached) {
    expect_all_reached();
}

class TheReachedAreaWithTripEnds : public TheReachedArea {
  protected:
    TheReachedAreaWithTripEnds() : TheReachedArea(city_with_private_rows()) {}
};

TEST_F(TheReachedAreaWithTripEnds, ContainsOnlyPlacesThatAreReachedByTheRoadTheyJoin) {
    expect_all_reached();
}

TEST_F(TheReachedArea, LeavesOutLittleThatIsReached) {
    // Squares of a limit do not overlap, so their areas add up; so do places that are reached.
    double cells = 0;
    for (const Square& square : area_.squares) cells += double(square.side) * square.side;
    std::size_t reached = 0;
    std::size_t all = 0;
    for (double y = 0.5; y < 70; y += 1)
        for (double x = 0.5; x < 70; x += 1, ++all) {
            const Snap to = snapper_.snap(Coordinate::from_degrees(area_.lon(x), area_.lat(y)));
            if (to.exists() && to.nearest().walk_metres <= 60 &&
                time_to(city_, from_, to) <= limits_.back())
                ++reached;
        }
    EXPECT_LE(cells, double(reached) * 1.05);
    EXPECT_GE(cells, double(reached) * 0.5);  // one cell along every edge
}

TEST_F(TheReachedArea, GrowsWithTheLimit) {
    for (const Square& square : area_.squares) {
        EXPECT_LT(square.first_limit, square.end_limit);
        EXPECT_LE(square.end_limit, limits_.size());
    }
    const auto bounds = [&](std::uint32_t limit) {
        double sum = 0;
        for (const Square& square : area_.squares)
            if (square.first_limit <= limit && limit < square.end_limit)
                sum += double(square.side) * square.side;
        return sum;
    };
    EXPECT_GT(bounds(0), 0);
    EXPECT_GT(bounds(1), bounds(0));
}

}  // namespace
}  // namespace relais::routes
