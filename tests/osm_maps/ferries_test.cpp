// Ferries: their duration, boarding, and whom they take.

#include "tests/osm_maps/town.h"

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

TEST(AFerry, ThatShutsOthersTakesCars) {
    EXPECT_GT(crossing("route=ferry foot=no").seconds("ad"), 0);
    EXPECT_GT(crossing("route=ferry bicycle=no foot=no").seconds("ad"), 0);
}

TEST(AFerry, GoesOneWayForPeopleOnFootToo) {
    for (const char* const profile : {"car", "bicycle", "walk"}) {
        Town town = crossing("route=ferry oneway=yes");
        town.profile = Town::plain(profile);
        EXPECT_NEAR(town.seconds("ad"), 30, 0.2) << profile;
        EXPECT_EQ(town.seconds("da"), -1) << profile;
    }
    const auto on_foot = [](const char* tags, const char* trip) {
        Town town = crossing(tags);
        town.profile = Town::plain("walk");
        return town.seconds(trip) > 0;
    };
    EXPECT_FALSE(on_foot("route=ferry oneway=-1", "ad"));
    EXPECT_TRUE(on_foot("route=ferry oneway=-1", "da"));
    EXPECT_TRUE(on_foot("route=ferry oneway=yes oneway:foot=no", "da"));
    EXPECT_FALSE(on_foot("route=ferry foot:backward=no", "da"));
    EXPECT_TRUE(on_foot("route=ferry foot:backward=no", "ad"));
    EXPECT_TRUE(on_foot("route=ferry foot=official", "ad"));
}

TEST(ATrainForCars, TakesItsDurationAndTheTimeToBoard) {
    for (const char* const tags :
         {"railway=rail route=shuttle_train motor_vehicle=yes duration=00:02",
          "route=shuttle_train motorcar=yes foot=no duration=PT2M",
          "route=shuttle_train duration=2"}) {
        Town town = crossing(tags);
        town.profile.delays.ferry_boarding = 300;
        EXPECT_NEAR(town.seconds("ad"), 10 + 300 + 120 + 10, 2) << tags;
        EXPECT_NEAR(town.seconds("da"), 10 + 300 + 120 + 10, 2) << tags;
        EXPECT_TRUE(town.imported("bc").has(graph::WayFlag::kNoEntry)) << tags;
    }
}

TEST(ATrainForCars, WithoutADurationGoesSixtyKilometresAnHour) {
    EXPECT_NEAR(crossing("route=shuttle_train").seconds("ad"), 10 + 6 + 10, 0.2);
}

TEST(ATrainForCars, TakesOthersWhereATagSaysSo) {
    const auto rides = [](const char* tags, const char* profile) {
        Town town = crossing(tags);
        town.profile = Town::plain(profile);
        return town.seconds("ad") > 0;
    };
    EXPECT_FALSE(rides("route=shuttle_train motor_vehicle=yes", "walk"));
    EXPECT_FALSE(rides("route=shuttle_train motor_vehicle=yes", "bicycle"));
    EXPECT_TRUE(rides("route=shuttle_train motor_vehicle=yes foot=yes", "walk"));
    EXPECT_TRUE(rides("route=shuttle_train motor_vehicle=yes bicycle=yes", "bicycle"));
    EXPECT_FALSE(rides("route=shuttle_train motor_vehicle=no", "car"));
    EXPECT_TRUE(rides("route=shuttle_train foot=no bicycle=no", "car"));
}

}  // namespace
}  // namespace relais::scenarios
