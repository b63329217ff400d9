// Who may use a road, and in which direction. A square takes ten seconds.

#include "tests/osm_maps/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kAccessRoad = "highway=tertiary";

/// Seconds from a to b over one way; -1: closed.
double over(const std::string& tags, const std::string& profile, const char* trip = "ab") {
    Town town(R"(
a---b---c---d
)");
    town.profile = Town::plain(profile);
    town.way("ab", tags).way("cd", "highway=tertiary");
    const auto& places = town.import().network.vertex_place;
    if (places.size() < 4) return -1;
    return town.seconds(trip);
}

TEST(Access, IsToldByTheMostSpecificKeyOfTheMode) {
    EXPECT_EQ(over("highway=service access=no", "car"), -1);
    EXPECT_NEAR(over("highway=service access=no motor_vehicle=yes", "car"), 10, 0.2);
    EXPECT_EQ(over("highway=service access=no motor_vehicle=yes", "bicycle"), -1);
    EXPECT_NEAR(over("highway=service vehicle=no foot=yes", "walk"), 10, 0.2);
    EXPECT_EQ(over("highway=service vehicle=no", "bicycle"), -1);
    EXPECT_EQ(over("highway=footway", "car"), -1);
    EXPECT_EQ(over("highway=footway", "bicycle"), -1);
    EXPECT_GT(over("highway=footway bicycle=yes", "bicycle"), 0);
    EXPECT_NEAR(over("highway=footway", "walk"), 10, 0.2);
    EXPECT_EQ(over("highway=trunk motorroad=yes", "bicycle"), -1);
}

struct OneWayCase {
    const char* tags;
    const char* profile;
    bool there, back;
};

TEST(OneWayStreets, AreKnownInAllTheirForms) {
    for (const auto& [tags, profile, there, back] : {
             OneWayCase{"highway=residential oneway=yes", "car", true, false},
             OneWayCase{"highway=residential oneway=1", "car", true, false},
             OneWayCase{"highway=residential oneway=true", "car", true, false},
             OneWayCase{"highway=residential oneway=-1", "car", false, true},
             OneWayCase{"highway=residential oneway=reverse", "car", false, true},
             OneWayCase{"highway=residential oneway=no", "car", true, true},
             OneWayCase{"highway=residential oneway=alternating", "car", true, true},
             OneWayCase{"highway=residential oneway=reversible", "car", false, false},
             OneWayCase{"highway=motorway", "car", true, false},
             OneWayCase{"highway=motorway_link oneway=no", "car", true, true},
             OneWayCase{"highway=residential junction=roundabout", "car", true, false},
             OneWayCase{"highway=residential vehicle:backward=no", "car", true, false},
             OneWayCase{"highway=residential motor_vehicle:forward=no", "car", false, true},
             OneWayCase{"highway=residential oneway:motor_vehicle=yes", "car", true, false},
             OneWayCase{"highway=residential oneway=yes oneway:motorcar=no", "car", true, true},
             OneWayCase{"highway=residential oneway:motor_vehicle=yes", "bicycle", true, true},
             OneWayCase{"highway=residential oneway=yes", "bicycle", true, false},
             OneWayCase{"highway=residential oneway=yes", "walk", true, true},
             OneWayCase{"highway=steps oneway:foot=yes", "walk", true, false},
             OneWayCase{"highway=residential oneway:foot=-1", "walk", false, true},
             OneWayCase{"highway=residential oneway=yes oneway:foot=-1", "walk", false, true},
             OneWayCase{"highway=residential oneway:foot=no", "walk", true, true},
             OneWayCase{"highway=residential oneway:vehicle=yes", "car", true, false},
             OneWayCase{"highway=residential oneway=no oneway:vehicle=-1", "car", false, true},
             OneWayCase{"highway=residential oneway:vehicle=yes oneway:motor_vehicle=no", "car",
                        true, true},
             OneWayCase{"highway=residential oneway:vehicle=yes", "bicycle", true, false},
             OneWayCase{"highway=residential oneway:vehicle=yes oneway:bicycle=no", "bicycle", true,
                        true},
             OneWayCase{"highway=residential oneway:vehicle=yes", "walk", true, true},
         }) {
        EXPECT_EQ(over(tags, profile, "ab") > 0, there) << tags << " by " << profile;
        EXPECT_EQ(over(tags, profile, "ba") > 0, back) << tags << " by " << profile;
    }
}

TEST(AccessByDirection, IsReadForEveryKeyAndValue) {
    const std::string road = "highway=residential ";
    for (const auto& [tags, profile, there, back] : {
             OneWayCase{"access:forward=no", "car", false, true},
             OneWayCase{"access:backward=no", "car", true, false},
             OneWayCase{"vehicle:backward=no", "car", true, false},
             OneWayCase{"motor_vehicle:forward=no", "car", false, true},
             OneWayCase{"motorcar:backward=no", "car", true, false},
             OneWayCase{"motorcar:backward=bus", "car", true, false},
             OneWayCase{"motor_vehicle:backward=psv;taxi", "car", true, false},
             OneWayCase{"motor_vehicle:backward=designated", "car", true, true},
             OneWayCase{"access=no access:forward=yes", "car", true, false},
             OneWayCase{"access=no access:forward=yes access:backward=yes", "car", true, true},
             OneWayCase{"motor_vehicle=no motor_vehicle:backward=destination", "car", false, true},
             // The key counts first, then the direction.
             OneWayCase{"access:forward=no motorcar:forward=yes", "car", true, true},
             OneWayCase{"access:forward=no motorcar=yes", "car", true, true},
             OneWayCase{"access:forward=yes access=yes motorcar=no", "car", false, false},
             OneWayCase{"access:forward=no motorcar:backward=no", "car", false, false},
             OneWayCase{"bicycle:forward=no", "car", true, true},
             OneWayCase{"bicycle:forward=no", "bicycle", false, true},
             OneWayCase{"bicycle:backward=use_sidepath", "bicycle", true, false},
             OneWayCase{"vehicle:forward=agricultural", "bicycle", false, true},
             OneWayCase{"vehicle:forward=agricultural bicycle=yes", "bicycle", true, true},
             OneWayCase{"vehicle:forward=no bicycle:forward=yes", "bicycle", true, true},
             OneWayCase{"motor_vehicle:forward=no", "bicycle", true, true},
             OneWayCase{"foot:backward=no", "walk", true, false},
             OneWayCase{"access:backward=no", "walk", true, false},
             OneWayCase{"access=no foot:forward=permissive", "walk", true, false},
             OneWayCase{"foot:forward=yes", "walk", true, true},
             OneWayCase{"vehicle:forward=no", "walk", true, true},
             // A closed class, opened one way; a street that is one-way for cars.
             OneWayCase{"oneway=yes bicycle:backward=yes", "bicycle", true, true},
             OneWayCase{"oneway=-1 bicycle:forward=designated", "bicycle", true, true},
             OneWayCase{"oneway=yes vehicle:backward=no cycleway=opposite", "bicycle", true, true},
             OneWayCase{"oneway=yes bicycle:backward=no cycleway=opposite", "bicycle", true, false},
             OneWayCase{"oneway=yes motorcar:backward=yes", "car", true, false},
         }) {
        EXPECT_EQ(over(road + tags, profile, "ab") > 0, there) << tags << " by " << profile;
        EXPECT_EQ(over(road + tags, profile, "ba") > 0, back) << tags << " by " << profile;
    }
    EXPECT_GT(over("highway=footway bicycle:forward=yes", "bicycle", "ab"), 0);
    EXPECT_EQ(over("highway=footway bicycle:forward=yes", "bicycle", "ba"), -1);
}

TEST(AccessByDirection, LetsABicyclePushOneWayOnly) {
    // 100 m ridden at 36 km/h, and pushed at 4 km/h.
    const char* const street = "highway=residential bicycle:backward=dismount";
    EXPECT_NEAR(over(street, "bicycle", "ab"), 10, 0.2);
    EXPECT_NEAR(over(street, "bicycle", "ba"), 90, 0.2);
}

TEST(AccessByDirection, ForTripEndsInOneDirectionLeavesTheRoadOpenAndSaysSo) {
    Town town("a---b");
    town.way("ab", "highway=tertiary motor_vehicle:backward=destination");
    EXPECT_NEAR(town.seconds("ab"), 10, 0.2);
    EXPECT_FALSE(town.imported("ab").has(graph::WayFlag::kEndsOnly));
    EXPECT_EQ(town.ignored("for ends of trips in one direction only, open to all"), 1U);
    Town both("a---b");
    both.way("ab", "highway=tertiary motor_vehicle:forward=private access:backward=destination");
    EXPECT_TRUE(both.imported("ab").has(graph::WayFlag::kEndsOnly));
}

TEST(ASignpostedPath, IsTaggedOfficialByOldHands) {
    EXPECT_GT(over("highway=path foot=official", "walk"), 0);
    EXPECT_GT(over("highway=footway bicycle=official", "bicycle"), 0);
    EXPECT_EQ(over("highway=service access=official", "walk"), -1);
    EXPECT_EQ(over("highway=service motorcar=official", "car"), -1);
}

TEST(AWayForFireEngines, IsForCarsThatATagLetsInOnly) {
    const std::string way = "highway=service service=emergency_access";
    EXPECT_EQ(over(way, "car"), -1);
    EXPECT_EQ(over(way + " access=yes", "car"), -1);
    EXPECT_GT(over(way + " motor_vehicle=yes", "car"), 0);
    EXPECT_GT(over(way, "bicycle"), 0);
    EXPECT_GT(over(way, "walk"), 0);
}

TEST(ARoad, StopsCarsWhereNoneFits) {
    const std::string road = "highway=residential ";
    for (const char* const tag :
         {"maxwidth=1", "maxwidth:physical=1.2", "maxwidth=4ft", "maxheight=1",
          "maxheight:physical=1.2m", "maxlength=2", "maxweight=0.5", "maxweight=1000kg",
          "maxweightrating=1", "maxweightrating=0.1lbs"}) {
        EXPECT_EQ(over(road + tag, "car"), -1) << tag;
        EXPECT_GT(over(road + tag, "bicycle"), 0) << tag;
        EXPECT_GT(over(road + tag, "walk"), 0) << tag;
    }
    for (const char* const tag :
         {"maxwidth=2", "maxwidth=6ft", "maxheight=1.9", "maxheight=default",
          "maxheight=below_default", "maxlength=5", "maxweight=1.5", "maxweight=2000kg",
          "maxweight=3st", "maxweight=unsigned", "maxweightrating=3.5"})
        EXPECT_GT(over(road + tag, "car"), 0) << tag;
}

TEST(ABicycle, MayGoAgainstCarsWhereATagOrALaneSaysSo) {
    for (const char* const tags :
         {"oneway:bicycle=no", "cycleway=opposite", "cycleway=opposite_lane",
          "cycleway:left=opposite_track", "cycleway:left=lane cycleway:left:oneway=-1",
          "cycleway:right=track cycleway:right:oneway=no"}) {
        const std::string street = std::string("highway=residential oneway=yes ") + tags;
        EXPECT_NEAR(over(street, "bicycle", "ba"), 10, 0.2) << tags;
        EXPECT_NEAR(over(street, "bicycle", "ab"), 10, 0.2) << tags;
        EXPECT_EQ(over(street, "car", "ba"), -1) << tags;
    }
    EXPECT_EQ(over("highway=residential oneway:bicycle=-1", "bicycle", "ab"), -1);
    EXPECT_EQ(over("highway=residential oneway=yes cycleway:right=lane", "bicycle", "ba"), -1);
}

TEST(AccessAtTimesOnly, IsPassedOverAndReported) {
    // A pass that is closed in winter.
    Town town("a---b");
    town.way("ab", "highway=tertiary motor_vehicle:conditional=no@(Nov-Apr)");
    EXPECT_NEAR(town.seconds("ab"), 10, 0.2);
    EXPECT_EQ(town.ignored("access that applies at certain times only, ignored"), 1U);
    Town on_foot("a---b");
    on_foot.profile = Town::plain("walk");
    on_foot.way("ab", "highway=tertiary motor_vehicle:conditional=no@(Nov-Apr)");
    EXPECT_EQ(on_foot.ignored("access that applies at certain times only, ignored"), 0U);
}

/// The short way from a to d leads over b and c; the long one, twice as long, over e and f. The
/// stubs s and t make junctions of a and d.
Town detour(const char* short_cut) {
    Town town(R"(
s---a---b---c---d---t
    |           |
    e-----------f
)");
    town.way("sab", kAccessRoad)
        .way("cdt", kAccessRoad)
        .way("bc", short_cut)
        .way("aefd", kAccessRoad);
    return town;
}

TEST(ARoadForDestinations, IsNotPassedThrough) {
    EXPECT_NEAR(detour(kAccessRoad).seconds("ad"), 30, 0.2);
    EXPECT_NEAR(detour("highway=tertiary access=destination").seconds("ad"), 50, 0.2);
    EXPECT_NEAR(detour("highway=tertiary motor_vehicle=private").seconds("ad"), 50, 0.2);
}

TEST(ARoadForDestinations, IsOpenToThoseWhoStartOrEndThere) {
    // The courts g and h hang on the private road between b and c.
    Town town(R"(
            x   y
            |   |
s---a---b---g---h---c---d---t
    |                   |
    e-------------------f
)");
    town.way("sab", kAccessRoad).way("cdt", kAccessRoad).way("aefd", kAccessRoad);
    town.way("bghc", "highway=service access=private");
    town.way("gx", "highway=service").way("hy", "highway=service");
    EXPECT_NEAR(town.seconds("ax"), 30, 0.2);
    EXPECT_NEAR(town.seconds("yd"), 30, 0.2);
    EXPECT_EQ(town.import().report.ends_only_walls, 1U);  // between g and h
    EXPECT_EQ(town.import().report.island_vertices, 0U);
}

TEST(ATrackWithoutAWordOnAccess, LeadsHomeAndNowhereElse) {
    EXPECT_NEAR(detour("highway=track tracktype=grade1").seconds("ad"), 20 + 14.4, 0.2);  // 25 km/h
    EXPECT_NEAR(detour("highway=track tracktype=grade2").seconds("ad"), 50, 0.2);
    EXPECT_NEAR(detour("highway=track").seconds("ad"), 50, 0.2);
    // The farm d stands at the end of such a track: a square at 18 km/h, or at the 36 of the class.
    const auto home = [](const char* track) {
        Town town = tee();
        town.way("abc", kAccessRoad).way("bd", track);
        return town.seconds("ad");
    };
    EXPECT_NEAR(home("highway=track tracktype=grade2"), 10 + 20, 0.2);
    EXPECT_NEAR(home("highway=track"), 10 + 10, 0.2);
    EXPECT_NEAR(home("highway=track access=forestry"), 10 + 10, 0.2);  // with a permit
    EXPECT_EQ(home("highway=track access=no"), -1);
}

TEST(ATrackWithoutAWordOnAccess, StaysShutWhereTheProfileSaysSo) {
    Town town("a---b---c");
    town.profile.ends_only_tracks = {"grade2"};
    town.way("ab", kAccessRoad).way("bc", "highway=track");
    EXPECT_EQ(town.seconds("ac"), -1);
    EXPECT_EQ(town.ignored("a track without an access tag"), 1U);
}

TEST(AGateForResidents, StopsThroughTrafficOnly) {
    Town town = detour(kAccessRoad);
    town.node("c", "barrier=gate access=private");
    EXPECT_NEAR(town.seconds("ad"), 50, 0.2);
    Town only_way("a---b---c---d");
    only_way.way("abcd", kAccessRoad).node("c", "barrier=gate access=private");
    EXPECT_NEAR(only_way.seconds("ad"), 30, 0.2);  // residents behind it may enter
}

TEST(ABollardThatSinks, StopsThroughTrafficOnly) {
    Town town = detour(kAccessRoad);
    town.node("c", "barrier=bollard bollard=rising");
    EXPECT_NEAR(town.seconds("ad"), 50, 0.2);
}

TEST(ABorderCrossing, TakesItsTimeWhateverATagOpens) {
    for (const char* const tags : {"barrier=border_control", "barrier=border_control motorcar=yes",
                                   "barrier=border_control access=permissive"}) {
        Town town("a---b---c");
        town.profile.delays.border_control = 30;
        town.way("abc", kAccessRoad).node("b", tags);
        EXPECT_NEAR(town.seconds("ac"), 20 + 30, 0.2) << tags;
    }
}

/// Whether a street with this barrier in its middle is passed by car, by bicycle and on foot.
struct BarrierCase {
    const char* tags;
    bool car, bicycle, walk;
};

TEST(ABarrier, StopsTheModesItIsBuiltAgainst) {
    const auto through = [](const char* tags, const char* profile) {
        Town town("a---b---c");
        town.profile = Town::plain(profile);
        town.way("abc", "highway=residential").node("b", tags);
        return town.seconds("ac") > 0;
    };
    for (const auto& [tags, car, bicycle, walk] : {
             BarrierCase{"barrier=gate", true, true, true},
             BarrierCase{"barrier=gate access=no", false, false, false},
             BarrierCase{"barrier=gate access=no foot=yes", false, false, true},
             BarrierCase{"barrier=gate motor_vehicle=no", false, true, true},
             BarrierCase{"barrier=gate vehicle=no bicycle=yes", false, true, true},
             BarrierCase{"barrier=lift_gate", true, true, true},
             BarrierCase{"barrier=lift_gate motor_vehicle=no", false, true, true},
             BarrierCase{"barrier=swing_gate access=yes", true, true, true},
             BarrierCase{"barrier=bollard", false, true, true},
             BarrierCase{"barrier=bollard motor_vehicle=yes", true, true, true},
             BarrierCase{"barrier=block", false, true, true},
             BarrierCase{"barrier=cycle_barrier", false, true, true},
             BarrierCase{"barrier=stile", false, false, true},
             BarrierCase{"barrier=kissing_gate", false, false, true},
             BarrierCase{"barrier=cattle_grid access=no", true, true, true},
             BarrierCase{"barrier=height_restrictor", true, true, true},
             BarrierCase{"barrier=kerb", true, true, true},
             // Locked: whom no tag lets pass.
             BarrierCase{"barrier=gate locked=yes", false, false, false},
             BarrierCase{"barrier=lift_gate locked=yes", false, false, false},
             BarrierCase{"barrier=swing_gate locked=yes", false, false, false},
             BarrierCase{"barrier=kissing_gate locked=yes", false, false, false},
             BarrierCase{"barrier=gate locked=no", true, true, true},
             BarrierCase{"barrier=gate locked=yes foot=yes", false, false, true},
             BarrierCase{"barrier=gate locked=yes access=private", true, true, true},
             BarrierCase{"barrier=gate locked=yes foot=unknown", false, false, false},
             BarrierCase{"barrier=bollard locked=yes", false, true, true},
             BarrierCase{"barrier=chain locked=yes", false, true, true},
             // What no car passes, and others only sometimes.
             BarrierCase{"barrier=hedge", false, false, false},
             BarrierCase{"barrier=wire_fence", false, false, false},
             BarrierCase{"barrier=ditch", false, false, false},
             BarrierCase{"barrier=retaining_wall", false, false, false},
             BarrierCase{"barrier=horse_stile", false, false, true},
             BarrierCase{"barrier=full-height_turnstile", false, false, true},
             BarrierCase{"barrier=tank_trap", false, true, true},
             BarrierCase{"barrier=concrete_block", false, true, true},
             BarrierCase{"barrier=spikes", false, false, true},
             BarrierCase{"barrier=barrier_board", false, true, true},
             BarrierCase{"barrier=wicket_gate", false, true, true},
             BarrierCase{"barrier=tank_trap motor_vehicle=yes", true, true, true},
             // Bollards that sink into the ground, for residents behind.
             BarrierCase{"barrier=bollard bollard=rising", true, true, true},
             BarrierCase{"barrier=bollard bollard=rising motor_vehicle=no", false, true, true},
             BarrierCase{"barrier=bollard bollard=removable", false, true, true},
             // No obstacle, unless a tag of the mode says so.
             BarrierCase{"barrier=bollard bicycle=no", false, false, true},
             BarrierCase{"barrier=cycle_barrier foot=no", false, true, false},
             BarrierCase{"barrier=kerb motor_vehicle=no", false, true, true},
             BarrierCase{"barrier=cattle_grid motorcar=no", false, true, true},
             BarrierCase{"barrier=entrance vehicle=no", false, false, true},
             BarrierCase{"barrier=height_restrictor maxheight=1", false, true, true},
             BarrierCase{"barrier=height_restrictor maxheight=1.9", true, true, true},
             BarrierCase{"barrier=gate maxwidth=1", false, true, true},
             // Border crossings and tolls.
             BarrierCase{"barrier=border_control", true, true, true},
             BarrierCase{"barrier=border_control access=yes", true, true, true},
             BarrierCase{"barrier=border_control motorcar=yes", true, true, true},
             BarrierCase{"barrier=border_control access=no", false, false, false},
             BarrierCase{"barrier=border_control access=no foot=yes", false, false, true},
             BarrierCase{"barrier=border_control hgv=no goods=no", true, true, true},
             BarrierCase{"barrier=border_control motor_vehicle=hgv;goods", false, true, true},
             BarrierCase{"barrier=toll_booth", true, true, true},
             BarrierCase{"barrier=toll_booth motor_vehicle=no", false, true, true},
             BarrierCase{"barrier=toll_booth access=no motor_vehicle=yes", true, false, false},
             BarrierCase{"barrier=toll_booth foot=no", true, true, false},
         }) {
        EXPECT_EQ(through(tags, "car"), car) << tags;
        EXPECT_EQ(through(tags, "bicycle"), bicycle) << tags;
        EXPECT_EQ(through(tags, "walk"), walk) << tags;
    }
}

}  // namespace
}  // namespace relais::scenarios
