// What costs time besides distance. A square takes ten seconds; a test sets the delay it is about.

#include "tests/osm_maps/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kDelayRoad = "highway=tertiary";

/// Seconds from a to c over b, which has these tags.
double over(const std::string& tags, double profile::Profile::Delays::*delay) {
    Town town("a---b---c");
    town.profile.delays.*delay = 7;
    town.way("abc", kDelayRoad).node("b", tags);
    EXPECT_NEAR(town.seconds("ac"), town.seconds("ca"), 0.2) << tags;
    return town.seconds("ac");
}

TEST(ThingsOnTheRoad, CostTheTimeOfTheProfile) {
    using D = profile::Profile::Delays;
    EXPECT_NEAR(over("highway=traffic_signals", &D::traffic_signals), 27, 0.2);
    EXPECT_NEAR(over("highway=crossing crossing=traffic_signals", &D::traffic_signals), 27, 0.2);
    EXPECT_NEAR(over("highway=crossing", &D::crossing), 27, 0.2);
    EXPECT_NEAR(over("railway=level_crossing", &D::level_crossing), 27, 0.2);
    EXPECT_NEAR(over("traffic_calming=bump", &D::traffic_calming), 27, 0.2);
    EXPECT_NEAR(over("barrier=toll_booth", &D::toll_booth), 27, 0.2);
    EXPECT_NEAR(over("barrier=border_control", &D::border_control), 27, 0.2);
    EXPECT_NEAR(over("barrier=gate", &D::gate), 27, 0.2);
}

TEST(AStopSign, CountsForThoseWhoApproachTheNearerEnd) {
    Town town("a-------b---c");  // two squares, one square
    town.profile.delays.stop = 7;
    town.way("abc", kDelayRoad).node("b", "highway=stop");
    EXPECT_NEAR(town.seconds("ac"), 37, 0.2);
    EXPECT_NEAR(town.seconds("ca"), 30, 0.2);
}

TEST(AStopSign, CountsForTheDirectionItNames) {
    Town town("a-------b---c");
    town.profile.delays.stop = 7;
    town.way("abc", kDelayRoad).node("b", "highway=stop direction=backward");
    EXPECT_NEAR(town.seconds("ac"), 30, 0.2);
    EXPECT_NEAR(town.seconds("ca"), 37, 0.2);
}

TEST(ASign, ThatSaysBothCountsBothWays) {
    for (const char* const sign :
         {"highway=stop direction=both", "highway=give_way direction=both"}) {
        Town town("a-------b---c");
        town.profile.delays.stop = 7;
        town.profile.delays.give_way = 7;
        town.way("abc", kDelayRoad).node("b", sign);
        EXPECT_NEAR(town.seconds("ac"), 37, 0.2);
        EXPECT_NEAR(town.seconds("ca"), 37, 0.2);
    }
}

TEST(AGiveWaySign, CountsForThoseWhoApproachTheNearerEnd) {
    Town town("a-------b---c");
    town.profile.delays.give_way = 7;
    town.way("abc", kDelayRoad).node("b", "highway=give_way");
    EXPECT_NEAR(town.seconds("ac"), 37, 0.2);
    EXPECT_NEAR(town.seconds("ca"), 30, 0.2);
}

TEST(TrafficSignals, CountForTheDirectionTheyName) {
    Town town("a---b---c");
    town.profile.delays.traffic_signals = 7;
    town.way("abc", kDelayRoad);
    town.node("b", "highway=traffic_signals traffic_signals:direction=forward");
    EXPECT_NEAR(town.seconds("ac"), 27, 0.2);
    EXPECT_NEAR(town.seconds("ca"), 20, 0.2);
}

TEST(EqualRoads, LoseTimeWhereTheyCross) {
    Town town = crossroads();
    town.profile.delays.equal_junction = 3;
    town.way("abc", kDelayRoad).way("ebd", kDelayRoad);
    EXPECT_NEAR(town.seconds("ac"), 23, 0.2);
    EXPECT_NEAR(town.seconds("ad"), 23, 0.2);  // turning costs what going on does
}

TEST(AMinorRoad, GivesWayAtItsEndAndIsTurnedIntoAtItsBeginning) {
    Town town = tee();
    town.profile.delays.yield = 4;
    town.profile.delays.turn_off = 2;
    town.way("abc", kDelayRoad).way("bd", "highway=residential");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);  // the major road goes on
    EXPECT_NEAR(town.seconds("dc"), 24, 0.2);
    EXPECT_NEAR(town.seconds("ad"), 22, 0.2);
}

TEST(TrafficSignalsAtAJunction, TakeThePlaceOfGivingWay) {
    Town town = tee();
    town.profile.delays.yield = 4;
    town.profile.delays.traffic_signals = 7;
    town.way("abc", kDelayRoad)
        .way("bd", "highway=residential")
        .node("b", "highway=traffic_signals");
    EXPECT_NEAR(town.seconds("ac"), 27, 0.2);
    EXPECT_NEAR(town.seconds("dc"), 27, 0.2);
}

TEST(ARoundabout, CostsTimeToEnterNotToLeave) {
    Town town(R"(
a---b---c---e
    |   |
    f---d
)");
    town.profile.delays.roundabout = 3;
    town.way("ab", kDelayRoad).way("ce", kDelayRoad);
    town.way("bfdcb", "highway=tertiary junction=roundabout");
    EXPECT_NEAR(town.seconds("ae"), 10 + 3 + 30 + 10, 0.2);
    EXPECT_NEAR(town.seconds("ea"), 10 + 3 + 10 + 10, 0.2);
}

TEST(ADelay, IsKeptWithItsCauseAndTheDirectionItCountsIn) {
    Town town("a-------b---c");  // two squares, one square
    town.profile.delays.stop = 7;
    town.way("abc", kDelayRoad).node("b", "highway=stop");
    const graph::RoadNetwork& network = town.import().network;
    ASSERT_EQ(network.delays.size(), 1U);
    const graph::Delay& delay = network.delays[0];
    EXPECT_EQ(delay.cause, graph::DelayCause::kStop);
    EXPECT_EQ(delay.ticks, 70U);
    const Coordinate tail = network.points[delay.piece].place;
    const Coordinate head = network.points[delay.piece + 1].place;
    EXPECT_EQ((tail < head), delay.backward == 0);  // those who come from a, in the west
    EXPECT_EQ(network.delays_of(delay.piece).size(), 1U);
    EXPECT_TRUE(network.delays_of(delay.piece + 1).empty());
}

}  // namespace
}  // namespace relais::scenarios
