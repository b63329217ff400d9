#include "engine/measures/trips.h"

#include <gtest/gtest.h>

#include "engine/order/nested_dissection.h"
#include "engine/snap/snapper.h"
#include "tests/support/random_network.h"

namespace relais::measures {
namespace {

using access::Trip;

TEST(NearestTrips, AreTheLeastOfTheWholeMatrix) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) { return random() % n; };
        const auto network = testing_support::random_network(random, 1 + below(30), 1 + below(60));
        const auto hierarchy = cch::build_hierarchy(
            cch::view(network), order::nested_dissection(order::skeleton(
                                    network.vertex_count(), network.arc_tail, network.arc_head)));
        const snap::Snapper snapper(network, {.max_metres = 300});
        const auto points = [&](std::size_t count) {
            std::vector<Coordinate> places;
            for (std::size_t i = 0; i < count; ++i)
                places.push_back({static_cast<std::int32_t>(below(100'000)),
                                  static_cast<std::int32_t>(below(100'000))});
            return snapper.snap_all(places);
        };
        const auto homes = points(20), services = points(below(20));
        const std::size_t categories = 1 + below(20);
        std::vector<CategoryId> category, wanted;
        for (std::size_t s = 0; s < services.size(); ++s) category.emplace_back(below(categories));
        for (std::size_t c = 0; c < categories; ++c) wanted.emplace_back(c);
        const auto fast =
            nearest_trips(network, hierarchy, {homes, services, category, categories}, wanted);
        access::matrix(
            network, hierarchy, homes, services, {}, [&](std::size_t h, std::span<const Trip> row) {
                for (std::size_t c = 0; c < categories; ++c) {
                    Trip least;
                    for (std::size_t s = 0; s < services.size(); ++s)
                        if (category[s] == CategoryId{c} && services[s].exists() &&
                            std::pair(row[s].time, row[s].decimetres) <
                                std::pair(least.time, least.decimetres))
                            least = row[s];
                    if (!reachable(least.time)) least.decimetres = 0;
                    ASSERT_EQ(fast[c][h].time, least.time) << "seed " << seed;
                    ASSERT_EQ(fast[c][h].decimetres, least.decimetres) << "seed " << seed;
                }
            });
    }
}

}  // namespace
}  // namespace relais::measures
