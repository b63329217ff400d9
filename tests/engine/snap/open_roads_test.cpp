#include "engine/snap/open_roads.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "engine/graph/parts.h"
#include "engine/snap/access_points.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/random_network.h"
#include "tests/support/trip_ends.h"

namespace relais::snap {
namespace {

using graph::RoadNetwork;
using testing_support::with_trip_ends;

/// Streets of 111 m that take 10 s: 0-1-2-3 in a row and 0-4-5 above them are open; 5-6-7 is a
/// track that ends at 7, one street above 3.
RoadNetwork village() {
    std::vector<Coordinate> places;
    for (const std::int32_t y : {0, 10'000})
        for (std::int32_t x = 0; x < 4; ++x) places.push_back({x * 10'000, y});
    graph::Builder builder(places);
    for (const auto& [a, b] : {std::pair<std::size_t, std::size_t>{0, 1},
                               {1, 2},
                               {2, 3},
                               {0, 4},
                               {4, 5},
                               {5, 6},
                               {6, 7}})
        builder.add({VertexId{a}, VertexId{b}, {places[a], places[b]}, {10}, {10}, {0}});
    const std::vector<std::uint8_t> ends{0, 0, 0, 0, 0, 1, 1};
    return with_trip_ends(std::move(builder).finish({graph::Way{}}, {'\0'}), ends);
}

TEST(OpenRoads, AreAllWhereNoneIsForTripEnds) {
    const RoadNetwork city = testing_support::grid_city(3, 3);
    const OpenRoads open(city, joinable_chains(city));
    for (std::size_t c = 0; c < city.chain_count(); ++c) EXPECT_TRUE(open.contains(ChainId{c}));
}

TEST(OpenRoads, AreLeftAndComeBackToAlongTheOthers) {
    const RoadNetwork network = village();
    const OpenRoads open(network, joinable_chains(network));
    EXPECT_TRUE(open.contains(ChainId{4U}));
    EXPECT_FALSE(open.contains(ChainId{5U}));
    // Half way between 6 and 7: a street and a half to 5, and as much back.
    const Snap far = Snapper(network, {.farther_to_open_metres = 0}).snap({25'000, 10'000});
    ASSERT_EQ(far.nearest().chain, ChainId{6U});
    EXPECT_EQ(open.there_and_back(network, far.nearest()), from_seconds(30));
    const Snap street = Snapper(network).snap({25'000, -900});  // 10 m beside it: 9 s on foot
    EXPECT_NEAR(to_seconds(open.there_and_back(network, street.nearest())), 18, 0.3);
}

TEST(ASnap, TakesTheOpenRoadOnlyWhereItIsGotToSoonerAndHardlyFarther) {
    const RoadNetwork network = village();
    const auto chain = [&](Coordinate place, double farther) {
        return Snapper(network, {.farther_to_open_metres = farther}).snap(place).joins.back().chain;
    };
    // 57 m from the street, 54 m from the track at 7: 51 s on foot, or 49 and 20 along the track.
    EXPECT_EQ(chain({29'900, 5'100}, 100), ChainId{2U});
    EXPECT_EQ(chain({29'900, 5'100}, 1), ChainId{6U});  // 2.2 m farther
    // 22 m from the track beside 7, 89 m from the street: 20 + 20 s, or 80.
    EXPECT_EQ(chain({29'900, 8'000}, 100), ChainId{6U});
}

TEST(ASnap, TakesNoOpenRoadBeyondTheMaximumDistance) {
    // A street along the south, and a track that leaves it in the far west and comes back 3,990 m
    // north of it. The place is 1,950 m from the track, which takes 1,000 s to the street, and
    // 2,040 m from the street: walking to the street takes less time and is hardly farther.
    const std::int32_t west = -500'000, east = 30'000, north = 358'830;
    const std::vector<Coordinate> places{{west, 0}, {east, 0}, {east, north}};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {10}, {10}, {0}});
    builder.add({VertexId{0u},
                 VertexId{2u},
                 {places[0], {west, north}, places[2]},
                 {500, 500},
                 {500, 500},
                 {0, 0}});
    const RoadNetwork network = with_trip_ends(std::move(builder).finish({graph::Way{}}, {'\0'}),
                                               std::vector<std::uint8_t>{0, 1});
    const Coordinate place{25'000, 183'460};
    const auto chains = [&](const Options& options) {
        std::vector<ChainId> found;
        for (const Join& join : Snapper(network, options).snap(place).joins)
            found.push_back(join.chain);
        return found;
    };
    EXPECT_EQ(chains({}), std::vector<ChainId>{ChainId{1u}});
    EXPECT_EQ(chains({.max_metres = 2'050}), (std::vector<ChainId>{ChainId{1u}, ChainId{0u}}));
    EXPECT_EQ(chains({.max_metres = 2'050, .farther_to_open_metres = 80}),
              std::vector<ChainId>{ChainId{1u}});
}

TEST(ASnap, TakesNoOpenRoadOfAnotherPartForOneOfItsOwn) {
    // A slow track from a street in the far west, and a street 111 m north of the track. Between
    // them, 44 m from the track, the northern street is reached in less time; but where it is a
    // network of its own, no path leads from it to the services on the track's.
    const std::vector<Coordinate> places{
        {0, 0}, {30'000, 0}, {-500'000, 0}, {0, 10'000}, {30'000, 10'000}};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {200}, {200}, {0}});
    for (const auto& [a, b] : {std::pair{0U, 2U}, {3U, 4U}, {0U, 3U}})
        builder.add({VertexId{a}, VertexId{b}, {places[a], places[b]}, {10}, {10}, {0}});
    RoadNetwork network = with_trip_ends(std::move(builder).finish({graph::Way{}}, {'\0'}),
                                         std::vector<std::uint8_t>{1, 0, 0, 0});
    const auto joins = [&](std::size_t part_of_north) {
        const PartId south{0u}, north{part_of_north};
        network.vertex_part = std::vector<PartId>{south, south, south, north, north};
        std::vector<ChainId> found;
        for (const Join& join : Snapper(network).snap({25'000, 4'000}).joins)
            found.push_back(join.chain);
        return found;
    };
    EXPECT_EQ(joins(0), (std::vector<ChainId>{ChainId{0u}, ChainId{2u}}));
    EXPECT_EQ(joins(1), (std::vector<ChainId>{ChainId{0u}}));
}

/// A network with trip ends, and the slow twin that finds where points join it.
class Twin {
  public:
    explicit Twin(unsigned seed) {
        std::mt19937 random(seed);
        network = testing_support::random_network(random, 40, 70);
        std::vector<std::uint8_t> ends(network.chain_count());
        for (std::uint8_t& end : ends) end = random() % 3 == 0 ? 1 : 0;
        network = with_trip_ends(std::move(network), ends);
        // One part alone, so that a second join is an open road.
        network.vertex_part = graph::parts_of(network, {.sure_metres = 1e9, .remote_metres = 1e9});
        joinable = joinable_chains(network);
        find_open();
        out = times(true);
        in = times(false);
    }

    [[nodiscard]] bool for_ends(ChainId chain) const {
        return network.ways[network.shape(chain).front().way].has(graph::WayFlag::kEndsOnly);
    }
    [[nodiscard]] bool is_open(ChainId chain) const {
        return !for_ends(chain) && open[network.arc_tail[network.arc_of(chain).index()].index()];
    }
    /// To the open roads and back; ticks.
    [[nodiscard]] double both_ways(const Join& join) const {
        if (is_open(join.chain)) return 2.0 * join.walk.count();
        double there = 1e18;
        double back = 1e18;
        for (const AccessPoint& at : departures(network, join))
            there = std::min(there, at.offset.count() + out[at.vertex.index()]);
        for (const AccessPoint& at : arrivals(network, join))
            back = std::min(back, at.offset.count() + in[at.vertex.index()]);
        return there + back;
    }

    RoadNetwork network;
    std::vector<std::uint8_t> joinable;
    std::vector<bool> open;  ///< per vertex
    std::vector<double> out, in;

  private:
    [[nodiscard]] bool in_a_part(std::size_t arc) const {
        const PartId part = network.vertex_part[network.arc_tail[arc].index()];
        return part.exists() && part == network.vertex_part[network.arc_head[arc].index()];
    }
    /// Floods from every vertex, and keeps the largest flood.
    void find_open() {
        std::size_t most = 0;
        for (std::size_t start = 0; start < network.vertex_count(); ++start) {
            std::vector<bool> wet(network.vertex_count(), false);
            wet[start] = true;
            for (bool more = true; more;) {
                more = false;
                for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
                    const auto tail = network.arc_tail[arc].index();
                    const auto head = network.arc_head[arc].index();
                    if (!in_a_part(arc) || for_ends(network.arc_chain[arc]) ||
                        wet[tail] == wet[head])
                        continue;
                    wet[tail] = wet[head] = more = true;
                }
            }
            const auto size = static_cast<std::size_t>(std::count(wet.begin(), wet.end(), true));
            if (size > most) most = size, open = wet;
        }
    }
    /// Relaxes every arc until nothing changes.
    [[nodiscard]] std::vector<double> times(bool to_open) const {
        std::vector<double> time(network.vertex_count(), 1e18);
        for (std::size_t v = 0; v < time.size(); ++v)
            if (open[v]) time[v] = 0;
        for (bool more = true; more;) {
            more = false;
            for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
                const auto tail = network.arc_tail[arc].index();
                const auto head = network.arc_head[arc].index();
                double& late = time[to_open ? tail : head];
                const double sooner = time[to_open ? head : tail] + network.arc_ticks[arc];
                if (!in_a_part(arc) || sooner >= late) continue;
                late = sooner;
                more = true;
            }
        }
        return time;
    }
};

TEST(ASnap, IsWhatTryingEveryChainFindsOnRandomNetworksWithTripEnds) {
    std::size_t moved = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        const Twin twin(seed);
        constexpr double kFarther = 150;
        const Snapper snapper(twin.network, {.farther_to_open_metres = kFarther});
        const Snapper nearest(twin.network, {.farther_to_open_metres = 0});
        std::mt19937 random(seed);
        std::uniform_int_distribution<std::int32_t> place(0, 100'000);
        for (int i = 0; i < 60; ++i) {
            const Coordinate point{place(random), place(random)};
            const Snap here = nearest.snap(point);
            const Snap found = snapper.snap(point);
            ASSERT_EQ(found.fate, here.fate);
            if (!here.exists()) continue;
            EXPECT_EQ(found.nearest().chain, here.nearest().chain);
            // A point on a vertex, to two centimetres, joins that alone.
            const bool on_vertex = !here.nearest().along && here.nearest().walk_metres <= 0.02F;
            if (on_vertex || twin.is_open(here.nearest().chain)) {
                EXPECT_EQ(found.joins.size(), 1U);
                continue;
            }
            double metres = 1e18;
            ChainId best;
            for (std::size_t c = 0; c < twin.network.chain_count(); ++c) {
                if (twin.joinable[c] == 0 || !twin.is_open(ChainId{c})) continue;
                const auto shape = twin.network.shape(ChainId{c});
                for (std::size_t p = 0; p + 1 < shape.size(); ++p) {
                    const double away =
                        nearest_on_piece(point, shape[p].place, shape[p + 1].place).metres;
                    if (away < metres) metres = away, best = ChainId{c};
                }
            }
            const bool near = metres <= double(here.nearest().walk_metres) + kFarther;
            const double walk = std::round(metres / (4 / 3.6) * 10);
            if (near && 2 * walk < twin.both_ways(here.nearest())) {
                ASSERT_EQ(found.joins.size(), 2U);
                EXPECT_EQ(found.joins[1].chain, best);
                ++moved;
            } else {
                EXPECT_EQ(found.joins.size(), 1U);
            }
        }
    }
    EXPECT_GT(moved, 20U);  // the rule was put to the test
}

}  // namespace
}  // namespace relais::snap
