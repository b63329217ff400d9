// Places with room for so many people, and a budget.

#include <gtest/gtest.h>

#include "tests/engine/siting/random_problem.h"

namespace relais::siting {
namespace {

using testing_support::brute_force;
using testing_support::kMinute;
using testing_support::random_problem;

/// What limits an instance.
enum class Limits { kCapacity, kBudget, kBoth };

class Constrained : public testing::TestWithParam<std::tuple<Objective, Limits>> {};

TEST_P(Constrained, ValueIsTheOptimumOfSmallInstancesAndTheBoundIsBelowIt) {
    const auto [objective, limits] = GetParam();
    std::size_t closed = 0, instances = 0;
    for (unsigned seed = 0; seed < 80; ++seed) {
        std::mt19937 random(seed);
        Problem problem = random_problem(random, 5 + seed % 16, 3 + seed % 7);
        Options options{objective, 1 + seed % 4, Duration{12 * kMinute}, 400};
        for (std::size_t j = 0; j < problem.candidates(); ++j) {
            if (limits != Limits::kBudget)
                problem.capacity.push_back(static_cast<double>(1 + random() % 40));
            if (limits != Limits::kCapacity)
                problem.cost.push_back(static_cast<double>(1 + random() % 9));
        }
        if (limits != Limits::kCapacity) options.budget = static_cast<double>(3 + random() % 15);
        const Solution solution = solve(problem, options);
        const double optimum = brute_force(problem, options);
        const double slack = 1e-6 * (1 + optimum);
        ASSERT_LE(solution.bound, optimum + slack) << "seed " << seed;
        ASSERT_NEAR(solution.value, optimum, slack) << "seed " << seed;
        double spent = 0;
        for (const std::size_t j : solution.chosen)
            spent += problem.cost.empty() ? 0 : problem.cost[j];
        ASSERT_LE(spent, options.budget) << "seed " << seed;
        ASSERT_LE(solution.chosen.size(), options.add) << "seed " << seed;
        for (std::size_t i = 0; i < solution.taken.size(); ++i)
            ASSERT_LE(solution.taken[i], problem.capacity[solution.chosen[i]] + 1e-6);
        ++instances;
        closed += solution.value - solution.bound <= slack ? 1 : 0;
    }
    // Branching to the end proves the optimum.
    EXPECT_EQ(closed, instances);
}
INSTANTIATE_TEST_SUITE_P(
    Siting, Constrained,
    testing::Combine(testing::Values(Objective::kPMedian, Objective::kMaxCoverage,
                                     Objective::kShortfall),
                     testing::Values(Limits::kCapacity, Limits::kBudget, Limits::kBoth)));

TEST(Constrained, ABudgetIsSpentToTheLastCoin) {
    // Three places at 0.1 for 0.3: as numbers they cost a hair more.
    Problem problem;
    for (std::uint32_t d = 0; d < 3; ++d) {
        problem.demand.push_back({HouseholdId{d}, 1, 0, 10 * kMinute});
        problem.gains.push_back({{d, 2 * kMinute}});
        problem.cost.push_back(0.1);
    }
    Options options{Objective::kPMedian, 3, Duration{12 * kMinute}, 400};
    options.budget = 0.3;
    const Solution solution = solve(problem, options);
    EXPECT_EQ(solution.chosen, (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_DOUBLE_EQ(solution.value, 6);
    EXPECT_NEAR(solution.bound, 6, 1e-6);
}

TEST(Constrained, RoomForEverybodyIsNoLimit) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        Problem problem = random_problem(random, 5 + seed % 16, 3 + seed % 7);
        const Options options{Objective::kPMedian, 2, Duration{12 * kMinute}, 400};
        const double without = solve(problem, options).value;
        problem.capacity.assign(problem.candidates(), 1e9);
        EXPECT_NEAR(solve(problem, options).value, without, 1e-6 * (1 + without)) << seed;
    }
}

}  // namespace
}  // namespace relais::siting
