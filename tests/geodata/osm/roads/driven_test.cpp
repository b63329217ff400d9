#include "geodata/osm/roads/driven.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "geodata/osm/roads/rules.h"
#include "geodata/osm/roads/speeds.h"
#include "geodata/profile/profile.h"
#include "tests/geodata/osm/roads/osm_text.h"
#include "tests/geodata/osm/roads/tag_text.h"

namespace relais::osm {
namespace {

using graph::SpeedRule;
using graph::SpeedSource;

/// A car that drives half of a limit, and a quarter of it on motorways; on every class `open` km/h
/// in open country and `built_up` in a village.
profile::Profile half_of_the_limit(double open, double built_up) {
    profile::Profile profile = profile::named("car");
    for (profile::ClassSpeed& speed : profile.speeds) speed = {open, built_up};
    profile.share_of_limit = 0.5;
    profile.share_on_motorways = 0.25;
    return profile;
}

/// A way in France: 80 km/h in open country, 50 in town, 110 on roads like trunk roads, 130 on
/// motorways, 20 in living streets.
graph::Way driven(std::string_view text, const profile::Profile& profile, bool built_up = false) {
    graph::Way way;
    set_speed(way, Rules(profile, "FR").way(tags(text)), profile, built_up, "FR");
    return way;
}

TEST(WhereNothingIsPosted, TheShareOfTheLegalLimitThatIsDrivenIsTheMost) {
    // Half of 80 km/h is 40, whether the class is below the limit or above it.
    for (const double kmh : {41.0, 60.0, 80.0, 100.0}) {
        const graph::Way way = driven("highway=primary", half_of_the_limit(kmh, kmh));
        EXPECT_EQ(way.forward_dkmh, 400) << kmh;
        EXPECT_EQ(way.backward_dkmh, 400) << kmh;
        EXPECT_EQ(way.speed_source, SpeedSource::kLegal) << kmh;
        EXPECT_EQ(way.rule, SpeedRule::kLegal) << kmh;
        EXPECT_EQ(way.limit_dkmh, 800) << kmh;
    }
    for (const double kmh : {20.0, 39.0, 40.0}) {
        const graph::Way way = driven("highway=primary", half_of_the_limit(kmh, kmh));
        EXPECT_EQ(way.forward_dkmh, kmh * 10) << kmh;
        EXPECT_EQ(way.speed_source, SpeedSource::kDefault) << kmh;
        EXPECT_EQ(way.rule, SpeedRule::kClassOpen) << kmh;
        EXPECT_EQ(way.limit_dkmh, 0) << kmh;
    }
}

TEST(WhereNothingIsPosted, AVillageHasSpeedsAndALimitOfItsOwn) {
    const graph::Way slow = driven("highway=primary", half_of_the_limit(40, 24), true);
    EXPECT_EQ(slow.forward_dkmh, 240);
    EXPECT_EQ(slow.rule, SpeedRule::kClassBuiltUp);
    EXPECT_TRUE(slow.has(graph::WayFlag::kBuiltUp));
    const graph::Way fast = driven("highway=primary", half_of_the_limit(40, 30), true);
    EXPECT_EQ(fast.forward_dkmh, 250) << "half of 50 km/h";
    EXPECT_EQ(fast.limit_dkmh, 500);
    const graph::Way open = driven("highway=primary", half_of_the_limit(40, 30));
    EXPECT_EQ(open.forward_dkmh, 400);
    EXPECT_FALSE(open.has(graph::WayFlag::kBuiltUp));
}

TEST(WhereNothingIsPosted, TheLawIsThatOfTheKindOfRoad) {
    struct Case {
        const char* tags;
        double open, built_up;  ///< the limit by law
    };
    profile::Profile all = half_of_the_limit(300, 300);
    all.share_of_limit = all.share_on_motorways = 1;
    for (const auto& [text, open, built_up] :
         {Case{"highway=motorway", 130, 130}, Case{"highway=motorway_link", 80, 50},
          Case{"highway=trunk", 80, 50}, Case{"highway=trunk oneway=yes", 110, 110},
          Case{"highway=trunk motorroad=yes", 110, 110},
          Case{"highway=trunk_link oneway=yes", 80, 50}, Case{"highway=primary", 80, 50},
          Case{"highway=primary oneway=yes", 80, 50},
          Case{"highway=primary motorroad=yes", 110, 110}, Case{"highway=residential", 80, 50},
          Case{"highway=service", 80, 50}, Case{"highway=living_street", 20, 20}}) {
        EXPECT_EQ(driven(text, all).forward_dkmh, open * 10) << text;
        EXPECT_EQ(driven(text, all, true).forward_dkmh, built_up * 10) << text;
    }
}

TEST(TheShareOfALimit, IsAnotherOnMotorwaysAndTheirLinks) {
    const profile::Profile profile = half_of_the_limit(300, 300);
    for (const char* const road : {"motorway", "motorway_link"})
        EXPECT_EQ(driven(std::string("highway=") + road + " maxspeed=100", profile).forward_dkmh,
                  250)
            << road;
    for (const char* const road : {"trunk", "trunk_link", "primary", "service"})
        EXPECT_EQ(driven(std::string("highway=") + road + " maxspeed=100", profile).forward_dkmh,
                  500)
            << road;
    EXPECT_EQ(driven("highway=motorway", profile).forward_dkmh, 325) << "a quarter of 130";
}

TEST(EachDirection, HasTheLimitThatIsPostedForIt) {
    const profile::Profile profile = half_of_the_limit(30, 30);
    const graph::Way both =
        driven("highway=primary maxspeed:forward=50 maxspeed:backward=70", profile);
    EXPECT_EQ(both.forward_dkmh, 250);
    EXPECT_EQ(both.backward_dkmh, 350);
    const graph::Way one = driven("highway=primary maxspeed:forward=50", profile);
    EXPECT_EQ(one.forward_dkmh, 250);
    EXPECT_EQ(one.backward_dkmh, 300) << "the speed of the class";
}

TEST(AClassThatIsClosed, IsDrivenAtTheSpeedOfThoseWhomATagLetsIn) {
    profile::Profile car = profile::named("car");
    car.let_in = 12;
    EXPECT_EQ(driven("highway=footway motor_vehicle=yes", car).forward_dkmh, 120);
    profile::Profile bicycle = profile::named("bicycle");
    bicycle.let_in = 9;
    bicycle.speeds[*road_class_of("footway")] = {0, 0};
    EXPECT_EQ(driven("highway=footway bicycle=yes", bicycle).forward_dkmh, 90);
}

TEST(AProfileThatObeysNoLimits, IsAsFastAsItsClassWhateverTheLaw) {
    profile::Profile bicycle = profile::named("bicycle");
    for (profile::ClassSpeed& speed : bicycle.speeds) speed = {60, 60};
    EXPECT_EQ(driven("highway=living_street", bicycle).forward_dkmh, 600);
    EXPECT_EQ(driven("highway=residential maxspeed=30", bicycle, true).forward_dkmh, 600);
}

TEST(ACap, DecidesOnlyWhereItIsTheSlower) {
    // Gravel: at most 40 km/h. Half of 80 km/h is not slowed by it, half of 82 is.
    const profile::Profile profile = half_of_the_limit(30, 30);
    const graph::Way as_fast = driven("highway=primary maxspeed=80 surface=gravel", profile);
    EXPECT_EQ(as_fast.forward_dkmh, 400);
    EXPECT_EQ(as_fast.rule, SpeedRule::kPosted);
    const graph::Way faster = driven("highway=primary maxspeed=82 surface=gravel", profile);
    EXPECT_EQ(faster.forward_dkmh, 400);
    EXPECT_EQ(faster.rule, SpeedRule::kSurface);
    // Bad smoothness is 40 km/h too: the first that says so decides.
    EXPECT_EQ(driven("highway=primary maxspeed=82 surface=gravel smoothness=bad", profile).rule,
              SpeedRule::kSurface);
}

TEST(ACap, IsThatOfTheFirstOfSeveralValuesAndOfTheRoadsThatItIsMeantFor) {
    const profile::Profile profile = half_of_the_limit(30, 30);
    const auto rule = [&](std::string_view text) { return driven(text, profile).rule; };
    EXPECT_EQ(rule("highway=primary maxspeed=100 surface=gravel;asphalt"), SpeedRule::kSurface);
    EXPECT_EQ(rule("highway=primary maxspeed=100 surface=asphalt;gravel"), SpeedRule::kPosted);
    EXPECT_EQ(rule("highway=primary maxspeed=100 tracktype=grade1"), SpeedRule::kTracktype);
    EXPECT_EQ(rule("highway=primary maxspeed=100 smoothness=bad"), SpeedRule::kSmoothness);
    EXPECT_EQ(rule("highway=service maxspeed=100 service=alley"), SpeedRule::kService);
    EXPECT_EQ(rule("highway=residential maxspeed=100 service=alley"), SpeedRule::kPosted);
    EXPECT_EQ(rule("highway=service maxspeed=100 service=spur"), SpeedRule::kPosted);
    // The slowest of several decides, wherever it stands: gravel 40, grade2 18, horrible 10.
    const graph::Way slow =
        driven("highway=primary maxspeed=100 surface=gravel tracktype=grade2 smoothness=horrible",
               profile);
    EXPECT_EQ(slow.rule, SpeedRule::kSmoothness);
    EXPECT_EQ(slow.forward_dkmh, 100);
    profile::Profile closed = profile;
    closed.speeds[*road_class_of("footway")] = {0, 0};
    closed.let_in = 12;
    const graph::Way let_in = driven("highway=footway motor_vehicle=yes maxspeed=100", closed);
    EXPECT_EQ(let_in.rule, SpeedRule::kLetIn);
    EXPECT_EQ(let_in.forward_dkmh, 120);
}

TEST(AWay, HasTheFlagsOfItsTags) {
    const profile::Profile profile = half_of_the_limit(30, 30);
    const auto flags = [&](std::string_view text) { return driven(text, profile).flags; };
    const auto of = [](graph::WayFlag flag) { return static_cast<std::uint8_t>(flag); };
    EXPECT_EQ(flags("highway=residential"), 0);
    EXPECT_EQ(flags("highway=residential access=private"), of(graph::WayFlag::kEndsOnly));
    EXPECT_EQ(flags("highway=residential junction=roundabout"), of(graph::WayFlag::kRoundabout));
    EXPECT_EQ(flags("highway=residential junction=circular"), of(graph::WayFlag::kRoundabout));
    EXPECT_EQ(flags("highway=residential junction=yes"), 0);
    EXPECT_EQ(flags("highway=residential tunnel=yes"), of(graph::WayFlag::kTunnel));
    EXPECT_EQ(flags("highway=residential bridge=yes"), of(graph::WayFlag::kBridge));
    EXPECT_EQ(flags("highway=motorway"), of(graph::WayFlag::kNoEntry));
}

TEST(ABicycle, IsPushedInTheDirectionsThatTagsSayAndNoFasterThanItIsPushed) {
    profile::Profile bicycle = profile::named("bicycle");
    bicycle.pushed = 4;
    const graph::Way both = driven("highway=residential bicycle=dismount", bicycle);
    EXPECT_EQ(both.forward_dkmh, 40);
    EXPECT_EQ(both.backward_dkmh, 40);
    EXPECT_EQ(both.rule, SpeedRule::kPushed);
    const graph::Way there = driven("highway=residential bicycle:forward=dismount", bicycle);
    EXPECT_EQ(there.forward_dkmh, 40);
    EXPECT_GT(there.backward_dkmh, 40);
    const graph::Way back = driven("highway=residential bicycle:backward=dismount", bicycle);
    EXPECT_GT(back.forward_dkmh, 40);
    EXPECT_EQ(back.backward_dkmh, 40);
    // Where it is ridden no faster, nothing changes.
    bicycle.smoothness["impassable"] = 4;
    const graph::Way slow =
        driven("highway=residential smoothness=impassable bicycle=dismount", bicycle);
    EXPECT_EQ(slow.forward_dkmh, 40);
    EXPECT_EQ(slow.rule, SpeedRule::kSmoothness);
}

TEST(ASpeed, IsKeptBetweenATenthAndAThousandKilometresAnHour) {
    profile::Profile bicycle = profile::named("bicycle");
    for (const auto& [kmh, kept] : {std::pair{0.01, 1},
                                    {0.14, 1},
                                    {0.16, 2},
                                    {999.96, 10'000},
                                    {5000.0, 10'000},
                                    {12.34, 123},
                                    {12.36, 124}}) {
        for (profile::ClassSpeed& speed : bicycle.speeds) speed = {kmh, kmh};
        EXPECT_EQ(driven("highway=residential", bicycle).forward_dkmh, kept) << kmh;
    }
}

// ---- whether a way runs through a village

/// A village around node 1: one residential street of 1112 m from 100 to 101, whose middle it is.
/// What is 0.1 square of the grid (111 m) from node 1 is in the village, what is 10 squares away is
/// in open country.
OsmText village() {
    OsmText text;
    text.node(100, 10).node(101, 11).way(100, {100, 101}, "highway=residential maxspeed=50");
    return text;
}
double x_of(bool inside, std::size_t number) {
    return inside ? 10.4 + 0.02 * static_cast<double>(number) : 20 + static_cast<double>(number);
}

graph::Way imported(const OsmText& text, const profile::Profile& profile, std::int64_t osm_id) {
    const TemporaryFolder folder;
    const RoadImport import =
        import_roads(folder.write("roads.osm", text.str()), profile, {}, {"FR", {}});
    for (const graph::Way& way : import.network.ways)
        if (way.osm_id == osm_id) return way;
    ADD_FAILURE() << "way " << osm_id << " is not imported";
    return {};
}

/// A secondary road of as many nodes, of which those lie in the village that `inside` says.
bool is_built_up(const std::vector<bool>& inside, const std::string& tags = "highway=secondary") {
    OsmText text = village();
    std::string refs;
    for (std::size_t i = 0; i < inside.size(); ++i)
        text.node(static_cast<std::int64_t>(i) + 1, x_of(inside[i], i), 0.02);
    if (inside.size() == 2) text.way(1, {1, 2}, tags);
    if (inside.size() == 3) text.way(1, {1, 2, 3}, tags);
    if (inside.size() == 4) text.way(1, {1, 2, 3, 4}, tags);
    if (inside.size() == 5) text.way(1, {1, 2, 3, 4, 5}, tags);
    const profile::Profile profile = half_of_the_limit(30, 20);
    const graph::Way way = imported(text, profile, 1);
    const bool built_up = way.has(graph::WayFlag::kBuiltUp);
    EXPECT_EQ(way.forward_dkmh, built_up ? 200 : 300);
    EXPECT_EQ(way.rule, built_up ? SpeedRule::kClassBuiltUp : SpeedRule::kClassOpen);
    return built_up;
}

TEST(AWay, IsBuiltUpWhereTwoOfThreePlacesAlongItAre) {
    for (const bool a : {false, true})
        for (const bool b : {false, true})
            for (const bool c : {false, true})
                EXPECT_EQ(is_built_up({a, b, c}), int{a} + int{b} + int{c} >= 2) << a << b << c;
}

TEST(AWay, IsLookedAtWhereItBeginsInItsMiddleAndWhereItEnds) {
    EXPECT_TRUE(is_built_up({true, false, false, false, true}));
    EXPECT_TRUE(is_built_up({true, false, true, false, false}));
    EXPECT_TRUE(is_built_up({false, false, true, false, true}));
    EXPECT_FALSE(is_built_up({false, true, false, true, false}));
    EXPECT_FALSE(is_built_up({false, true, true, true, false}));
    // Of four the second is the middle.
    EXPECT_TRUE(is_built_up({true, true, false, false}));
    EXPECT_FALSE(is_built_up({true, false, true, false}));
}

TEST(AWay, IsBuiltUpOrOpenAsItsTagsSayWhereverItLies) {
    // Rules that no limit is known of, but that say where the road lies.
    for (const bool inside : {false, true}) {
        EXPECT_TRUE(
            is_built_up({inside, inside, inside}, "highway=secondary source:maxspeed=HR:suburban"))
            << inside;
        EXPECT_FALSE(is_built_up({inside, inside, inside},
                                 "highway=secondary source:maxspeed=HR:half_rural"))
            << inside;
    }
}

TEST(AWay, WhoseLimitIsPostedIsNotLookedAt) {
    OsmText text = village();
    for (int i = 1; i <= 6; ++i) text.node(i, 10.4 + 0.02 * i, 0.02);
    text.way(1, {1, 2}, "highway=secondary maxspeed=50")
        .way(2, {2, 3}, "highway=secondary maxspeed:forward=50")
        .way(3, {3, 4}, "highway=secondary maxspeed:backward=50")
        .way(4, {4, 5}, "highway=secondary maxspeed:forward=50 oneway=yes");
    const profile::Profile profile = half_of_the_limit(30, 20);
    EXPECT_FALSE(imported(text, profile, 1).has(graph::WayFlag::kBuiltUp));
    EXPECT_TRUE(imported(text, profile, 2).has(graph::WayFlag::kBuiltUp)) << "one direction only";
    EXPECT_EQ(imported(text, profile, 2).backward_dkmh, 200);
    EXPECT_TRUE(imported(text, profile, 3).has(graph::WayFlag::kBuiltUp));
    EXPECT_EQ(imported(text, profile, 3).forward_dkmh, 200);
    EXPECT_FALSE(imported(text, profile, 4).has(graph::WayFlag::kBuiltUp)) << "it has no other";
}

TEST(AVillage, IsMadeOfResidentialAndLivingStreetsOnly) {
    for (const auto& [street, village] : {std::pair{"residential", true},
                                          {"living_street", true},
                                          {"unclassified", false},
                                          {"service", false},
                                          {"tertiary", false}}) {
        OsmText text;
        text.node(100, 10).node(101, 11).way(100, {100, 101}, std::string("highway=") + street);
        for (int i = 1; i <= 3; ++i) text.node(i, 10.4 + 0.02 * i, 0.02);
        text.way(1, {1, 2, 3}, "highway=secondary");
        EXPECT_EQ(imported(text, half_of_the_limit(30, 20), 1).has(graph::WayFlag::kBuiltUp),
                  village)
            << street;
    }
}

}  // namespace
}  // namespace relais::osm
