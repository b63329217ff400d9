#include <random>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/siting/problem.h"
#include "tests/engine/scenario/study.h"
#include "tests/engine/siting/random_problem.h"

namespace relais::siting {
namespace {

using testing_support::brute_force;
using testing_support::kMinute;
using testing_support::random_problem;

class OnSmallInstances : public testing::TestWithParam<Objective> {};

TEST_P(OnSmallInstances, BoundIsBelowTheOptimumAndValueIsNot) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 5 + seed % 20, 3 + seed % 9);
        const Options options{GetParam(), 1 + seed % 3, Duration{12 * kMinute}, 400};
        const Solution solution = solve(problem, options);
        const double optimum = brute_force(problem, options);
        const double slack = 1e-6 * (1 + optimum);
        EXPECT_LE(solution.bound, optimum + slack) << "seed " << seed;
        EXPECT_GE(solution.value, optimum - slack) << "seed " << seed;
        EXPECT_LE(solution.value, solution.today + slack) << "seed " << seed;
    }
}
INSTANTIATE_TEST_SUITE_P(Siting, OnSmallInstances,
                         testing::Values(Objective::kPMedian, Objective::kMaxCoverage,
                                         Objective::kShortfall, Objective::kPCenter,
                                         Objective::kWorstDecile));

/// Four among 25 places, 12,650 choices and all smaller ones; times in tens of minutes and few
/// weights, so that many choices are equally good.
Problem with_many_ties(unsigned seed) {
    std::mt19937 random(seed);
    Problem problem = random_problem(random, 18, 25);
    const auto tens = [](std::uint32_t ticks) { return ticks / (10 * kMinute) * 10 * kMinute; };
    for (Demand& demand : problem.demand) {
        demand.weight = static_cast<double>(1 + seed % 2 * (random() % 3));
        demand.today = tens(demand.today);
    }
    problem.far = tens(problem.far);
    for (auto& gains : problem.gains) {
        for (Gain& gain : gains) gain.ticks = tens(gain.ticks);
        std::erase_if(gains,
                      [&](const Gain& g) { return g.ticks >= problem.demand[g.demand].today; });
    }
    return problem;
}

class FourAmongTwentyFive : public testing::TestWithParam<Objective> {};

TEST_P(FourAmongTwentyFive, TiesDoNotMisleadValueNorBound) {
    for (unsigned seed = 0; seed < 6; ++seed) {
        const Problem problem = with_many_ties(seed);
        const Options options{GetParam(), 1 + seed % 4, Duration{12 * kMinute}, 400};
        const Solution solution = solve(problem, options);
        const double optimum = brute_force(problem, options);
        EXPECT_NEAR(solution.value, optimum, 1e-9 * (1 + optimum)) << "seed " << seed;
        EXPECT_LE(solution.bound, optimum + 1e-9 * (1 + optimum)) << "seed " << seed;
        EXPECT_LT(solution.gap(), GetParam() == Objective::kWorstDecile ? 0.01 : 1e-9)
            << "seed " << seed;
    }
}
INSTANTIATE_TEST_SUITE_P(Siting, FourAmongTwentyFive,
                         testing::Values(Objective::kPMedian, Objective::kMaxCoverage,
                                         Objective::kShortfall, Objective::kPCenter,
                                         Objective::kWorstDecile));

TEST(WorstDecile, LadderLeavesAGapOfLessThanAPercent) {
    double gaps = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 5 + seed % 20, 3 + seed % 9);
        const Options options{Objective::kWorstDecile, 1 + seed % 3, Duration{12 * kMinute}, 400};
        gaps += solve(problem, options).gap();
    }
    EXPECT_LT(gaps / 60, 0.01);
}

TEST(Theil, IsTheLeastOfAllChoicesWhileTheyAreFew) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 5 + seed % 20, 4 + seed % 8);
        const Options options{Objective::kTheil, 1 + seed % 3, Duration{12 * kMinute}, 400};
        const Solution solution = solve(problem, options);
        ASSERT_EQ(solution.chosen.size(), options.add);  // as many as were asked for
        EXPECT_EQ(solution.bound, solution.value);
        EXPECT_NEAR(solution.value, brute_force(problem, options, options.add), 1e-12)
            << "seed " << seed;
    }
}

class ProvenOnSmallInstances : public testing::TestWithParam<Objective> {};

TEST_P(ProvenOnSmallInstances, ValueIsTheOptimumAndTheGapIsClosed) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 5 + seed % 20, 3 + seed % 9);
        const Options options{GetParam(), 1 + seed % 4, Duration{12 * kMinute}, 400};
        const Solution solution = solve(problem, options);
        EXPECT_NEAR(solution.value, brute_force(problem, options), 1e-6 * (1 + solution.value))
            << "seed " << seed;
        EXPECT_LT(solution.gap(), 1e-6) << "seed " << seed;
    }
}
INSTANTIATE_TEST_SUITE_P(Siting, ProvenOnSmallInstances,
                         testing::Values(Objective::kPMedian, Objective::kMaxCoverage,
                                         Objective::kShortfall, Objective::kPCenter));

TEST(SetCover, NeedsAsFewPlacesAsBruteForce) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 4 + seed % 16, 3 + seed % 8);
        const Options options{Objective::kSetCover, 0, Duration{20 * kMinute}, 400};
        const Solution solution = solve(problem, options);
        // All people who can be covered are, and no choice of fewer places covers them.
        const Options coverage{Objective::kMaxCoverage, problem.candidates(), options.limit, 400};
        std::vector<std::size_t> all(problem.candidates());
        std::iota(all.begin(), all.end(), 0);
        const double least_left = evaluate(problem, coverage, all);
        EXPECT_EQ(evaluate(problem, coverage, solution.chosen), least_left) << "seed " << seed;
        EXPECT_EQ(solution.bound, solution.value) << "seed " << seed;
        if (!solution.chosen.empty()) {
            Options fewer = coverage;
            fewer.add = solution.chosen.size() - 1;
            EXPECT_GT(brute_force(problem, fewer), least_left) << "seed " << seed;
        }
    }
}

TEST(Theil, FallsWhenTheFarAreaGetsAPlace) {
    // Two areas of one household each, 10 and 30 minutes; a place that brings the second to 10.
    Problem problem;
    problem.areas = 2;
    problem.demand = {{HouseholdId{0u}, 1, 0, 10 * kMinute}, {HouseholdId{1u}, 1, 1, 30 * kMinute}};
    problem.gains = {{{0, 1 * kMinute}}, {{1, 10 * kMinute}}};
    const Options options{Objective::kTheil, 1, Duration{12 * kMinute}, 400};
    const Solution solution = solve(problem, options);
    // 1/4 ln(1/2) + 3/4 ln(3/2)
    EXPECT_NEAR(solution.today, 0.25 * std::log(0.5) + 0.75 * std::log(1.5), 1e-12);
    EXPECT_EQ(solution.chosen, std::vector<std::size_t>{1});
    EXPECT_NEAR(solution.value, 0, 1e-12);
}

TEST(UnderOneRoof, EqualsBruteForceOverTheSumOfBothCategories) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 random(seed);
        const Problem creche = random_problem(random, 5 + seed % 9, 6);
        const Problem office = random_problem(random, 4 + seed % 7, 6);
        const Problem both = under_one_roof({creche, office});
        const Options options{Objective::kPMedian, 2, Duration{12 * kMinute}, 400};
        const Solution solution = solve(both, options);
        EXPECT_NEAR(solution.value, brute_force(both, options), 1e-6 * (1 + solution.value));
        EXPECT_NEAR(
            evaluate(both, options, solution.chosen),
            evaluate(creche, options, solution.chosen) + evaluate(office, options, solution.chosen),
            1e-6 * (1 + solution.value))
            << "seed " << seed;
    }
}

TEST(OpeningOrder, BeginsWithThePlaceThatHelpsMost) {
    // Candidate 0 saves 9 x 1 minutes, candidate 1 5 x 4, candidate 2 nothing.
    Problem problem;
    problem.demand = {{HouseholdId{0u}, 1, 0, 10 * kMinute}, {HouseholdId{1u}, 4, 0, 10 * kMinute}};
    problem.gains = {{{0, 1 * kMinute}}, {{1, 5 * kMinute}}, {}};
    const Options options{Objective::kPMedian, 3, Duration{12 * kMinute}, 400};
    const auto steps = opening_order(problem, options, std::vector<std::size_t>{0, 1, 2});
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].candidate, 1U);
    EXPECT_DOUBLE_EQ(steps[0].value, 30);  // 10 x 1 + 5 x 4
    EXPECT_EQ(steps[1].candidate, 0U);
    EXPECT_DOUBLE_EQ(steps[1].value, 21);
    EXPECT_EQ(steps[2].candidate, 2U);
    EXPECT_DOUBLE_EQ(steps[2].value, 21);
}

TEST(MakeProblem, KeepsOnlyWhatIsNearerThanToday) {
    // Crossings 0 to 4, 10 s apart; a shop at 0; people at 1 and 3; candidates at 4 and 0.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {
        {"near", {10'000, 0}, 1, {}}, {"far", {30'000, 0}, 2, {}}, {"nobody", {20'000, 0}, 0, {}}};
    territory.services = {{"a", "", {0, 0}, CategoryId{0u}, {}, ""}};
    const testing_support::SmallStudy study(testing_support::grid_city(5, 1), territory);
    const std::vector<snap::Snap> candidates{study.base().snapper.snap({40'000, 0}),
                                             study.base().snapper.snap({0, 0})};
    const Problem problem = make_problem(study.base(), CategoryId{0u}, candidates);
    ASSERT_EQ(problem.demand.size(), 2U);
    EXPECT_EQ(problem.demand[1].today, 300U);
    ASSERT_EQ(problem.gains[0].size(), 1U);
    EXPECT_EQ(problem.gains[0][0].demand, 1U);
    EXPECT_EQ(problem.gains[0][0].ticks, 100U);
    EXPECT_TRUE(problem.gains[1].empty());
    EXPECT_EQ(problem.left_out, 0);
}

TEST(MakeProblem, AddsUpThePeopleWhoReachNeitherAServiceNorACandidate) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"a", {10'000, 0}, 1, {}}, {"b", {30'000, 0}, 2.5, {}}};
    const testing_support::SmallStudy study(testing_support::grid_city(5, 1), territory);
    const Problem none = make_problem(study.base(), CategoryId{0u}, {});
    EXPECT_EQ(none.left_out, 3.5);
    EXPECT_TRUE(none.demand.empty());
    const std::vector<snap::Snap> candidates{study.base().snapper.snap({40'000, 0})};
    EXPECT_EQ(make_problem(study.base(), CategoryId{0u}, candidates).left_out, 0);
}

}  // namespace
}  // namespace relais::siting
