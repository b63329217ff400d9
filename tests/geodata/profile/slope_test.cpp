#include "geodata/profile/slope.h"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

namespace relais::profile {
namespace {

/// Times as fast as on the flat, at a slope in percent.
double share(const char* profile, double percent) {
    return speed_on_slope(named(profile).slope, percent / 100);
}

TEST(TheWalk, TakesTheTimeOfAHyperbola) {
    EXPECT_EQ(named("walk").slope.law, SlopeLaw::kPace);
    EXPECT_DOUBLE_EQ(share("walk", 0), 1);
    // 1 / (1 + 5.5 (sqrt((s + 0.025)^2 + 0.1^2) - sqrt(0.025^2 + 0.1^2))), the second root
    // 0.103078.
    EXPECT_NEAR(share("walk", 10), 1 / (1 + 5.5 * (0.160078 - 0.103078)), 1e-5);   // 0.7614
    EXPECT_NEAR(share("walk", -10), 1 / (1 + 5.5 * (0.125000 - 0.103078)), 1e-5);  // 0.8924
    EXPECT_NEAR(share("walk", -5), 1, 1e-9);  // as far beyond 2.5 % down as the flat
}

TEST(TheWalk, TakesTheMeasuredTimeThereAndBack) {
    // GPS tracks: slope in percent, up and down over the flat.
    struct Measured {
        double percent, up, down;
    };
    for (const auto& [percent, up, down] :
         {Measured{5, 0.927, 0.978}, Measured{10, 0.77, 0.897}, Measured{15, 0.627, 0.767},
          Measured{20, 0.521, 0.67}, Measured{25, 0.533, 0.535}}) {
        const double measured = 1 / up + 1 / down;
        const double ours = 1 / share("walk", percent) + 1 / share("walk", -percent);
        EXPECT_NEAR(ours / measured, 1, 0.05) << percent;
    }
}

TEST(ToblersHikingFunction, MayBeChosen) {
    const Profile::Slope rule{.law = SlopeLaw::kTobler};
    EXPECT_DOUBLE_EQ(speed_on_slope(rule, 0), 1);
    // 6 exp(-3.5 |s + 0.05|) km/h: 6 at 5 % down, 5.04 on the flat, 3.55 at 10 % up.
    EXPECT_NEAR(speed_on_slope(rule, -0.05), 6 / 5.0367, 1e-4);
    EXPECT_NEAR(speed_on_slope(rule, 0.10), 3.5493 / 5.0367, 1e-4);
    EXPECT_NEAR(speed_on_slope(rule, -0.10), 1, 1e-9);  // as far beyond 5 % down as the flat
}

TEST(TheBicycle, ClimbsAsRidersWereMeasured) {
    EXPECT_EQ(named("bicycle").slope.law, SlopeLaw::kClimb);
    // Slope in percent; the mean of two riders, of one from 12 % on.
    for (const auto& [percent, measured] : {std::pair{2.0, 0.735},
                                            {4.0, 0.4795},
                                            {6.0, 0.3935},
                                            {8.0, 0.337},
                                            {10.0, 0.2755},
                                            {12.0, 0.325},
                                            {14.0, 0.223},
                                            {16.0, 0.184}})
        EXPECT_NEAR(share("bicycle", percent) / measured, 1, 0.25) << percent;
    EXPECT_NEAR(share("bicycle", 6), 1 / (1 + 25.5 * 0.06), 1e-9);  // 0.395; 0.64 before
}

TEST(TheBicycle, GainsDownhillToABound) {
    const Profile::Slope& rule = named("bicycle").slope;
    EXPECT_NEAR(speed_on_slope(rule, -0.03), 1.195, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.30), rule.most, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, 0.30), rule.least, 1e-9);  // pushed
}

TEST(TheLinearLaw, LosesMoreUphillThanItGainsDownhill) {
    const Profile::Slope rule{SlopeLaw::kLinear, 0, 6, 4.5, 0.25, 1.5};
    EXPECT_NEAR(speed_on_slope(rule, 0.05), 0.70, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.03), 1.135, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, -0.30), 1.5, 1e-9);
    EXPECT_NEAR(speed_on_slope(rule, 0.30), 0.25, 1e-9);
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
