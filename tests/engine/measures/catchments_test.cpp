#include "engine/measures/catchments.h"

#include <map>

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "engine/reference/nearest.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/metric.h"
#include "tests/support/random_network.h"

namespace relais::measures {
namespace {

/// [service][household] -> ticks; and the order they came in.
using FoundPlaces =
    std::vector<std::pair<std::size_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>>>;

FoundPlaces catchments_of(const graph::RoadNetwork& network, const access::Points& points,
                          CategoryId category, Duration cutoff) {
    const cch::Metric metric = testing_support::metric_of(network);
    RoadCatchments source(network, metric, points);
    FoundPlaces found;
    source.visit(category, cutoff, [&](std::span<const Catchment> catchments) {
        for (const Catchment& catchment : catchments) {
            auto& [service, arrivals] = found.emplace_back();
            service = catchment.service.index();
            for (const Arrival& arrival : catchment.arrivals)
                arrivals.emplace_back(arrival.household, arrival.ticks);
        }
    });
    return found;
}

TEST(RoadCatchments, HoldWhoeverIsWithinTheCutoffItsBoundIncluded) {
    // A street of ten pieces of 10 s; the service at its start.
    const graph::RoadNetwork street = testing_support::grid_city(11, 1);
    const snap::Snapper snapper(street);
    const auto homes = snapper.snap_all(
        std::vector<Coordinate>{{20'000, 0}, {30'000, 0}, {31'000, 0}, {5'000, 0}});
    const auto service = snapper.snap_all(std::vector<Coordinate>{{0, 0}});
    const std::vector<CategoryId> category{CategoryId{0u}};
    const FoundPlaces found =
        catchments_of(street, {homes, service, category, 1}, CategoryId{0u}, from_seconds(30));
    ASSERT_EQ(found.size(), 1U);
    const std::map<std::uint32_t, std::uint32_t> ticks(found[0].second.begin(),
                                                       found[0].second.end());
    EXPECT_EQ(ticks, (std::map<std::uint32_t, std::uint32_t>{{0, 200}, {1, 300}, {3, 50}}));
}

TEST(RoadCatchments, EqualDijkstraOnRandomNetworksForAnyNumberOfThreads) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) { return random() % n; };
        const auto network = testing_support::random_network(random, 1 + below(30), 1 + below(60));
        const snap::Snapper snapper(network, {.max_metres = 300});
        const auto points = [&](std::size_t count) {
            std::vector<Coordinate> places;
            for (std::size_t i = 0; i < count; ++i)
                places.push_back({static_cast<std::int32_t>(below(100'000)),
                                  static_cast<std::int32_t>(below(100'000))});
            return snapper.snap_all(places);
        };
        const auto homes = points(40);
        const auto services = points(below(60));
        // To the twin, every service is a category of its own.
        std::vector<CategoryId> alone, together(services.size(), CategoryId{0u});
        for (std::size_t s = 0; s < services.size(); ++s) alone.emplace_back(s);
        const Duration cutoff{static_cast<std::uint32_t>(below(300))};
        const access::NearestTable slow =
            reference::nearest_services(network, {homes, services, alone, services.size()}, cutoff);

        std::vector<FoundPlaces> runs;
        for (const std::size_t threads : {1U, 3U}) {
            const ThreadLimit limit(threads);
            runs.push_back(
                catchments_of(network, {homes, services, together, 1}, CategoryId{0u}, cutoff));
        }
        ASSERT_EQ(runs[0], runs[1]) << "seed " << seed;
        std::size_t next = 0;
        for (std::size_t s = 0; s < services.size(); ++s) {
            std::map<std::uint32_t, std::uint32_t> expected;
            for (std::uint32_t h = 0; h < homes.size(); ++h) {
                const access::Nearest cell = slow.at(HouseholdId{h}, CategoryId{s});
                if (reachable(cell.time)) expected[h] = cell.time.count();
            }
            if (!services[s].exists()) continue;
            ASSERT_LT(next, runs[0].size());
            const auto& [service, arrivals] = runs[0][next++];
            ASSERT_EQ(service, s);
            const std::map<std::uint32_t, std::uint32_t> fast(arrivals.begin(), arrivals.end());
            ASSERT_EQ(fast.size(), arrivals.size()) << "a household twice, seed " << seed;
            ASSERT_EQ(fast, expected) << "seed " << seed << ", service " << s;
        }
        ASSERT_EQ(next, runs[0].size());
    }
}

}  // namespace
}  // namespace relais::measures
