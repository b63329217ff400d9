#include "engine/measures/inequality.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "engine/measures/statistics.h"
#include "tests/engine/measures/people.h"

namespace relais::measures {
namespace {

using testing_support::kFar;
using testing_support::kUnknown;
using testing_support::People;

People random_people(unsigned seed, bool zeros) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return random() % n; };
    People people;
    const std::size_t n = 1 + below(60);
    for (std::size_t i = 0; i < n; ++i) {
        people.access.push_back(zeros && below(4) == 0 ? 0.0
                                                       : static_cast<double>(1 + below(40)) / 3);
        people.weight.push_back(below(6) == 0 ? 0.0 : static_cast<double>(1 + below(99)) / 7);
        people.income.push_back(static_cast<double>(below(12)));
        people.group.push_back(static_cast<std::uint32_t>(below(4)));
    }
    return people;
}

TEST(Inequality, IsZeroWhereAllHaveTheSame) {
    const Distribution same = People{{5, 5, 5}, {1, 2, 3}}.distribution();
    EXPECT_NEAR(gini(same).value(), 0, 1e-15);
    EXPECT_NEAR(theil_t(same).value(), 0, 1e-15);
    EXPECT_NEAR(theil_l(same).value(), 0, 1e-15);
    EXPECT_NEAR(atkinson(same, 0.5).value(), 0, 1e-15);
}

TEST(Inequality, OfOneOwnerAmongFour) {
    const Distribution one = People{{0, 0, 0, 8}}.distribution();
    EXPECT_NEAR(gini(one).value(), 0.75, 1e-15);            // (n-1)/n
    EXPECT_NEAR(theil_t(one).value(), std::log(4), 1e-15);  // ln n
    EXPECT_FALSE(theil_l(one));                             // ln of zero
    EXPECT_EQ(atkinson(one, 1).value(), 1);
    EXPECT_NEAR(atkinson(one, 0.5).value(), 0.75, 1e-15);  // 1 - (1/4 * 2)^2
}

TEST(Inequality, IsAbsentWhereThereIsNothingToShare) {
    for (const People& people : {People{{0, 0}}, People{}, People{{3, 4}, {0, 0}}}) {
        const Distribution d = people.distribution();
        EXPECT_FALSE(gini(d) || theil_t(d) || theil_l(d) || atkinson(d, 0.5) || palma(d) ||
                     concentration(d) || erreygers(d));
        EXPECT_TRUE(lorenz(d, 4).empty());
    }
}

TEST(Inequality, NeverGivesNaNForAnyStatisticAndAnyPeople) {
    StatisticOptions options;
    options.line = 2;
    for (unsigned seed = 0; seed < 300; ++seed) {
        People people = random_people(seed, seed % 2 == 0);
        if (seed % 3 == 0) people.access[0] = kFar;
        if (seed % 7 == 0) std::fill(people.weight.begin(), people.weight.end(), 0);
        if (seed % 11 == 0) std::fill(people.access.begin(), people.access.end(), 0);
        const Distribution d = people.distribution();
        for (const Statistic& statistic : statistics())
            for (const Kind kind : {Kind::kTime, Kind::kSupply, Kind::kPeoplePerUnit}) {
                if (!statistic.applies(kind)) continue;
                if (kind == Kind::kPeoplePerUnit && d.size() > 0 && d.values()[0] <= 0) continue;
                const auto value = statistic.value(d, kind, options);
                EXPECT_TRUE(!value || std::isfinite(*value)) << statistic.about.name << seed;
            }
    }
}

// The slow twins, straight from the formulas of MEASURES: pairs and plain sums in long double.

using Real = long double;
struct InequalityTwin {
    const People& p;
    Real people = 0, access = 0;

    explicit InequalityTwin(const People& of) : p(of) {
        for (std::size_t i = 0; i < p.access.size(); ++i) {
            people += p.weight[i];
            access += Real{p.weight[i]} * p.access[i];
        }
    }
    template <class F>
    [[nodiscard]] Real sum(const F& f) const {
        Real total = 0;
        for (std::size_t i = 0; i < p.access.size(); ++i)
            if (p.weight[i] > 0) total += p.weight[i] / people * f(i);
        return total;
    }
    [[nodiscard]] Real mu() const { return access / people; }
    [[nodiscard]] Real gini() const {  // half the mean difference of two people, over the mean
        return sum([&](auto i) {
                   return sum([&](auto k) -> Real { return std::abs(p.access[i] - p.access[k]); });
               }) /
               (2 * mu());
    }
    [[nodiscard]] Real theil_t() const {
        return sum([&](auto i) -> Real {
            const Real x = p.access[i] / mu();
            return x > 0 ? x * std::log(x) : 0;
        });
    }
    [[nodiscard]] Real theil_l() const {
        return sum([&](auto i) { return std::log(mu() / p.access[i]); });
    }
    [[nodiscard]] Real atkinson_half() const {
        const Real root = sum([&](auto i) { return std::sqrt(Real{p.access[i]}); });
        return 1 - root * root / mu();
    }
    [[nodiscard]] Real concentration() const {  // twice the covariance with the rank, over the mean
        return 2 / mu() * sum([&](auto i) {
                   const Real rank = sum([&](auto k) -> Real {
                       return p.income[k] < p.income[i] ? 1 : p.income[k] == p.income[i] ? 0.5 : 0;
                   });
                   return (rank - 0.5L) * (p.access[i] - mu());
               });
    }
};

TEST(Inequality, EqualsItsSlowTwinsOnRandomPeople) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const bool zeros = seed % 2 == 0;
        const People people = random_people(seed, zeros);
        const InequalityTwin twin(people);
        const Distribution d = people.distribution();
        if (!(twin.access > 0)) continue;
        const auto near = [&](std::optional<double> fast, Real slow, const char* what) {
            ASSERT_TRUE(fast.has_value()) << what << ", seed " << seed;
            EXPECT_NEAR(*fast, static_cast<double>(slow), 1e-12) << what << ", seed " << seed;
        };
        near(gini(d), twin.gini(), "gini");
        near(theil_t(d), twin.theil_t(), "theil_t");
        near(atkinson(d, 0.5), twin.atkinson_half(), "atkinson");
        near(concentration(d), twin.concentration(), "concentration");
        if (!zeros) near(theil_l(d), twin.theil_l(), "theil_l");
    }
}

TEST(Inequality, DecompositionsAddUp) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Distribution d = random_people(seed, seed % 2 == 0).distribution();
        if (const auto whole = theil_t(d)) {
            EXPECT_NEAR(*theil_t_between(d) + *theil_t_within(d), *whole, 1e-12) << seed;
        }
        if (const auto whole = theil_l(d)) {
            EXPECT_NEAR(*theil_l_between(d) + *theil_l_within(d), *whole, 1e-12) << seed;
        }
    }
}

TEST(Inequality, OfASampleWithoutAnybodyOfAZoneIsThatOfTheOthers) {
    // Once those with 1 and 4 of the one zone, and none of the other: all is within the one.
    const Distribution d = People{{1, 2, 4}, {}, {}, {0, 1, 0}}.distribution();
    const Distribution sample = d.resampled(std::vector<std::uint32_t>{1, 0, 1});
    EXPECT_NEAR(*theil_t_between(sample), 0, 1e-15);
    EXPECT_NEAR(*theil_l_between(sample), 0, 1e-15);
    EXPECT_NEAR(*theil_t_within(sample), *theil_t(sample), 1e-15);
    EXPECT_NEAR(*theil_l_within(sample), *theil_l(sample), 1e-15);
}

TEST(Inequality, IsTheSameOfManifoldPeopleAndOfOtherUnits) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const People one = random_people(seed, false);
        People two = one, scaled = one;
        for (const auto* from : {&one}) {
            two.access.insert(two.access.end(), from->access.begin(), from->access.end());
            two.weight.insert(two.weight.end(), from->weight.begin(), from->weight.end());
            two.income.insert(two.income.end(), from->income.begin(), from->income.end());
            two.group.insert(two.group.end(), from->group.begin(), from->group.end());
        }
        for (double& a : scaled.access) a *= 60;
        const Distribution d = one.distribution();
        for (const People& other : {two, scaled}) {
            const Distribution e = other.distribution();
            for (const auto measure : {gini, theil_t, theil_l, palma, concentration, erreygers,
                                       theil_t_between, theil_l_within}) {
                const auto a = measure(d), b = measure(e);
                ASSERT_EQ(a.has_value(), b.has_value());
                if (a) {
                    EXPECT_NEAR(*a, *b, 1e-12 * (1 + std::abs(*a)));
                }
            }
        }
    }
}

TEST(Inequality, FallsWhenTheRicherGivesToThePoorer) {
    const Distribution before = People{{1, 4, 9, 20}}.distribution();
    const Distribution after = People{{1, 6, 7, 20}}.distribution();
    EXPECT_LT(*gini(after), *gini(before));
    EXPECT_LT(*theil_t(after), *theil_t(before));
    EXPECT_LT(*theil_l(after), *theil_l(before));
    EXPECT_LT(*atkinson(after, 0.5), *atkinson(before, 0.5));
}

TEST(Palma, SharesOutThePeopleAtItsBounds) {
    // Ten alike but the richest: 30 against 2.
    EXPECT_NEAR(*palma(People{{2, 2, 2, 2, 2, 2, 2, 2, 2, 30}, {}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}
                           .distribution()),
                15, 1e-12);
    // Two people: each stands for five of ten. The top tenth lies in the second, the bottom four in
    // the first.
    EXPECT_NEAR(*palma(People{{3, 12}, {5, 5}, {1, 2}}.distribution()), 4, 1e-12);
    // All of one income: the order in the file must not matter.
    EXPECT_NEAR(*palma(People{{3, 12}, {5, 5}, {1, 1}}.distribution()), 1, 1e-12);
}

TEST(Concentration, IsAboveZeroWhereTheRichHaveMore) {
    const Distribution rich = People{{1, 2, 3}, {}, {10, 20, 30}}.distribution();
    const Distribution poor = People{{1, 2, 3}, {}, {30, 20, 10}}.distribution();
    // 2/2 * 1/3 * ((1/6 - 1/2) * -1 + (5/6 - 1/2) * 1) = 2/9
    EXPECT_NEAR(*concentration(rich), 2.0 / 9, 1e-15);
    EXPECT_NEAR(*concentration(poor), -2.0 / 9, 1e-15);
    EXPECT_NEAR(*erreygers(rich), 4 * 2.0 / 2 * 2 / 9, 1e-15);
    // Without incomes it says nothing; of those without one it does not speak.
    EXPECT_FALSE(concentration(People{{1, 2}}.distribution()));
    EXPECT_NEAR(*concentration(People{{1, 2, 3, 99}, {}, {10, 20, 30, kUnknown}}.distribution()),
                2.0 / 9, 1e-15);
}

TEST(Excess, CountsThoseTooFarAsWhollyBeyond) {
    // Limit 20, longest 60: 20 is within, 40 half way, 90 and the unreached all the way.
    const Distribution d = People{{20, 40, 90, kFar}}.distribution();
    EXPECT_DOUBLE_EQ(*excess(d, 0, 20, 60), 0.75);
    EXPECT_DOUBLE_EQ(*excess(d, 1, 20, 60), (0.5 + 1 + 1) / 4);
    EXPECT_DOUBLE_EQ(*excess(d, 2, 20, 60), (0.25 + 1 + 1) / 4);
}

TEST(Shortfall, IsThatOfFosterGreerThorbecke) {
    const Distribution d = People{{0, 5, 10, 20}}.distribution();
    EXPECT_DOUBLE_EQ(*shortfall(d, 0, 10), 0.5);
    EXPECT_DOUBLE_EQ(*shortfall(d, 1, 10), 1.5 / 4);
    EXPECT_DOUBLE_EQ(*shortfall(d, 2, 10), 1.25 / 4);
}

TEST(Quantiles, PutThoseTooFarLast) {
    const Distribution d = People{{1, 2, 3, kFar}}.distribution();
    EXPECT_EQ(d.quantile(0.5), 2);
    EXPECT_EQ(d.quantile(0.75), 3);
    EXPECT_FALSE(d.quantile(0.9));
}

TEST(Lorenz, RunsFromNobodyToEverybody) {
    const auto curve = lorenz(People{{1, 3}}.distribution(), 4);
    ASSERT_EQ(curve.size(), 5U);
    EXPECT_DOUBLE_EQ(curve[0].access, 0);
    EXPECT_DOUBLE_EQ(curve[1].access, 0.125);
    EXPECT_DOUBLE_EQ(curve[2].access, 0.25);
    EXPECT_DOUBLE_EQ(curve[4].access, 1);
}

}  // namespace
}  // namespace relais::measures
