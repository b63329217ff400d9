#include "engine/access/nearest.h"

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "engine/reference/nearest.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/metric.h"
#include "tests/support/random_network.h"

namespace relais::access {
namespace {

using testing_support::grid_city;

/// A question asked of a network: households and services at places, all of one or two categories.
struct Question {
    graph::RoadNetwork network;
    std::vector<Coordinate> households;
    std::vector<std::pair<Coordinate, CategoryId>> services;
    std::size_t categories = 1;
    std::optional<Duration> cutoff{};

    [[nodiscard]] NearestTable ask() const {
        const snap::Snapper snapper(network);
        std::vector<Coordinate> places;
        std::vector<CategoryId> category;
        for (const auto& [place, c] : services) {
            places.push_back(place);
            category.push_back(c);
        }
        const auto at_home = snapper.snap_all(households);
        const auto at_work = snapper.snap_all(places);
        return nearest_services(network, testing_support::metric_of(network),
                                {at_home, at_work, category, categories}, cutoff);
    }
};

constexpr CategoryId kFirst{0u};
constexpr CategoryId kSecond{1u};
constexpr HouseholdId kHome{0u};

// In the grid city a street piece is 0.001 degree and takes 10 s.

TEST(NearestServices, AddsUpTheStreetsOnTheWay) {
    // From (0, 0) to (3, 2): five pieces.
    const Question question{grid_city(4, 3), {{0, 0}}, {{{30'000, 20'000}, kFirst}}};
    const Nearest nearest = question.ask().at(kHome, kFirst);
    EXPECT_EQ(nearest.time, from_seconds(50));
    EXPECT_EQ(nearest.service, ServiceId{0u});
    EXPECT_EQ(nearest.reason, Reason::kReached);
}

TEST(NearestServices, TakesTheNearestAndTheLowestOfTwoAsNear) {
    const Question question{
        grid_city(5, 1),
        {{20'000, 0}},
        {{{0, 0}, kFirst}, {{40'000, 0}, kFirst}, {{30'000, 0}, kFirst}, {{10'000, 0}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).service, ServiceId{2u});
}

TEST(NearestServices, StaysOnTheChainWhenBothLieOnIt) {
    // At 0.2 and 0.9 of one piece: 7 s, though both ends of the piece are at hand too.
    const Question question{grid_city(2, 2), {{2'000, 0}}, {{{9'000, 0}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).time, from_seconds(7));
}

TEST(NearestServices, GoesRoundTheBlockWhenTheStreetIsOneWay) {
    // Household after the service on a one-way triangle of 3 x 10 s: 30 - 5 = 25 s.
    graph::Builder builder({{0, 0}, {10'000, 0}, {0, 10'000}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}}, {10}, {}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {{10'000, 0}, {0, 10'000}}, {10}, {}, {0}});
    builder.add({VertexId{2u}, VertexId{0u}, {{0, 10'000}, {0, 0}}, {10}, {}, {0}});
    const Question question{
        std::move(builder).finish({graph::Way{}}, {'\0'}), {{7'000, 0}}, {{{2'000, 0}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).time, from_seconds(25));
}

TEST(NearestServices, CountsTheWalksAtBothEnds) {
    // 0.0001 degree = 11.12 m at 4 km/h = 10.0 s, on each side of a drive of 10 s.
    const Question question{grid_city(2, 1), {{0, 1'000}}, {{{10'000, 1'000}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).time, from_seconds(30));
}

TEST(NearestServices, KeepsEveryRowAndSaysWhyThereIsNoTime) {
    const Question question{grid_city(3, 1),
                            {{0, 0}, {900'000, 900'000}},
                            {{{20'000, 0}, kFirst}},
                            2,
                            from_seconds(15)};
    const NearestTable table = question.ask();
    ASSERT_EQ(table.household_count(), 2U);
    EXPECT_EQ(table.at(kHome, kFirst).reason, Reason::kBeyondCutoff);
    EXPECT_EQ(table.at(kHome, kSecond).reason, Reason::kNoService);
    EXPECT_EQ(table.at(HouseholdId{1u}, kFirst).reason, Reason::kOutsideData);
    EXPECT_FALSE(reachable(table.at(HouseholdId{1u}, kFirst).time));
}

TEST(NearestServices, CountsATimeEqualToTheCutoffAsWithinIt) {
    Question question{grid_city(3, 1), {{0, 0}}, {{{20'000, 0}, kFirst}}, 1, from_seconds(20)};
    EXPECT_EQ(question.ask().at(kHome, kFirst).reason, Reason::kReached);
    question.cutoff = from_seconds(19.9);
    EXPECT_EQ(question.ask().at(kHome, kFirst).reason, Reason::kBeyondCutoff);
}

TEST(NearestServices, HaveNoServiceWhenItLiesOffTheNetwork) {
    const Question question{grid_city(2, 1), {{0, 0}}, {{{900'000, 0}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).reason, Reason::kNoService);
}

TEST(NearestServices, FillTheSameTableOnAnyNumberOfThreads) {
    // Fifty categories are four batches; a service of each at a corner of its own.
    Question question{grid_city(8, 8), {}, {}, 50};
    for (std::int32_t i = 0; i < 64; ++i)
        question.households.push_back({i % 8 * 10'000 + 3'000, i / 8 * 10'000});
    for (std::size_t c = 0; c < 50; ++c) {
        const auto corner = static_cast<std::int32_t>(c);
        question.services.push_back({{corner % 8 * 10'000, corner / 8 * 10'000}, CategoryId{c}});
    }
    const auto ask = [&](std::size_t threads) {
        const ThreadLimit limit(threads);
        return question.ask();
    };
    const NearestTable one = ask(1);
    for (const std::size_t threads : {2U, 3U, 8U}) {
        const NearestTable several = ask(threads);
        for (std::size_t h = 0; h < 64; ++h)
            for (std::size_t c = 0; c < 50; ++c)
                ASSERT_EQ(several.at(HouseholdId{h}, CategoryId{c}),
                          one.at(HouseholdId{h}, CategoryId{c}));
    }
}

TEST(NearestServices, HaveTimesThatNeedMoreThan32BitsBesideTheService) {
    // Two services leave a bit to their index and 29 to the time: 2^29 ticks is 621 days. The road
    // of two chains to the right takes 400 days each.
    const double days = 24 * 3600;
    graph::Builder builder({{0, 0}, {10'000, 0}, {20'000, 0}});
    for (const std::size_t v : {0U, 1U})
        builder.add({VertexId{v},
                     VertexId{v + 1},
                     {{static_cast<std::int32_t>(v) * 10'000, 0},
                      {static_cast<std::int32_t>(v + 1) * 10'000, 0}},
                     {400 * days},
                     {400 * days},
                     {0}});
    const Question question{std::move(builder).finish({graph::Way{}}, {'\0'}),
                            {{0, 0}},
                            {{{20'000, 0}, kFirst}, {{20'000, 0}, kFirst}}};
    const Nearest nearest = question.ask().at(kHome, kFirst);
    EXPECT_EQ(nearest.time, from_seconds(800 * days));
    EXPECT_EQ(nearest.service, ServiceId{0u});
}

TEST(NearestServices, GoRoundWhereTheirChainTakesLongerThanALabelHolds) {
    // With 1,025 services eleven bits of a label are their number, and 2^21 ticks more than the
    // others hold. A slow street of 214,200 s, on which home and services are 210,000 s apart, but
    // 2,100 s from its two ends, between which there is a road of 10 s round it.
    const std::int32_t end = 1'071'000, round = 100'000;  // two ticks are a unit of length
    graph::Builder builder({{0, 0}, {end, 0}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {end, 0}}, {214'200}, {214'200}, {0}});
    builder.add({VertexId{0u},
                 VertexId{1u},
                 {{0, 0}, {0, round}, {end, round}, {end, 0}},
                 {3, 4, 3},
                 {3, 4, 3},
                 {0, 0, 0}});
    const Question question{std::move(builder).finish({graph::Way{}}, {'\0'}),
                            {{10'500, 0}},
                            {1'025, {{end - 10'500, 0}, kFirst}}};
    EXPECT_EQ(question.ask().at(kHome, kFirst).time, from_seconds(2'100 + 10 + 2'100));
}

TEST(NearestServices, EqualTheirSlowTwinOnRandomNetworks) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) {
            return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
        };
        const std::size_t vertices = 1 + below(30);
        const graph::RoadNetwork network =
            testing_support::random_network(random, vertices, 1 + below(60));
        const snap::Snapper snapper(network, {.max_metres = 300});
        const auto points = [&](std::size_t count) {
            std::vector<Coordinate> places;
            for (std::size_t i = 0; i < count; ++i)
                places.push_back({static_cast<std::int32_t>(below(100'000)),
                                  static_cast<std::int32_t>(below(100'000))});
            return snapper.snap_all(places);
        };
        const auto households = points(40);
        const auto services = points(below(30));
        const std::size_t categories = 1 + below(18);
        std::vector<CategoryId> category;
        for (std::size_t s = 0; s < services.size(); ++s)
            category.push_back(CategoryId{below(categories)});
        std::optional<Duration> cutoff;
        if (below(2) == 0) cutoff = Duration{static_cast<std::uint32_t>(below(200))};
        const Points question{households, services, category, categories};
        const ThreadLimit threads(std::size_t{1} << below(4));
        const NearestSolver solver(network, testing_support::metric_of(network), question);
        NearestTable fast = solver.solve();
        solver.solve(fast, cutoff);  // nothing stays of the run before
        const NearestTable slow = reference::nearest_services(network, question, cutoff);
        for (std::size_t h = 0; h < households.size(); ++h)
            for (std::size_t c = 0; c < categories; ++c) {
                const Nearest& a = fast.at(HouseholdId{h}, CategoryId{c});
                const Nearest& b = slow.at(HouseholdId{h}, CategoryId{c});
                ASSERT_EQ(a.time, b.time)
                    << "seed " << seed << " household " << h << " category " << c;
                ASSERT_EQ(a.service, b.service) << "seed " << seed << " household " << h;
                ASSERT_EQ(a.reason, b.reason) << "seed " << seed << " household " << h;
            }
    }
}

}  // namespace
}  // namespace relais::access
