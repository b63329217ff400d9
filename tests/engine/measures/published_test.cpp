// Worked examples with results that others have published, to the digits they print.

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "engine/measures/folds.h"
#include "engine/measures/inequality.h"
#include "tests/engine/measures/dense.h"

namespace relais::measures {
namespace {

using testing_support::Dense;

/// Times with more digits than a tick has: every pair gets a tick of its own, and the table of
/// weights holds its weight.
struct Exact {
    Dense dense;
    std::vector<double> weight;

    Exact(const std::vector<std::vector<double>>& minutes_by_service,
          const std::vector<double>& people, const std::vector<double>& places,
          double (*decay)(double)) {
        dense.demand = people;
        dense.supply = places;
        for (std::size_t i = 0; i < people.size(); ++i) {
            auto& row = dense.ticks.emplace_back();
            for (std::size_t j = 0; j < places.size(); ++j) {
                row.push_back(static_cast<std::uint32_t>(weight.size()));
                weight.push_back(decay(minutes_by_service[j][i]));
            }
        }
    }
    [[nodiscard]] DecayTable table() const { return DecayTable(weight); }
    [[nodiscard]] Values fold(Fold& of) const { return dense.fold(of, 1'000'000); }
};

TEST(Published, ThreeStepCatchmentsOfTheRPackageFca) {
    // README of egrueebler/fca 0.1, spai_3sfca: people, places and times as printed there, Gaussian
    // weights e^(-t^2/beta), beta such that 20 min weigh 0.01. Times are printed to seven digits,
    // so the results agree to six.
    const Exact example({{8.627326, 23.64915, 12.26931, 26.49052, 28.21402, 1.366695, 15.843165,
                          26.772571, 16.543050, 13.698442},
                         {28.705000, 13.60002, 20.32712, 17.17900, 3.08774, 26.994749, 7.382632,
                          1.261786, 9.837622, 28.635109},
                         {26.686179, 20.78410, 19.21520, 29.82809, 19.67117, 21.255914, 16.321981,
                          17.824261, 8.674792, 4.413409}},
                        {100, 200, 50, 100, 500, 50, 100, 100, 50, 500}, {1000, 200, 500},
                        [](double t) { return std::exp(t * t * std::log(0.01) / 400); });
    const double printed[] = {3.97260949, 0.03678999, 1.46747735, 0.01079342, 0.28782748,
                              9.11410451, 0.19596873, 0.31194607, 0.37539987, 1.10349481};
    const auto fold = three_step_fold(example.dense.input(), example.table());
    const Values access = example.fold(*fold);
    for (std::size_t i = 0; i < 10; ++i) EXPECT_NEAR(access[i], printed[i], 2e-6) << i;
}

double one_over_time_to_45(double t) {
    return t <= 45 ? 1 / t : 0;
}

TEST(Published, SpatialAvailabilityOfItsAuthorsWorkshop) {
    // Soukhov & Paez, workshop of the Spatial-Availability-Measure repository, exercise 1: two
    // towns of 80 and 120 people, 100 and 50 jobs; parts 1 and 2 as solved there.
    const auto jobs = [](double a_to_A, double a_to_B) {
        const Exact example({{a_to_A, 20}, {a_to_B, 15}}, {80, 120}, {100, 50},
                            one_over_time_to_45);
        const auto fold =
            floating_catchment_fold(example.dense.input(), example.table(), Unit::kCapacity);
        return example.fold(*fold);
    };
    const Values before = jobs(15, 50);
    EXPECT_NEAR(before[0], 47.1, 0.05);
    EXPECT_NEAR(before[1], 102.9, 0.05);
    const Values after = jobs(5, 40);
    EXPECT_NEAR(after[0], 82.7, 0.05);
    EXPECT_NEAR(after[1], 67.3, 0.05);
}

TEST(Published, TwoStepCatchmentsOfPysalAccess) {
    // pysal/access, test_hospital_example, "gridlock": 2SFCA with weights 1/t within 61 min, by the
    // arithmetic written out there: R = S / sum P/t, A = sum R/t.
    const Exact town({{1, 80, 40}, {80, 1, 40}, {40, 40, 1}}, {100, 50, 10}, {15, 20, 100},
                     [](double t) { return t < 61 ? 1 / t : 0; });
    const auto fold = floating_catchment_fold(town.dense.input(), town.table());
    const Values access = town.fold(*fold);
    const double r1 = 15 / (100.0 + 10.0 / 40), r2 = 20 / (50.0 + 10.0 / 40),
                 r3 = 100 / (10.0 + 150.0 / 40);
    EXPECT_NEAR(access[0], r1 + r3 / 40, 1e-15);
    EXPECT_NEAR(access[1], r2 + r3 / 40, 1e-15);
    EXPECT_NEAR(access[2], r3 + r1 / 40 + r2 / 40, 1e-15);
}

Distribution incomes(const std::vector<double>& values, const std::vector<double>& weights = {},
                     bool ranked = false) {
    Values access(values.size()), ranking(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        access.set(i, values[i]);
        ranking.set(i, static_cast<double>(i));
    }
    std::vector<std::uint32_t> all(values.size());
    std::iota(all.begin(), all.end(), 0);
    const std::vector<double> ones(values.size(), 1);
    return Distribution(
        {all, &access, weights.empty() ? ones : weights, ranked ? &ranking : nullptr, {}});
}

TEST(Published, IncomesOfTheRPackageIneq) {
    // The vector of ineq's help pages; its results as tested to 1e-6 in the scala port "ineq".
    const Distribution x = incomes({541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261});
    EXPECT_NEAR(*gini(x), 0.4620911, 5e-8);
    EXPECT_NEAR(*theil_t(x), 0.3623412, 5e-8);
    EXPECT_NEAR(*theil_l(x), 0.4335946, 5e-8);  // generalized entropy of order 0
    EXPECT_NEAR(*atkinson(x, 0.5), 0.1796591, 5e-8);
    EXPECT_NEAR(*atkinson(x, 1), 0.3518251, 5e-8);
    EXPECT_NEAR(*atkinson(x, 0.4), 0.1440938, 5e-8);
}

TEST(Published, AtkinsonOfTheRPackageReat) {
    // The two examples of REAT's help page "atkinson", epsilon 0.8, as it prints them.
    EXPECT_NEAR(*atkinson(incomes({100, 0, 0, 0}), 0.8), 0.9960938, 6e-8);  // 0.99609375
    EXPECT_NEAR(*atkinson(incomes({100, 100, 100, 100}), 0.8), 0, 1e-15);
}

TEST(Published, ChildMortalityOfTheWorldBanksTechnicalNote) {
    // O'Donnell, van Doorslaer, Wagstaff & Lindelow, Analyzing Health Equity Using Household Survey
    // Data (World Bank 2008), chapter 8, table 8.1, India 1982-92: births and under-five deaths per
    // thousand by fifth of wealth; concentration index -0.1694.
    const Distribution deaths =
        incomes({154.7, 152.9, 119.5, 86.9, 54.3}, {29939, 28776, 26528, 24689, 19739}, true);
    EXPECT_NEAR(*concentration(deaths), -0.1694, 5e-5);
}

}  // namespace
}  // namespace relais::measures
