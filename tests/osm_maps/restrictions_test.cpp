// Turn restrictions. A square of the map takes ten seconds.

#include "engine/graph/copies.h"
#include "tests/osm_maps/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kRestrictedRoad = "highway=tertiary";
constexpr const char* kOneway = "highway=tertiary oneway=yes";

/// From a one may turn at b to d, or go on to c.
Town junction() {
    return tee().way("ab", kOneway).way("bc", kRestrictedRoad).way("bd", kRestrictedRoad);
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
    town.way("ab", kOneway)
        .way("bc", kRestrictedRoad)
        .way("bd", kRestrictedRoad)
        .way("ce", kRestrictedRoad)
        .way("cf", kRestrictedRoad);
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    // Not at c, but at the dead end e or f: a-b-c-e-c-b-d.
    EXPECT_NEAR(town.seconds("ad"), 60, 0.2);
    EXPECT_NEAR(town.seconds("ed"), 30, 0.2);
}

TEST(ANoTurn, IsNotGotRoundByTurningRoundWhereJustTwoRoadsMeet) {
    // At c the road becomes one-way: there is a way on, and so one may not turn round there.
    Town town(R"(
a---b---c---e
    |
    d
)");
    town.way("ab", kOneway)
        .way("bc", kRestrictedRoad)
        .way("bd", kRestrictedRoad)
        .way("ce", kOneway);
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_NEAR(town.seconds("ae"), 30, 0.2);
    EXPECT_NEAR(town.seconds("cd"), 20, 0.2);
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

TEST(ARestriction, OfAnotherVehicleInItsTypeBindsNoCar) {
    Town lorries = junction();
    lorries.relation("type=restriction:hgv restriction=no_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(lorries.seconds("ad"), 20, 0.2);
    EXPECT_EQ(lorries.import().report.restrictions_read, 0U);
    Town cars = junction();
    cars.relation("type=restriction:motorcar restriction=no_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(cars.seconds("ad"), 40, 0.2);
}

TEST(ARestriction, MayExceptVehiclesInAListWithCommas) {
    Town town = junction();
    town.relation("type=restriction restriction=no_right_turn except=bus,motorcar",
                  "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
}

/// Seconds from a to d, where 40 says that the relation forbids the turn.
double with_word(const std::string& word, const std::string& ignored_as = "") {
    Town town = junction();
    town.relation("type=restriction restriction=" + word, "from=ab via=b to=bd");
    EXPECT_EQ(ignored_as.empty() ? 0 : town.ignored_restrictions(ignored_as),
              ignored_as.empty() ? 0U : 1U)
        << word;
    return town.seconds("ad");
}

TEST(AWord, ThatBansTurningOnRedAloneIsNoBan) {
    for (const char* const word : {"no_turn_on_red", "no_right_turn_on_red", "no_left_turn_on_red"})
        EXPECT_NEAR(with_word(word, "a turn on red only"), 20, 0.2) << word;
}

TEST(AWord, ThatBansSomethingElseThanATurnIsNoBan) {
    for (const char* const word : {"no_overtaking", "no_stopping", "no_waiting", "no_standing",
                                   "no_parking", "no_passing", "no_lane_change"})
        EXPECT_NEAR(with_word(word, "a ban on something else than turns"), 20, 0.2) << word;
    EXPECT_NEAR(with_word("yield", "of an unknown kind"), 20, 0.2);
}

TEST(AWord, MayCallTheTurnWhatItLikes) {
    for (const char* const word :
         {"no_right", "no_sharp_right_turn", "no_straight_on", "no_entry", "no_exit",
          "no_left_turn;no_right_turn", "no_right_turn_on_red;no_right_turn"})
        EXPECT_NEAR(with_word(word), 40, 0.2) << word;
}

TEST(AWord, ForWhateverIsNoTurnIsNoBan) {
    for (const char* const word : {"no_loading", "no_honking", "no_horn", "no_hgv", "no_trucks",
                                   "no_trailers", "no_buses", "only_buses"})
        EXPECT_NEAR(with_word(word, "a ban on something else than turns"), 20, 0.2) << word;
}

TEST(AWord, OfSeveralIsTheFirstThatBinds) {
    EXPECT_NEAR(with_word("no_right_turn;no_overtaking"), 40, 0.2);
    EXPECT_NEAR(with_word("no_overtaking;no_right_turn"), 40, 0.2);
    EXPECT_NEAR(with_word("yield;no_right_turn"), 40, 0.2);
    EXPECT_NEAR(with_word("no_overtaking;no_turn_on_red", "a ban on something else than turns"), 20,
                0.2);
    EXPECT_NEAR(with_word("yield;no_turn_on_red", "a turn on red only"), 20, 0.2);
    // Who must turn right may; straight on one may not.
    EXPECT_NEAR(with_word("only_right_turn;no_left_turn"), 20, 0.2);
    EXPECT_NEAR(with_word("no_right_turn;only_straight_on"), 40, 0.2);
    EXPECT_NEAR(with_word("no_right_turn;only_u_turn"), 40, 0.2);
    EXPECT_NEAR(with_word("no_right_turn,no_left_turn"), 40, 0.2) << "commas are written too";
}

TEST(AConditionalRestriction, IsReportedByWhatItDependsOn) {
    const auto counted = [](const std::string& condition, const std::string& cause) {
        Town town = junction();
        town.relation("type=restriction restriction:conditional=no_right_turn@" + condition,
                      "from=ab via=b to=bd");
        EXPECT_NEAR(town.seconds("ad"), 20, 0.2) << condition;
        EXPECT_EQ(town.import().report.restrictions_read, 1U) << condition;
        return town.conditional_restrictions(cause) == 1U;
    };
    for (const char* const size : {"(weight>3.5)", "(length>10)", "(width>2)", "(height>3)",
                                   "(axleload>10)", "(hgv)", "(weight>3.5_AND_Mo-Fr)"})
        EXPECT_TRUE(counted(size, "by weight or size")) << size;
    for (const char* const time :
         {"(07:00-09:00)", "(Mo)", "(Tu)", "(We)", "(Th)", "(Fr)", "(Sa)", "(Su)", "(PH)", "(SH)"})
        EXPECT_TRUE(counted(time, "by time of the day, week or year")) << time;
    EXPECT_TRUE(counted("(wet)", "by something else"));
}

TEST(ARestriction, OfEachOfTheOldKeysOfHoursAndDaysIsAConditionalOne) {
    for (const char* const old :
         {"hour_on=07:00", "hour_off=09:00", "day_on=Monday", "day_off=Friday"}) {
        Town town = junction();
        town.relation(std::string("type=restriction restriction=no_right_turn ") + old,
                      "from=ab via=b to=bd");
        EXPECT_NEAR(town.seconds("ad"), 20, 0.2) << old;
        EXPECT_EQ(town.conditional_restrictions("by time of the day, week or year"), 1U) << old;
    }
}

TEST(ARestriction, WhoseMembersAreNotClearIsReported) {
    const auto reported = [](const std::string& members, const std::string& cause,
                             const std::string& word = "no_right_turn") {
        Town town = junction();
        town.relation("type=restriction restriction=" + word, members);
        EXPECT_NEAR(town.seconds("ad"), 20, 0.2) << members;
        return town.ignored_restrictions(cause) == 1U;
    };
    EXPECT_TRUE(reported("via=b to=bd", "without from or to"));
    EXPECT_TRUE(reported("from=ab via=b", "without from or to"));
    EXPECT_TRUE(reported("from=ab to=bd", "without via"));
    EXPECT_TRUE(reported("from=ab via=b via=c to=bd", "several via nodes"));
    EXPECT_TRUE(reported("from=ab via=b via=bc to=bd", "via node and via way"));
    EXPECT_TRUE(reported("from=ab via=c to=bd", "its via node is not on its from way"));
    EXPECT_TRUE(reported("from=bd via=b to=bd", "a turn from a way into itself"));
    EXPECT_TRUE(reported("from=bd via=bc to=ab", "its ways do not meet"));
    EXPECT_TRUE(reported("from=bc via=b to=ab", "a turn that one-way roads forbid already"));
}

TEST(NoUTurn, MayBeSpelledInThreeWays) {
    for (const char* const word : {"no_u_turn", "no_uturn", "no_u-turn"}) {
        Town town = tee();
        town.way("ab", kRestrictedRoad).way("bc", kRestrictedRoad).way("bd", kOneway);
        town.relation(std::string("type=restriction restriction=") + word, "from=ab via=b to=ab");
        EXPECT_EQ(town.import().report.restrictions_used, 1U) << word;
    }
}

TEST(AConditionalRestriction, ForCarsIsOneToo) {
    Town town = junction();
    town.relation("type=restriction restriction:motorcar:conditional=no_right_turn@(24/7)",
                  "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ad"), 40, 0.2);
}

TEST(ARestriction, OfHoursInTheOldWayIsAConditionalOne) {
    Town town = junction();
    town.relation("type=restriction restriction:motorcar=no_right_turn hour_on=07:00 hour_off=9:00",
                  "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
    EXPECT_EQ(town.conditional_restrictions("by time of the day, week or year"), 1U);
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

TEST(ARestriction, OfSeveralWaysCountsForThoseThatAreThere) {
    Town town = crossroads();
    town.way("ab", kOneway).way("eb", "highway=footway").way("bc", kOneway).way("bd", kOneway);
    town.relation("type=restriction restriction=no_entry", "from=ab from=eb via=b to=bc");
    town.relation("type=restriction restriction=no_exit", "from=ab via=b to=bd to=eb");
    EXPECT_EQ(town.seconds("ac"), -1);
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_EQ(town.import().report.restrictions_used, 2U);
}

TEST(NoUTurn, FromAWayIntoItselfForbidsToTurnRoundThere) {
    Town town(R"(
a---b---c---h
    |
    d
)");
    town.way("ab", kOneway)
        .way("bc", kRestrictedRoad)
        .way("bd", kRestrictedRoad)
        .way("ch", kOneway);
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    town.relation("type=restriction restriction=no_u_turn", "from=bc via=c to=bc");
    EXPECT_EQ(town.seconds("ad"), -1);
    EXPECT_NEAR(town.seconds("ah"), 30, 0.2);
    EXPECT_EQ(town.import().report.restrictions_used, 2U);
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

TEST(ARestrictionViaAWay, IsReadInTheOrderOfItsMembersWhereBothWaysRoundAreThere) {
    Town town(R"(
a---b---c---f
    |   |
    e---d
)");
    town.way("ab", kOneway);
    for (const char* const way : {"bc", "cd", "de", "eb", "cf"}) town.way(way, kRestrictedRoad);
    town.relation("type=restriction restriction=only_straight_on",
                  "from=bc via=cd via=de via=eb to=bc");
    EXPECT_EQ(town.import().report.restrictions_used, 1U);
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);
    EXPECT_NEAR(town.seconds("af"), 50, 0.2);  // not by bc, from which only cd goes on
    EXPECT_NEAR(town.seconds("fb"), 20, 0.2);
}

/// How long it takes from the end a to the middle of a via way, over its copies too.
Duration to_the_middle(Town& town, std::string_view way) {
    const graph::RoadNetwork& network = town.import().network;
    const graph::Copies copies(network);
    std::vector<reference::Source> from;
    for (std::size_t v = 0; v < network.vertex_count(); ++v)
        if (network.vertex_place[v] == town.place('a')) from.push_back({VertexId{v}, Duration{0}});
    const auto labels =
        reference::Dijkstra(network, reference::Direction::kFromSources).search(from);
    Duration best = kUnreachable;
    const auto reach = [&](ChainId chain) {
        for (const ArcId arc :
             {network.chain_forward_arc[chain.index()], network.chain_backward_arc[chain.index()]})
            if (arc.exists() && reachable(labels[network.arc_tail[arc.index()].index()].time))
                best = std::min(best, labels[network.arc_tail[arc.index()].index()].time +
                                          Duration{network.arc_ticks[arc.index()] / 2});
    };
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        if (network.is_copy(ChainId{c}) || shape.front().place != town.place(way.front()) ||
            shape.back().place != town.place(way.back()))
            continue;
        reach(ChainId{c});
        for (const ChainId copy : copies.of(ChainId{c})) reach(copy);
    }
    return best;
}

TEST(APlaceOnAViaWay, IsReachedFromTheFromWay) {
    Town town = one_way_carriageways();
    town.way("eb", kOneway);
    town.relation("type=restriction restriction=no_u_turn", "from=ab via=bc to=cd");
    EXPECT_EQ(to_the_middle(town, "bc"), Duration{150});
}

/// a - b - c - d - e, one way, and a way down at each of c, d and e.
Town ladder() {
    Town town(R"(
a---b---c---d---e---f
        |   |   |
        g   h   i
)");
    for (const char* const way : {"ab", "bc", "cd", "de", "ef", "cg", "dh", "ei"})
        town.way(way, kOneway);
    return town;
}

TEST(ARestrictionViaAWay, DoesNotBindThoseWhoStartOnTheViaWay) {
    Town town = ladder();
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=bc via=cd to=dh");
    town.relation("type=restriction restriction=no_right_turn", "from=cd via=d to=de");
    EXPECT_EQ(town.seconds("ah"), -1);
    EXPECT_EQ(town.seconds("ae"), -1);
    EXPECT_NEAR(town.seconds("bh"), 30, 0.2);
    EXPECT_NEAR(town.seconds("ch"), 20, 0.2);
}

TEST(ARestrictionViaAWay, HoldsThoughItBeginsOnTheViaWayOfAnother) {
    Town town = ladder();
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=bc via=cd to=dh");
    town.relation("type=restriction restriction=no_right_turn", "from=bc via=cd via=de to=ei");
    EXPECT_EQ(town.seconds("ah"), -1);
    EXPECT_EQ(town.seconds("ai"), -1);
    EXPECT_NEAR(town.seconds("af"), 50, 0.2);
    EXPECT_EQ(town.seconds("bi"), -1);
    EXPECT_NEAR(town.seconds("bh"), 30, 0.2);
    EXPECT_NEAR(town.seconds("ci"), 30, 0.2);
}

TEST(ARestrictionViaAWay, HoldsBesideAnotherThatBeginsOnTheSameRoadAndPartsLater) {
    Town town = ladder();
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=bc to=cg");
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=bc via=cd to=dh");
    town.relation("type=restriction restriction=no_right_turn",
                  "from=ab via=bc via=cd via=de to=ei");
    for (const char* const trip : {"ag", "ah", "ai"}) EXPECT_EQ(town.seconds(trip), -1) << trip;
    EXPECT_NEAR(town.seconds("af"), 50, 0.2);
    EXPECT_NEAR(town.seconds("bg"), 20, 0.2);
    EXPECT_NEAR(town.seconds("bh"), 30, 0.2);
    EXPECT_NEAR(town.seconds("bi"), 40, 0.2);
    EXPECT_EQ(town.import().report.restrictions_used, 3U);
}

TEST(AnOnlyTurnViaAWay, ForbidsToLeaveTheWayThereToo) {
    Town town = ladder();
    town.relation("type=restriction restriction=only_straight_on", "from=bc via=cd via=de to=ef");
    EXPECT_EQ(town.seconds("ag"), -1);
    EXPECT_EQ(town.seconds("ah"), -1);
    EXPECT_EQ(town.seconds("ai"), -1);
    EXPECT_NEAR(town.seconds("af"), 50, 0.2);
    EXPECT_NEAR(town.seconds("ch"), 20, 0.2);  // who does not come from bc may
}

TEST(AnOnlyTurnViaAWay, LetsOneLeaveTheStreetBefore) {
    Town town(R"(
a---b---c---d---e
        |   |
        g   h
)");
    for (const char* const way : {"ab", "bc", "cd"})
        town.way(way, "highway=tertiary oneway=yes name=Long");
    for (const char* const way : {"de", "cg", "dh"}) town.way(way, kOneway);
    town.relation("type=restriction restriction=only_straight_on", "from=bc via=cd to=de");
    EXPECT_NEAR(town.seconds("ag"), 30, 0.2);
    EXPECT_EQ(town.seconds("ah"), -1);
    EXPECT_NEAR(town.seconds("ae"), 40, 0.2);
}

TEST(TwoOnlyTurns, FromOneWayAllowBoth) {
    Town town = crossroads();
    town.way("ab", kOneway).way("bc", kOneway).way("bd", kOneway).way("be", kOneway);
    town.relation("type=restriction restriction=only_straight_on", "from=ab via=b to=bc");
    town.relation("type=restriction restriction=only_right_turn", "from=ab via=b to=bd");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);
    EXPECT_NEAR(town.seconds("ad"), 20, 0.2);
    EXPECT_EQ(town.seconds("ae"), -1);
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
