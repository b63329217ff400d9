// Ferries: their duration, boarding, and whom they take.

#include "tests/scenarios/town.h"

namespace relais::scenarios {
namespace {

/// a-b is road, b-c water, c-d road.
Town crossing(const std::string& tags) {
    Town town("a---b---c---d");
    town.way("ab", "highway=tertiary").way("cd", "highway=tertiary").way("bc", tags);
    return town;
}

TEST(AFerry, TakesItsDurationAndTheTimeToBoard) {
    Town town = crossing("route=ferry motor_vehicle=yes duration=00:02");
    town.profile.delays.ferry_boarding = 300;
    EXPECT_NEAR(town.seconds("ad"), 10 + 300 + 120 + 10, 2);
    EXPECT_NEAR(town.seconds("da"), 10 + 300 + 120 + 10, 2);
    EXPECT_EQ(town.imported("bc").rule, graph::SpeedRule::kDuration);
}

TEST(AFerry, WithoutADurationGoesAtTheSpeedOfTheProfile) {
    Town town = crossing("route=ferry motor_vehicle=yes");
    EXPECT_NEAR(town.seconds("ad"), 30, 0.2);
}

TEST(AFerry, ForPassengersTakesPeopleOnFootOnly) {
    Town by_car = crossing("route=ferry foot=yes");
    EXPECT_EQ(by_car.seconds("ad"), -1);
    EXPECT_EQ(by_car.ignored("a ferry for others"), 1U);
    Town on_foot = crossing("route=ferry foot=yes");
    on_foot.profile = Town::plain("walk");
    EXPECT_NEAR(on_foot.seconds("ad"), 30, 0.2);
}

}  // namespace
}  // namespace relais::scenarios
