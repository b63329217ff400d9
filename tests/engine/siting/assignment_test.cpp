#include "engine/siting/assignment.h"

#include <cmath>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
#include <gtest/gtest.h>

// It does not include all that it needs, so it comes after the others.
#include <boost/graph/find_flow_cost.hpp>

#include "tests/engine/siting/random_problem.h"

namespace relais::siting {
namespace {

using testing_support::random_problem;

TEST(Assignment, SendsOnWhomItCostsLeastWhenAPlaceIsFull) {
    // Two places with room for two people each. Three households of one: all save most at place 0;
    // the second loses least by going to place 1.
    const Savings savings{
        3, {{{0, 9}, {1, 8}, {2, 7}}, {{0, 2}, {1, 7}, {2, 1}}}, 0, {1, 1, 1}, {2, 2}};
    const Assignment found = best_assignment(savings, std::vector<std::size_t>{0, 1});
    EXPECT_DOUBLE_EQ(found.saved, 9 + 7 + 7);
    EXPECT_EQ(found.taken, (std::vector<double>{2, 1}));
}

TEST(Assignment, SplitsAHouseholdAndLeavesWhoFindsNoRoom) {
    // Five people who save 2 each at the only place, which has room for three.
    const Savings savings{1, {{{0, 10}}}, 0, {5}, {3}};
    const Assignment found = best_assignment(savings, std::vector<std::size_t>{0});
    EXPECT_DOUBLE_EQ(found.saved, 6);
    EXPECT_EQ(found.taken, (std::vector<double>{3}));
}

// The slow twin: least costs of flows by Boost, in whole numbers.

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Network = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<boost::edge_capacity_t, long,
                    boost::property<boost::edge_residual_capacity_t, long,
                                    boost::property<boost::edge_reverse_t, Traits::edge_descriptor,
                                                    boost::property<boost::edge_weight_t, long>>>>>;

void connect(Network& network, std::size_t from, std::size_t to, long capacity, long cost) {
    const auto there = boost::add_edge(from, to, network).first;
    const auto back = boost::add_edge(to, from, network).first;
    boost::put(boost::edge_capacity, network, there, capacity);
    boost::put(boost::edge_capacity, network, back, 0);
    boost::put(boost::edge_weight, network, there, cost);
    boost::put(boost::edge_weight, network, back, -cost);
    boost::put(boost::edge_reverse, network, there, back);
    boost::put(boost::edge_reverse, network, back, there);
}

/// What is saved at best. Savings of one person are whole numbers up to kMost.
double twin(const Savings& savings, const std::vector<std::size_t>& chosen) {
    constexpr long kMost = 1000;
    const std::size_t places = chosen.size(), source = 0, today = 1 + places;
    const std::size_t first = today + 1, sink = first + savings.demand_count;
    Network network(sink + 1);
    double people = 0;
    for (std::size_t d = 0; d < savings.demand_count; ++d) {
        connect(network, source, first + d, std::lround(savings.weight[d]), 0);
        connect(network, first + d, today, std::lround(savings.weight[d]), kMost);
        people += savings.weight[d];
    }
    for (std::size_t place = 0; place < places; ++place) {
        connect(network, 1 + place, sink, std::lround(savings.capacity[chosen[place]]), 0);
        for (const Saving& saving : savings.by_candidate[chosen[place]]) {
            const double weight = savings.weight[saving.demand];
            connect(network, first + saving.demand, 1 + place, std::lround(weight),
                    kMost - std::lround(saving.saved / weight));
        }
    }
    connect(network, today, sink, std::lround(people), 0);
    boost::successive_shortest_path_nonnegative_weights(network, source, sink);
    return people * kMost - static_cast<double>(boost::find_flow_cost(network));
}

/// A small instance in whole numbers: many of its places have no room, and where there are ties,
/// most savings are equal.
Savings random_savings(unsigned seed, bool ties) {
    std::mt19937 random(seed);
    Problem problem = random_problem(random, 1 + seed % 25, 1 + seed % 7);
    for (std::size_t j = 0; j < problem.candidates(); ++j)
        problem.capacity.push_back(random() % 4 == 0 ? 0.0 : static_cast<double>(random() % 30));
    const std::uint32_t step = (ties ? 20 : 1) * testing_support::kMinute;
    return make_savings(problem, [step](std::uint32_t ticks) { return double(ticks / step); });
}

/// The same instance in other units of people and of what they save.
Savings in_units(Savings savings, double people, double saved) {
    for (double& weight : savings.weight) weight *= people;
    for (double& room : savings.capacity) room *= people;
    for (auto& list : savings.by_candidate)
        for (Saving& saving : list) saving.saved *= people * saved;
    return savings;
}

class InUnits : public testing::TestWithParam<std::tuple<double, double, bool>> {};

// 250 instances for each of 24 combinations. Units that are no binary fractions make sums that
// rounding moves: of people up to a thousandth, of savings by hundreds.
TEST_P(InUnits, EqualsALeastCostFlow) {
    const auto [people, saved, ties] = GetParam();
    for (unsigned seed = 0; seed < 250; ++seed) {
        const Savings whole = random_savings(seed, ties);
        const Savings savings = in_units(whole, people, saved);
        std::vector<std::size_t> chosen(savings.by_candidate.size());
        std::iota(chosen.begin(), chosen.end(), 0);
        const Assignment found = best_assignment(savings, chosen);
        const double expected = twin(whole, chosen);
        ASSERT_NEAR(found.saved / (people * saved), expected, 1e-9 * (1 + expected))
            << "seed " << seed;
        for (std::size_t j = 0; j < chosen.size(); ++j)
            ASSERT_LE(found.taken[j] / people, whole.capacity[j] + 1e-9) << "seed " << seed;
    }
}
INSTANTIATE_TEST_SUITE_P(Assignment, InUnits,
                         testing::Combine(testing::Values(1.0, 1.0 / 7, 1e12 / 7, 1e-9),
                                          testing::Values(1.0, 1e15 / 7, 1e-9), testing::Bool()));

TEST(Assignment, PlacesWithoutRoomServeNobody) {
    const Savings savings{2, {{{0, 9}, {1, 8}}, {{0, 7}}}, 0, {1e9 / 3, 0.1}, {0, 0}};
    const Assignment found = best_assignment(savings, std::vector<std::size_t>{0, 1});
    EXPECT_EQ(found.saved, 0);
    EXPECT_EQ(found.taken, (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace relais::siting
