#include "engine/routes/path.h"

#include <random>

#include <gtest/gtest.h>

#include "engine/access/matrix.h"
#include "engine/access/nearest.h"
#include "engine/routes/itinerary.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/metric.h"
#include "tests/support/random_network.h"

namespace relais::routes {
namespace {

using graph::RoadNetwork;
using snap::Snap;

std::vector<Snap> random_snaps(const RoadNetwork& network, std::mt19937& random) {
    const snap::Snapper snapper(network);
    std::uniform_int_distribution<std::int32_t> place(-2'000, 102'000);
    std::vector<Snap> snaps;
    for (int i = 0; i < 20; ++i) snaps.push_back(snapper.snap({place(random), place(random)}));
    return snaps;
}

/// Times of all steps, and the walks.
Duration sum(const RoadNetwork& network, const Path& path) {
    Duration total = path.first.time + path.last.time;
    for (const Step& step : steps_of(network, path)) total += Duration{step.ticks};
    return total;
}

void expect_unbroken(const Path& path) {
    if (path.stretches.empty()) return;
    EXPECT_EQ(path.stretches.front().from.place, path.first.foot);
    EXPECT_EQ(path.stretches.back().to.place, path.last.foot);
    for (std::size_t i = 1; i < path.stretches.size(); ++i)
        EXPECT_EQ(path.stretches[i - 1].to.place, path.stretches[i].from.place);
}

TEST(APath, TakesTheTimeAndLengthOfTheMatrixToTheTickAndDecimetre) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const RoadNetwork network = testing_support::random_network(random, 30, 50);
        const std::vector<Snap> snaps = random_snaps(network, random);
        const cch::Metric metric = testing_support::metric_of(network);
        access::matrix(network, metric.hierarchy, snaps, snaps, {},
                       [&](std::size_t o, std::span<const access::Trip> trips) {
                           for (std::size_t d = 0; d < trips.size(); ++d) {
                               const auto path = fastest_path(network, snaps[o], snaps[d]);
                               ASSERT_EQ(path.has_value(),
                                         trips[d].reason == access::Reason::kReached);
                               if (!path) continue;
                               EXPECT_EQ(path->time, trips[d].time) << o << " " << d;
                               EXPECT_EQ(path->decimetres, trips[d].decimetres) << o << " " << d;
                               EXPECT_EQ(sum(network, *path), path->time);
                               expect_unbroken(*path);
                           }
                       });
    }
}

TEST(APath, TakesTheTimeOfTheNearestService) {
    std::mt19937 random(7);
    const RoadNetwork network = testing_support::random_network(random, 30, 50);
    const std::vector<Snap> snaps = random_snaps(network, random);
    const std::vector<CategoryId> category(snaps.size(), CategoryId{0U});
    const std::vector<Snap> few(snaps.begin(), snaps.begin() + 5);
    const auto table = access::nearest_services(network, testing_support::metric_of(network),
                                                {snaps, few, {category.data(), few.size()}, 1});
    for (std::size_t h = 0; h < snaps.size(); ++h) {
        const access::Nearest& nearest = table.at(HouseholdId{h}, CategoryId{0U});
        if (nearest.reason != access::Reason::kReached) continue;
        const auto path = fastest_path(network, snaps[h], few[nearest.service.index()]);
        ASSERT_TRUE(path);
        EXPECT_EQ(path->time, nearest.time);
    }
}

TEST(APath, RunsStraightBetweenTwoPointsOfOneStreet) {
    const RoadNetwork city = testing_support::grid_city(3, 3);
    const snap::Snapper snapper(city);
    // A quarter and three quarters along the street from (0, 0) to (1, 0): half of ten seconds.
    const Snap west = snapper.snap({2'500, 0});
    const Snap east = snapper.snap({7'500, 0});
    const auto path = fastest_path(city, west, east);
    ASSERT_TRUE(path);
    ASSERT_EQ(path->stretches.size(), 1U);
    EXPECT_EQ(path->time, from_seconds(5));
    const auto back = fastest_path(city, east, west);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->time, from_seconds(5));
    EXPECT_NE(back->stretches.front().forward, path->stretches.front().forward);
}

TEST(APath, OfSomebodyWhoIsThereAlreadyHasNoStretches) {
    const RoadNetwork city = testing_support::grid_city(3, 3);
    const Snap here = snap::Snapper(city).snap({2'500, 0});
    const auto path = fastest_path(city, here, here);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->time, Duration{0});
    EXPECT_TRUE(path->stretches.empty());
}

}  // namespace
}  // namespace relais::routes
