#include "render/style/classify.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace relais::style {
namespace {

TEST(Classes, AValueEqualToABoundIsNotBeyondIt) {
    const Classes classes({5, 10, 15, 20, 30});
    EXPECT_EQ(classes.count(), 6U);
    EXPECT_EQ(classes.of(4.999), 0U);
    EXPECT_EQ(classes.of(5.0), 0U);
    EXPECT_EQ(classes.of(5.001), 1U);
    EXPECT_EQ(classes.of(30.0), 4U);
    EXPECT_EQ(classes.of(30.001), 5U);
    EXPECT_EQ(classes.of(1e9), 5U);
}

TEST(Classes, BoundsAreSortedAndTheUselessLeftOut) {
    const Classes classes({10, 5, 5, 0, -1, std::nan(""), std::numeric_limits<double>::infinity()});
    EXPECT_EQ(classes.bounds(), (std::vector<double>{5, 10}));
    EXPECT_EQ(Classes().count(), 1U);
}

TEST(Classes, AHouseholdWithoutATimeHasNoClass) {
    const Classes classes({5, 10});
    access::Nearest nearest;
    nearest.reason = access::Reason::kIsland;
    EXPECT_FALSE(classes.of(nearest).has_value());
    nearest.reason = access::Reason::kReached;
    EXPECT_FALSE(classes.of(nearest).has_value());  // still unreachable
    nearest.time = from_minutes(5);
    EXPECT_EQ(classes.of(nearest), 0U);
    nearest.time += Duration{1};
    EXPECT_EQ(classes.of(nearest), 1U);
}

}  // namespace
}  // namespace relais::style
