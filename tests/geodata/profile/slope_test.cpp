#include "geodata/profile/slope.h"

#include <gtest/gtest.h>

#include <cmath>

namespace relais::profile {
namespace {

TEST(TheWalk, FollowsToblersHikingFunction) {
    const Profile::Slope& rule = named("walk").slope;
    EXPECT_EQ(rule.law, SlopeLaw::kTobler);
    EXPECT_DOUBLE_EQ(speed_on_slope(rule, 0), 1);
    // 6 exp(-3.5 |s + 0.05|) km/h: 6 at 5 % down, 5.04 on the flat, 3.55 at 10 % up.
    EXPECT_NEAR(speed_on_slope(rule, -0.05), 6 / 5.0367, 1e-4);
    EXPECT_NEAR(speed_on_slope(rule, 0.10), 3.5493 / 5.0367, 1e-4);
    EXPECT_NEAR(speed_on_slope(rule, -0.10), 1, 1e-9);  // as far beyond 5 % down as the flat
}

TEST(TheBicycle, LosesMoreUphillThanItGainsDownhill) {
    const Profile::Slope& rule = named("bicycle").slope;
    EXPECT_NEAR(speed_on_slope(rule, 0.05), 0.70, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.03), 1.135, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.30), rule.most, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, 0.30), rule.least, 1e-9);
}

TEST(TheCar, SlowsALittleOnSteepRoadsBothWays) {
    const Profile::Slope& rule = named("car").slope;
    EXPECT_EQ(speed_on_slope(rule, 0.05), 1);
    EXPECT_NEAR(speed_on_slope(rule, 0.12), 0.91, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.12), 0.91, 1e-9);
}

TEST(TheSlopeTable, AgreesWithTheFormula) {
    for (const char* const name : {"car", "walk", "bicycle"}) {
        const Profile::Slope& rule = named(name).slope;
        const SlopeTable table(rule);
        for (double slope = -0.34; slope < 0.34; slope += 0.00037)
            EXPECT_NEAR(table(slope), speed_on_slope(rule, slope), 2e-3) << name << " " << slope;
        EXPECT_EQ(table(1), table(kSteepest));
        EXPECT_EQ(table(-1), table(-kSteepest));
    }
}

}  // namespace
}  // namespace relais::profile
