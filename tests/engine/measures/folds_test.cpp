#include "engine/measures/folds.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "engine/measures/plan.h"
#include "tests/engine/measures/dense.h"

namespace relais::measures {
namespace {

using testing_support::Dense;
using testing_support::random_dense;

constexpr std::uint32_t kMinute = 600;  // ticks

/// Two homes and two services on paper: home 0 is 10 min from both, home 1 20 min from service 1.
Dense paper() {
    return {{{10 * kMinute, 10 * kMinute}, {Dense::kNever, 20 * kMinute}}, {30, 10}, {60, 20}};
}

Values compute(const Dense& dense, const char* measure, double minutes, Decay decay = {}) {
    Request request = default_request(*find_access_measure(measure), minutes);
    if (decay.shape != nullptr) request.decay = decay;
    const auto fold = request.measure->fold(dense.input(), request);
    return dense.fold(*fold, request.cutoff.count());
}

TEST(Folds, CountAndAddUpWhatIsWithinTheBoundIncluded) {
    EXPECT_EQ(compute(paper(), "count_within", 20)[0], 2);
    EXPECT_EQ(compute(paper(), "capacity_within", 20)[0], 80);
    EXPECT_EQ(compute(paper(), "capacity_within", 20)[1], 20);
    EXPECT_EQ(compute(paper(), "capacity_within", 19.998)[1], 0);  // a tick less
}

TEST(Folds, ShareServicesAmongThoseWhoReachThem) {
    // R_0 = 60/30 = 2, R_1 = 20/40 = 0.5.
    const Values access = compute(paper(), "2sfca", 20);
    EXPECT_DOUBLE_EQ(access[0], 2.5);
    EXPECT_DOUBLE_EQ(access[1], 0.5);
    EXPECT_DOUBLE_EQ(compute(paper(), "people_per_place", 20)[1], 2);
    // All 80 places are given out: 30 * 2.5 and 10 * 0.5.
    const Values places = compute(paper(), "spatial_availability", 20, uniform_decay());
    EXPECT_DOUBLE_EQ(places[0], 75);
    EXPECT_DOUBLE_EQ(places[1], 5);
}

TEST(Folds, KthNearestIsTooFarWhereThereAreFewer) {
    const auto fold = kth_nearest_fold(2, 2, from_minutes(30));
    const Values second = paper().fold(*fold, 30 * kMinute);
    EXPECT_DOUBLE_EQ(second[0], 10);
    EXPECT_EQ(second.known(1), Known::kFar);
}

TEST(Folds, KthNearestKeepsToItsOwnCutoffInAWiderStream) {
    const auto fold = kth_nearest_fold(2, 1, from_minutes(15));
    EXPECT_EQ(paper().fold(*fold, 60 * kMinute).known(1), Known::kFar);
}

TEST(Folds, AServiceNobodyCanDemandAddsNothingAndNoNaN) {
    Dense dense = paper();
    dense.demand = {0, 0};
    for (const char* measure : {"2sfca", "e2sfca", "3sfca", "m2sfca", "bfca"})
        for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(compute(dense, measure, 30)[i], 0) << measure;
    EXPECT_EQ(compute(dense, "people_per_place", 30).known(0), Known::kFar);
}

TEST(Folds, SayNothingOfHouseholdsThatAreNotOnTheRoads) {
    const Dense dense = paper();
    const auto fold = opportunities_fold(dense.input(), {uniform_decay(), from_minutes(30)});
    dense.visit(30 * kMinute, [&](const Catchment& catchment) { fold->take(0, catchment); });
    const Values values = fold->finish(std::vector<std::uint8_t>{1, 0});
    EXPECT_TRUE(values.has(0));
    EXPECT_EQ(values.known(1), Known::kNothing);
}

// The slow twins: each measure straight from its formula, on the whole table, in long double.

using Real = long double;
struct Twin {
    const Dense& d;
    std::function<Real(std::uint32_t)> w;

    [[nodiscard]] Real weight(std::size_t i, std::size_t j) const { return w(d.ticks[i][j]); }
    [[nodiscard]] Real sum(std::size_t n, const std::function<Real(std::size_t)>& f) const {
        Real total = 0;
        for (std::size_t x = 0; x < n; ++x) total += f(x);
        return total;
    }
    [[nodiscard]] Real over_services(const std::function<Real(std::size_t)>& f) const {
        return sum(d.services(), f);
    }
    [[nodiscard]] Real over_households(const std::function<Real(std::size_t)>& f) const {
        return sum(d.households(), f);
    }
    static Real ratio(Real a, Real b) { return b > 0 ? a / b : 0; }

    [[nodiscard]] Real gravity(std::size_t i) const {
        return over_services([&](auto j) { return d.supply[j] * weight(i, j); });
    }
    [[nodiscard]] Real e2sfca(std::size_t i, int power) const {
        return over_services([&](auto j) {
            const Real demand = over_households([&](auto k) { return d.demand[k] * weight(k, j); });
            Real w_ij = weight(i, j);
            if (power == 2) w_ij *= w_ij;
            return ratio(d.supply[j], demand) * w_ij;
        });
    }
    [[nodiscard]] Real share(std::size_t i, std::size_t j) const {
        return ratio(weight(i, j), over_services([&](auto l) { return weight(i, l); }));
    }
    [[nodiscard]] Real three_step(std::size_t i) const {
        return over_services([&](auto j) {
            const Real demand =
                over_households([&](auto k) { return share(k, j) * d.demand[k] * weight(k, j); });
            return share(i, j) * ratio(d.supply[j], demand) * weight(i, j);
        });
    }
    [[nodiscard]] Real balanced(std::size_t i) const {
        return over_services([&](auto j) {
            const Real demand = over_households([&](auto k) { return d.demand[k] * share(k, j); });
            const Real around = over_households([&](auto k) { return weight(k, j); });
            return ratio(d.supply[j], demand) * ratio(weight(i, j), around);
        });
    }
};

void expect_twin(const Values& fast, const std::function<Real(std::size_t)>& slow, unsigned seed,
                 const char* what) {
    for (std::size_t i = 0; i < fast.size(); ++i) {
        const auto expected = static_cast<double>(slow(i));
        ASSERT_NEAR(fast[i], expected, 1e-12 * std::abs(expected))
            << what << ", seed " << seed << ", household " << i;
    }
}

TEST(Folds, EqualTheirSlowTwinsOnRandomTables) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        std::mt19937 random(seed);
        const Dense dense = random_dense(random);
        const double minutes = 1 + static_cast<double>(random() % 40);
        const auto shapes = decay_shapes();
        const DecayShape& shape = shapes[random() % shapes.size()];
        Decay decay = make_decay(shape.name, std::vector<double>(shape.parameters.size(), 9));
        if (shape.name == "steps") decay.steps = {{5, 1}, {12, 0.68}, {25, 0.22}};
        const std::uint32_t cutoff = from_minutes(minutes).count();

        const Twin uniform{dense, [&](std::uint32_t t) -> Real { return t <= cutoff ? 1 : 0; }};
        const Twin decayed{dense, [&](std::uint32_t t) -> Real {
                               if (t > cutoff) return 0;
                               const double weight = shape.at(decay, t / 600.0, minutes);
                               return weight < kLeastWeight ? 0 : weight;
                           }};
        const auto fast = [&](const char* measure) {
            return compute(dense, measure, minutes, decay);
        };
        expect_twin(
            fast("capacity_within"), [&](auto i) { return uniform.gravity(i); }, seed,
            "capacity_within");
        expect_twin(
            fast("gravity"), [&](auto i) { return decayed.gravity(i); }, seed, "gravity");
        expect_twin(
            fast("2sfca"), [&](auto i) { return uniform.e2sfca(i, 1); }, seed, "2sfca");
        expect_twin(
            fast("e2sfca"), [&](auto i) { return decayed.e2sfca(i, 1); }, seed, "e2sfca");
        expect_twin(
            fast("m2sfca"), [&](auto i) { return decayed.e2sfca(i, 2); }, seed, "m2sfca");
        expect_twin(
            fast("3sfca"), [&](auto i) { return decayed.three_step(i); }, seed, "3sfca");
        expect_twin(
            fast("bfca"), [&](auto i) { return decayed.balanced(i); }, seed, "bfca");
        expect_twin(
            fast("spatial_availability"),
            [&](auto i) { return dense.demand[i] * decayed.e2sfca(i, 1); }, seed, "availability");
    }
}

TEST(Folds, KthNearestEqualsASortedRow) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const Dense dense = random_dense(random);
        for (int k = 1; k <= 4; ++k) {
            const auto fold = kth_nearest_fold(dense.households(), k, from_minutes(30));
            const Values fast = dense.fold(*fold, 30 * kMinute);
            for (std::size_t i = 0; i < dense.households(); ++i) {
                auto row = dense.ticks[i];
                std::sort(row.begin(), row.end());
                const bool there = row.size() >= static_cast<std::size_t>(k) &&
                                   row[static_cast<std::size_t>(k) - 1] <= 30 * kMinute;
                ASSERT_EQ(fast.has(i), there) << "seed " << seed;
                if (there)
                    ASSERT_EQ(fast[i], row[static_cast<std::size_t>(k) - 1] / 600.0);
                else
                    ASSERT_EQ(fast.known(i), Known::kFar);
            }
        }
    }
}

// What must hold whatever the numbers.

TEST(Folds, BalancedCatchmentsAndAvailabilityKeepTotals) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const Dense dense = random_dense(random);
        // Availability: every place that somebody with a weight reaches is given out, once.
        double given = 0, reached = 0;
        const Values places = compute(dense, "spatial_availability", 30, uniform_decay());
        for (std::size_t i = 0; i < dense.households(); ++i) given += places[i];
        // BFCA: the levels of service of all households add up to those of the services, and
        // demands to the people who reach any: sum_i A_i = sum_j S_j / demand_j.
        const Values balanced = compute(dense, "bfca", 30, uniform_decay());
        double levels = 0, ratios = 0, demands = 0, people = 0;
        for (std::size_t i = 0; i < dense.households(); ++i) levels += balanced[i];
        std::vector<double> near(dense.households(), 0);
        for (std::size_t i = 0; i < dense.households(); ++i) {
            for (const std::uint32_t t : dense.ticks[i]) near[i] += t <= 30 * kMinute ? 1 : 0;
            if (near[i] > 0) people += dense.demand[i];
        }
        for (std::size_t j = 0; j < dense.services(); ++j) {
            double around = 0, demand = 0;
            for (std::size_t i = 0; i < dense.households(); ++i)
                if (dense.ticks[i][j] <= 30 * kMinute) {
                    around += dense.demand[i];
                    demand += dense.demand[i] / near[i];
                }
            if (around > 0) reached += dense.supply[j];
            if (demand > 0) ratios += dense.supply[j] / demand;
            demands += demand;
        }
        EXPECT_NEAR(given, reached, 1e-9 * (1 + reached)) << "seed " << seed;
        EXPECT_NEAR(levels, ratios, 1e-9 * (1 + ratios)) << "seed " << seed;
        EXPECT_NEAR(demands, people, 1e-9 * (1 + people)) << "seed " << seed;
    }
}

TEST(Folds, AddingAServiceNeverLowersAccess) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const Dense before = random_dense(random);
        Dense after = before;
        after.supply.push_back(12);
        for (auto& row : after.ticks) row.push_back(static_cast<std::uint32_t>(random() % 24'001));
        for (const char* measure :
             {"count_within", "capacity_within", "gravity", "2sfca", "e2sfca", "m2sfca"}) {
            const Values a = compute(before, measure, 30);
            const Values b = compute(after, measure, 30);
            for (std::size_t i = 0; i < a.size(); ++i)
                ASSERT_GE(b[i], a[i] * (1 - 1e-14)) << measure << ", seed " << seed;
        }
    }
}

TEST(Folds, TwiceThePeopleHalvesWhatIsSharedAndLeavesTheRest) {
    std::mt19937 random(7);
    const Dense one = random_dense(random);
    Dense two = one;
    for (double& people : two.demand) people *= 2;
    for (const char* measure : {"2sfca", "e2sfca", "3sfca", "m2sfca", "bfca"}) {
        const Values a = compute(one, measure, 30);
        const Values b = compute(two, measure, 30);
        for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(b[i], a[i] / 2, 1e-14 * a[i]);
    }
    const Values a = compute(one, "gravity", 30);
    const Values b = compute(two, "gravity", 30);
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i], b[i]);
}

TEST(Folds, AHouseholdCutInTwoKeepsItsSharedAccess) {
    std::mt19937 random(11);
    const Dense one = random_dense(random);
    Dense two = one;
    two.demand[0] /= 2;
    two.demand.push_back(two.demand[0]);
    two.ticks.push_back(two.ticks[0]);
    for (const char* measure : {"2sfca", "e2sfca", "3sfca", "m2sfca"}) {
        const Values a = compute(one, measure, 30);
        const Values b = compute(two, measure, 30);
        for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(b[i], a[i], 1e-13 * a[i]) << measure;
        EXPECT_NEAR(b[one.households()], a[0], 1e-13 * a[0]) << measure;
    }
}

}  // namespace
}  // namespace relais::measures
