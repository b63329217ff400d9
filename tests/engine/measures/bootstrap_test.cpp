#include "engine/measures/bootstrap.h"

#include <numeric>

#include <gtest/gtest.h>

namespace relais::measures {
namespace {

Distribution people(std::size_t n) {
    Values values(n);
    for (std::size_t i = 0; i < n; ++i) values.set(i, static_cast<double>(i % 10));
    std::vector<std::uint32_t> all(n);
    std::iota(all.begin(), all.end(), 0);
    return Distribution({all, &values, std::vector<double>(n, 1), nullptr, {}});
}

const std::vector<const Statistic*> kWanted = {find_statistic("mean"), find_statistic("gini"),
                                               find_statistic("palma")};

TEST(Bootstrap, SurroundsTheValueAndNarrowsWithMorePeople) {
    const auto few = bootstrap(people(100), Kind::kSupply, {}, kWanted, {});
    const auto many = bootstrap(people(10'000), Kind::kSupply, {}, kWanted, {});
    for (const auto& intervals : {few, many}) {
        EXPECT_LT(intervals[0]->low, 4.5);
        EXPECT_GT(intervals[0]->high, 4.5);
    }
    // The deviation of a mean of 100 values 0 … 9 is 0.287: 95 % within +-0.56.
    EXPECT_NEAR(few[0]->high - few[0]->low, 1.12, 0.2);
    EXPECT_NEAR(many[0]->high - many[0]->low, 0.112, 0.02);
}

TEST(Bootstrap, LeavesOutAFortiethAtEachEnd) {
    // The mean of 1,000 values 0 … 9 deviates by 0.0908: 1.96 times that is 0.178. Had it left out
    // a twentieth at an end, it would be 0.149 there; an eightieth, 0.203.
    const auto mean = bootstrap(people(1'000), Kind::kSupply, {}, kWanted, {4'000, 1}).front();
    EXPECT_NEAR(4.5 - mean->low, 0.178, 0.01);
    EXPECT_NEAR(mean->high - 4.5, 0.178, 0.01);
}

TEST(Bootstrap, RunsFromTheLeastToTheGreatestOfTwoSamples) {
    // 1.95 of two is the second of them.
    const auto mean = bootstrap(people(100), Kind::kSupply, {}, kWanted, {2, 1}).front();
    EXPECT_LT(mean->low, mean->high);
}

TEST(Bootstrap, SaysNothingWhereHalfOfTheSamplesSayNothing) {
    // One of two has 0, the other 1. A quarter of the samples is of the first alone, who has
    // nothing to share; three quarters have somebody with zero, of whom there is no logarithm.
    const auto intervals = bootstrap(people(2), Kind::kSupply, {},
                                     {find_statistic("gini"), find_statistic("theil_l")}, {});
    ASSERT_TRUE(intervals[0].has_value());
    EXPECT_EQ(intervals[0]->low, 0);     // both have 1
    EXPECT_EQ(intervals[0]->high, 0.5);  // one of two has all
    EXPECT_FALSE(intervals[1].has_value());
}

TEST(Bootstrap, IsTheSameForTheSameSeed) {
    const auto a = bootstrap(people(50), Kind::kSupply, {}, kWanted, {100, 5});
    const auto b = bootstrap(people(50), Kind::kSupply, {}, kWanted, {100, 5});
    const auto c = bootstrap(people(50), Kind::kSupply, {}, kWanted, {100, 6});
    EXPECT_EQ(a[1]->low, b[1]->low);
    EXPECT_NE(a[1]->low, c[1]->low);
}

TEST(Bootstrap, SaysNothingWhereTheStatisticDoesNot) {
    EXPECT_FALSE(bootstrap(people(50), Kind::kSupply, {}, kWanted, {})[2]);  // no ranking
    EXPECT_FALSE(bootstrap(people(0), Kind::kSupply, {}, kWanted, {})[0]);
    EXPECT_FALSE(bootstrap(people(50), Kind::kSupply, {}, kWanted, {0, 1})[0]);
}

}  // namespace
}  // namespace relais::measures
