#include "engine/siting/budget.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

using Places = std::vector<std::size_t>;

/// Four places; what they earn for their cost is 2, 1.5, 1 and 0.5.
const std::vector<double> kEarned{12, 9, 4, 1};
const std::vector<double> kCost{6, 6, 4, 2};

Purchase buy_of_four(std::size_t count, double money) {
    return buy({kEarned, kCost}, {0, 1, 2, 3}, count, money);
}

TEST(Budget, BuysPartOfThePlaceAtWhichTheMoneyEnds) {
    // All of the first and four sixths of the second: 12 + 6. Of whole ones the first and third.
    const Purchase purchase = buy_of_four(4, 10);
    EXPECT_DOUBLE_EQ(purchase.bound, 18);
    EXPECT_EQ(purchase.chosen, (Places{0, 2}));
}

TEST(Budget, BuysWhatTheMoneyIsEnoughForAndNoMore) {
    EXPECT_DOUBLE_EQ(buy_of_four(4, 18).bound, 26);
    EXPECT_EQ(buy_of_four(4, 18).chosen, (Places{0, 1, 2, 3}));
    EXPECT_DOUBLE_EQ(buy_of_four(4, 12).bound, 21);  // to the last coin
    EXPECT_EQ(buy_of_four(4, 12).chosen, (Places{0, 1}));
    EXPECT_DOUBLE_EQ(buy_of_four(4, 1e9).bound, 26);
}

TEST(Budget, TakesNoMoreThanTheCountThatEarnMost) {
    EXPECT_DOUBLE_EQ(buy_of_four(1, 10).bound, 12);
    EXPECT_EQ(buy_of_four(1, 10).chosen, Places{0});
    EXPECT_DOUBLE_EQ(buy_of_four(2, 1e9).bound, 21);
    EXPECT_DOUBLE_EQ(buy_of_four(0, 10).bound, 0);
    EXPECT_TRUE(buy_of_four(0, 10).chosen.empty());
}

TEST(Budget, LeavesOutWhatCannotBePaidWhole) {
    // With 5 the first two are too dear: 4 and half of 1.
    const Purchase purchase = buy_of_four(4, 5);
    EXPECT_DOUBLE_EQ(purchase.bound, 4.5);
    EXPECT_EQ(purchase.chosen, Places{2});
    EXPECT_EQ(buy_of_four(1, 5).bound, 4);
}

TEST(Budget, TakesWhatCostsNothingAndLeavesWhatEarnsNothing) {
    const std::vector<double> earned{5, 2, 0}, cost{1, 0, 0};
    const Purchase poor = buy({earned, cost}, {0, 1, 2}, 3, 0);
    EXPECT_EQ(poor.bound, 2);
    EXPECT_EQ(poor.chosen, Places{1});
    const Purchase rich = buy({earned, cost}, {0, 1, 2}, 3, 1);
    EXPECT_EQ(rich.bound, 7);
    EXPECT_EQ(rich.chosen, (Places{1, 0}));
}

TEST(Budget, PrefersWhatEarnsMostForItsCost) {
    // The dear one earns most; two cheap ones earn more for the same money.
    const std::vector<double> earned{10, 6, 6}, cost{10, 5, 5};
    EXPECT_EQ(buy({earned, cost}, {0, 1, 2}, 3, 10).chosen, (Places{1, 2}));
    EXPECT_EQ(buy({earned, cost}, {0, 1, 2}, 3, 10).bound, 12);
}

TEST(Budget, LeavesTheLastCoinsHoweverTheyAreRounded) {
    // As numbers, three times 0.1 is a hair more than 0.3.
    Savings savings;
    savings.cost = {0.1, 0.1, 0.1, 0.1};
    savings.budget = 0.3;
    EXPECT_GE(savings.left_of_budget(Places{0, 1}), 0.1);
    EXPECT_LT(savings.left_of_budget(Places{0, 1}), 0.1000001);
    EXPECT_TRUE(savings.affords(savings.spent(Places{0, 1, 2})));
    EXPECT_FALSE(savings.affords(savings.spent(Places{0, 1, 2, 3})));
    EXPECT_EQ(savings.left_of_budget(Places{0, 1, 2, 3}), 0);  // never less than nothing
}

TEST(Budget, BoundsWhatAnyChoiceEarnsOnRandomOffers) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        std::mt19937 random(seed);
        const std::size_t n = 1 + random() % 8, count = random() % (n + 1);
        const double money = static_cast<double>(random() % 30);
        std::vector<double> earned, cost;
        Places places(n);
        std::iota(places.begin(), places.end(), 0);
        for (std::size_t j = 0; j < n; ++j) {
            earned.push_back(static_cast<double>(random() % 20));
            cost.push_back(static_cast<double>(random() % 10));
        }
        std::sort(places.begin(), places.end(),
                  [&](std::size_t a, std::size_t b) { return earned[a] > earned[b]; });
        const Purchase purchase = buy({earned, cost}, places, count, money);
        const auto sum = [](const std::vector<double>& of, const Places& chosen) {
            double total = 0;
            for (const std::size_t j : chosen) total += of[j];
            return total;
        };
        double most = 0;
        for (std::size_t set = 0; set < std::size_t{1} << n; ++set) {
            Places chosen;
            for (std::size_t j = 0; j < n; ++j)
                if ((set >> j & 1U) != 0) chosen.push_back(j);
            if (chosen.size() <= count && sum(cost, chosen) <= money)
                most = std::max(most, sum(earned, chosen));
        }
        ASSERT_GE(purchase.bound, most - 1e-9) << "seed " << seed;
        ASSERT_LE(sum(cost, purchase.chosen), money) << "seed " << seed;
        ASSERT_LE(purchase.chosen.size(), count) << "seed " << seed;
        // Where their number is no limit, it promises no more than part of one place beyond.
        if (count == n) {
            ASSERT_LE(purchase.bound, most + *std::max_element(earned.begin(), earned.end()))
                << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace relais::siting
