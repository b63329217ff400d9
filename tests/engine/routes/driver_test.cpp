#include "engine/routes/driver.h"

#include <gtest/gtest.h>

namespace relais::routes {
namespace {

/// A right angle of two pieces of 100 m, driven at 20 m/s.
std::vector<double> seconds_round_a_corner(const Bends& bends) {
    const std::vector<Coordinate> shape{Coordinate::from_degrees(0, 0),
                                        Coordinate::from_degrees(0.0009, 0),
                                        Coordinate::from_degrees(0.0009, 0.0009)};
    const std::vector<double> metres{100, 100};
    Driver driver(bends);
    driver.look_at(shape, metres);
    std::vector<double> seconds;
    driver.drive(metres, {20, 20}, seconds);
    return seconds;
}

TEST(ADriver, KeepsTheSpeedOfTheRoadWhereBendsDoNotCount) {
    for (const Bends& bends : {Bends{}, Bends{0, 2}})
        for (const double seconds : seconds_round_a_corner(bends)) EXPECT_DOUBLE_EQ(seconds, 5);
}

TEST(ADriver, SlowsDownBeforeABendAndGainsSpeedAfterIt) {
    const std::vector<double> seconds = seconds_round_a_corner({2, 2});
    EXPECT_GT(seconds[0], 5);
    EXPECT_NEAR(seconds[0], seconds[1], 1e-9);
    EXPECT_LT(seconds_round_a_corner({4, 2})[0], seconds[0]);
}

}  // namespace
}  // namespace relais::routes
