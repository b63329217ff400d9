#include "engine/commute/commute.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/access/matrix.h"
#include "engine/access/nearest.h"
#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/random_network.h"

namespace relais::commute {
namespace {

using access::Trip;

/// A random network with homes, services of two categories, and places of work.
struct Town {
    std::mt19937 random;
    graph::RoadNetwork network;
    cch::Hierarchy hierarchy;
    std::vector<snap::Snap> homes, services, works;
    std::vector<CategoryId> category;

    explicit Town(unsigned seed) : random(seed) {
        network = testing_support::random_network(random, 1 + below(30), 1 + below(60));
        hierarchy = cch::build_hierarchy(
            cch::view(network), order::nested_dissection(order::skeleton(
                                    network.vertex_count(), network.arc_tail, network.arc_head)));
        homes = points(20);
        services = points(below(20));
        works = points(below(40));
        for (std::size_t s = 0; s < services.size(); ++s) category.emplace_back(below(2));
    }
    std::size_t below(std::size_t n) { return random() % n; }
    std::vector<snap::Snap> points(std::size_t count) {
        std::vector<Coordinate> places;
        for (std::size_t i = 0; i < count; ++i)
            places.push_back({static_cast<std::int32_t>(below(100'000)),
                              static_cast<std::int32_t>(below(100'000))});
        return snap::Snapper(network, {.max_metres = 300}).snap_all(places);
    }
    [[nodiscard]] std::vector<std::vector<CommuteTrip>> trips() const {
        const access::Points points{homes, services, category, 2};
        const cch::Metric metric = cch::customize(hierarchy, network.arc_ticks);
        const auto nearest = access::nearest_services(network, metric, points);
        std::vector<std::vector<CommuteTrip>> result;
        visit_commutes(network, metric, {points, CategoryId{1u}, nearest, works},
                       [&](std::size_t work, std::span<const CommuteTrip> row) {
                           EXPECT_EQ(work, result.size());
                           result.emplace_back(row.begin(), row.end());
                       });
        return result;
    }
    [[nodiscard]] std::vector<std::vector<Trip>> table(const std::vector<snap::Snap>& from,
                                                       const std::vector<snap::Snap>& to) const {
        std::vector<std::vector<Trip>> rows;
        access::matrix(network, hierarchy, from, to, {},
                       [&](std::size_t, std::span<const Trip> row) {
                           rows.emplace_back(row.begin(), row.end());
                       });
        return rows;
    }
};

/// Straight from the definition, over all services, on whole tables of times.
CommuteTrip by_definition(const Town& town, const std::vector<Trip>& home_to_services,
                          const std::vector<std::vector<Trip>>& service_to_works,
                          const Trip& direct, std::size_t work) {
    CommuteTrip trip{direct.time, kUnreachable, kUnreachable};
    Duration least = kUnreachable;
    for (std::size_t s = 0; s < town.services.size(); ++s) {
        if (town.category[s] != CategoryId{1u} || !reachable(home_to_services[s].time)) continue;
        const Duration onward = service_to_works[s][work].time;
        const Duration whole = reachable(onward) ? home_to_services[s].time + onward : kUnreachable;
        if (home_to_services[s].time < least) {
            least = home_to_services[s].time;
            trip.nearest = whole;
        }
        trip.best = std::min(trip.best, whole);
    }
    return trip;
}

/// Home at (0, 0), work at (4, 0), ten seconds a street. One crèche stands next door, but away from
/// work, at (0, 1); one on the way, at (3, 0).
TEST(Chains, OfAGridCityCostNothingOnTheWayAndTwentySecondsNextDoor) {
    const auto network = testing_support::grid_city(5, 2);
    const auto hierarchy = cch::build_hierarchy(
        cch::view(network), order::nested_dissection(order::skeleton(
                                network.vertex_count(), network.arc_tail, network.arc_head)));
    const cch::Metric metric = cch::customize(hierarchy, network.arc_ticks);
    const snap::Snapper snapper(network);
    const auto at = [&](std::size_t x, std::size_t y) {
        return snapper.snap(network.vertex_place[x + 5 * y]);
    };
    const std::vector<snap::Snap> homes{at(0, 0)}, creches{at(0, 1), at(3, 0)}, works{at(4, 0)};
    const std::vector<CategoryId> category(2, CategoryId{0u});
    const access::Points points{homes, creches, category, 1};
    const auto nearest = access::nearest_services(network, metric, points);
    visit_commutes(network, metric, {points, CategoryId{0u}, nearest, works},
                   [&](std::size_t, std::span<const CommuteTrip> trips) {
                       EXPECT_EQ(trips[0].direct, from_seconds(40));
                       EXPECT_EQ(trips[0].nearest, from_seconds(10 + 50));
                       EXPECT_EQ(trips[0].best, from_seconds(30 + 10));
                   });
}

TEST(Chains, AreTheLeastOverAllServicesOfTheWholeTables) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Town town(seed);
        const auto fast = town.trips();
        ASSERT_EQ(fast.size(), town.works.size());
        const auto to_service = town.table(town.homes, town.services);
        const auto onward = town.table(town.services, town.works);
        const auto direct = town.table(town.homes, town.works);
        for (std::size_t w = 0; w < town.works.size(); ++w)
            for (std::size_t h = 0; h < town.homes.size(); ++h) {
                const CommuteTrip slow =
                    by_definition(town, to_service[h], onward, direct[h][w], w);
                ASSERT_EQ(fast[w][h].direct, slow.direct) << "seed " << seed;
                ASSERT_EQ(fast[w][h].nearest, slow.nearest) << "seed " << seed;
                ASSERT_EQ(fast[w][h].best, slow.best) << "seed " << seed;
            }
    }
}

TEST(Chains, AreTheSameForAnyNumberOfThreads) {
    const Town town(7);
    const ThreadLimit one(1);
    const auto alone = town.trips();
    for (const std::size_t threads : {2U, 3U}) {
        const ThreadLimit more(threads);
        const auto together = town.trips();
        ASSERT_EQ(together.size(), alone.size());
        for (std::size_t w = 0; w < alone.size(); ++w)
            for (std::size_t h = 0; h < alone[w].size(); ++h)
                EXPECT_EQ(together[w][h].best, alone[w][h].best);
    }
}

}  // namespace
}  // namespace relais::commute
