// Turn restrictions. A square of the map takes ten seconds.

#include "tests/scenarios/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kRoad = "highway=tertiary";
constexpr const char* kOneway = "highway=tertiary oneway=yes";

/// From a one may turn at b to d, or go on to c.
Town junction() {
    return tee().way("ab", kOneway).way("bc", kRoad).way("bd", kRoad);
}

TEST(ANoTurn, ForbidsThatTurnAndNoOther) {
    Town town = junction();
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);
    EXPECT_NEAR(town.seconds("cd"), 20, 0.2);  // from c one may
    EXPECT_EQ(town.import().report.restrictions_used, 1U);
    // From a only by turning round at c, which no vertex forbids.
    EXPECT_NEAR(town.seconds("ad"), 40, 0.2);
}

TEST(ANoTurn, IsNotGotRoundByTurningRoundAtTheNextJunction) {
    Town town(R"(
        f
        |
a---b---c---e
    |
    d
)");
    town.way("ab", kOneway).way("bc", kRoad).way("bd", kRoad).way("ce", kRoad).way("cf", kRoad);
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    // Not at c, but at the dead end e or f: a-b-c-e-c-b-d.
    EXPECT_NEAR(town.seconds("ad"), 60, 0.2);
    EXPECT_NEAR(town.seconds("ed"), 30, 0.2);
}

TEST(AnOnlyTurn, ForbidsAllOthers) {
    Town town = junction();
    town.relation("type=restriction restriction=only_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
    EXPECT_NEAR(town.seconds("ac"), 40, 0.2);  // by turning round at d
}

TEST(ARestriction, DoesNotBindTheVehiclesItExcepts) {
    Town town = junction();
    town.relation("type=restriction restriction=no_right_turn except=bus;motorcar",
                  "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
    EXPECT_EQ(town.import().report.restrictions_read, 0U);
}

TEST(ARestriction, BindsOnlyTheVehiclesItNames) {
    Town lorries = junction();
    lorries.relation("type=restriction restriction:hgv=no_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(lorries.seconds("ad"), 20, 0.2);
    Town cars = junction();
    cars.relation("type=restriction restriction:motorcar=no_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(cars.seconds("ad"), 40, 0.2);
}

TEST(AConditionalRestriction, IsCountedAndReportedUnlessItAlwaysHolds) {
    Town at_times = junction();
    at_times.relation("type=restriction restriction:conditional=no_right_turn@(07:00-09:00)",
                      "from=ab via=b to=bd");
    EXPECT_NEAR(at_times.seconds("ad"), 20, 0.2);
    EXPECT_EQ(at_times.conditional_restrictions("by time of the day, week or year"), 1U);
    Town always = junction();
    always.relation("type=restriction restriction:conditional=no_right_turn@(24/7)",
                    "from=ab via=b to=bd");
    EXPECT_NEAR(always.seconds("ad"), 40, 0.2);
}

TEST(ARestriction, WithAMissingMemberIsReported) {
    Town town = junction();
    town.way("cd", "highway=footway");
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=cd");
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
    EXPECT_EQ(town.ignored_restrictions("a member that this profile does not use"), 1U);
}

TEST(NoEntry, BindsEveryoneOfSeveralFromWays) {
    Town town = crossroads();
    town.way("ab", kOneway).way("eb", kOneway).way("bc", kOneway);
    town.relation("type=restriction restriction=no_entry", "from=ab from=eb via=b to=bc");
    EXPECT_EQ(town.seconds("ac"), -1);
    EXPECT_EQ(town.seconds("ec"), -1);
}

TEST(NoExit, BindsEveryOneOfSeveralToWays) {
    Town town = tee();
    town.way("ab", kOneway).way("bc", kOneway).way("bd", kOneway);
    town.relation("type=restriction restriction=no_exit", "from=ab via=b to=bc to=bd");
    EXPECT_EQ(town.seconds("ac"), -1);
    EXPECT_EQ(town.seconds("ad"), -1);
}

TEST(TwoRestrictionsAtOneJunction, BothHold) {
    Town town = crossroads();
    town.way("ab", kOneway).way("bc", kOneway).way("bd", kOneway).way("be", kOneway);
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    town.relation("type=restriction restriction=no_left_turn", "from=ab via=b to=be");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_EQ(town.seconds("ae"), -1);
}

/// One way each, and a way down between them.
Town one_way_carriageways() {
    Town town = carriageways();
    town.way("ab", kOneway).way("bf", kOneway).way("gc", kOneway).way("cd", kOneway);
    return town.way("bc", kOneway).way("ch", kOneway);
}

/// Who comes from a may use the link bc, but not to turn back towards d.
TEST(ARestrictionViaAWay, ForbidsTheWholeManoeuvreOnly) {
    Town town = one_way_carriageways();
    town.way("eb", kOneway);
    town.relation("type=restriction restriction=no_u_turn", "from=ab via=bc to=cd");
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_NEAR(town.seconds("ah"), 30, 0.2);  // through the link and straight on
    EXPECT_NEAR(town.seconds("ed"), 30, 0.2);  // who does not come from a may
    EXPECT_NEAR(town.seconds("af"), 20, 0.2);
    EXPECT_EQ(town.import().report.restrictions_used, 1U);
}

TEST(ARestrictionViaAWay, MayLeaveOnlyOneExit) {
    Town town = one_way_carriageways();
    town.relation("type=restriction restriction=only_straight_on", "from=ab via=bc to=ch");
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_NEAR(town.seconds("ah"), 30, 0.2);
    EXPECT_NEAR(town.seconds("gd"), 20, 0.2);
}

TEST(ARestrictionViaSeveralWays, ForbidsTheWholeManoeuvreOnly) {
    Town town(R"(
a---b---f
    |
    x
    |
d---c---g
    |
    h
)");
    town.way("ab", kOneway).way("bf", kOneway).way("gc", kOneway).way("cd", kOneway);
    town.way("bx", kOneway).way("xc", kOneway).way("ch", kOneway);
    town.relation("type=restriction restriction=no_u_turn", "from=ab via=bx via=xc to=cd");
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_NEAR(town.seconds("ah"), 40, 0.2);
    EXPECT_NEAR(town.seconds("xd"), 20, 0.2);
}

TEST(TheCopiesThatKeepARestriction, AreMarkedAndLieBehindTheRoads) {
    Town town = one_way_carriageways();
    town.relation("type=restriction restriction=no_u_turn", "from=ab via=bc to=cd");
    const graph::RoadNetwork& network = town.import().network;
    bool behind = false;
    for (std::size_t chain = 0; chain < network.chain_count(); ++chain) {
        const auto& point = network.shape(ChainId{chain}).front();
        const bool copy = network.ways[point.way].has(graph::WayFlag::kCopy);
        EXPECT_TRUE(copy || !behind) << chain;
        behind |= copy;
    }
    EXPECT_TRUE(behind);
}

}  // namespace
}  // namespace relais::scenarios
