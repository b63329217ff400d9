#include "geodata/osm/road_rules.h"
#include "geodata/osm/road_driven.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "geodata/osm/road_speeds.h"
#include "geodata/profile/profile.h"

namespace relais::osm {
namespace {

/// "highway=primary oneway=yes"
RoadTags tags(std::string_view text) {
    RoadTags tags;
    while (!text.empty()) {
        const std::string_view tag = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(tag.size() + 1, text.size()));
        tags.set(tag.substr(0, tag.find('=')), tag.substr(tag.find('=') + 1));
    }
    return tags;
}

const Rules& car() {
    static const Rules rules(profile::named("car"), "FR");
    return rules;
}

/// The way with its speeds in open country.
graph::Way driven(std::string_view text) {
    graph::Way way;
    set_speed(way, car().way(tags(text)), profile::named("car"), false, "FR");
    return way;
}

/// "both", "forward", "backward", or why not.
std::string verdict(std::string_view text) {
    const WayFacts facts = car().way(tags(text));
    if (!facts.usable) return std::string(facts.remark);
    if (facts.ends_only) return "ends only";
    if (facts.forward && facts.backward) return "both";
    return facts.forward ? "forward" : "backward";
}

TEST(ACar, DrivesOnRoadsAndNotOnPaths) {
    for (const char* const road :
         {"trunk", "primary_link", "unclassified", "living_street", "service", "road"})
        EXPECT_EQ(verdict(std::string("highway=") + road), "both") << road;
    for (const char* const path :
         {"footway", "pedestrian", "cycleway", "steps", "busway", "rest_area"})
        EXPECT_EQ(verdict(std::string("highway=") + path), "not a road for this profile") << path;
    EXPECT_EQ(verdict("highway=construction"), "not built yet");
    EXPECT_EQ(verdict("highway=service area=yes"), "an area, not a road");
}

TEST(ACar, KeepsToOneWayStreets) {
    EXPECT_EQ(verdict("highway=primary oneway=yes"), "forward");
    EXPECT_EQ(verdict("highway=primary oneway=1"), "forward");
    EXPECT_EQ(verdict("highway=primary oneway=-1"), "backward");
    EXPECT_EQ(verdict("highway=primary oneway=no"), "both");
    EXPECT_EQ(verdict("highway=primary oneway=reversible"), "direction changes by the hour");
    EXPECT_EQ(verdict("highway=motorway"), "forward");
    EXPECT_EQ(verdict("highway=motorway_link oneway=no"), "both");
    EXPECT_EQ(verdict("highway=primary junction=roundabout"), "forward");
    EXPECT_EQ(verdict("highway=tertiary junction=circular"), "forward");
}

TEST(ACar, ObeysTheMostSpecificAccessTag) {
    const char* const closed = "closed by an access tag";
    EXPECT_EQ(verdict("highway=service access=private"), "ends only");
    EXPECT_EQ(verdict("highway=service access=no motor_vehicle=destination"), "ends only");
    EXPECT_EQ(verdict("highway=service access=yes vehicle=no"), closed);
    EXPECT_EQ(verdict("highway=service motor_vehicle=no motorcar=yes"), "both");
    EXPECT_EQ(verdict("highway=primary access=permissive"), "both");
    EXPECT_EQ(verdict("highway=service motor_vehicle=bus;military"), closed);
    EXPECT_EQ(verdict("highway=service motor_vehicle=bus;destination"), "ends only");
    EXPECT_EQ(verdict("highway=service motor_vehicle=agricultural;forestry"), "ends only");
}

TEST(ACar, PassesAPavedTrackAndTakesAnyOtherOnlyToStartOrEndThere) {
    EXPECT_EQ(verdict("highway=track tracktype=grade1"), "both");
    EXPECT_EQ(verdict("highway=track"), "ends only");
    EXPECT_EQ(verdict("highway=track tracktype=grade3"), "ends only");
    EXPECT_EQ(verdict("highway=track tracktype=grade3 motor_vehicle=yes"), "both");
    EXPECT_EQ(verdict("highway=track tracktype=grade1 motor_vehicle=private"), "ends only");
    EXPECT_EQ(verdict("highway=track tracktype=grade1 access=no"), "closed by an access tag");
}

TEST(ACar, DrivesATrackAtTheSpeedOfItsType) {
    const graph::Way unknown = driven("highway=track");
    EXPECT_EQ(unknown.forward_dkmh,
              profile::named("car").speeds[*road_class_of("track")].open * 10);
    EXPECT_EQ(unknown.rule, graph::SpeedRule::kClassOpen);
    for (const auto& [type, kmh] : profile::named("car").tracktypes) {
        const graph::Way typed = driven("highway=track tracktype=" + type);
        EXPECT_EQ(typed.forward_dkmh, std::lround(kmh * 10)) << type;
        EXPECT_EQ(typed.rule, graph::SpeedRule::kTracktype) << type;
        EXPECT_EQ(typed.speed_source, graph::SpeedSource::kDefault) << type;
        // On other roads a type only slows.
        EXPECT_LE(driven("highway=service tracktype=" + type).forward_dkmh,
                  driven("highway=service").forward_dkmh);
    }
    EXPECT_EQ(driven("highway=track tracktype=grade2 surface=mud").rule,
              graph::SpeedRule::kSurface);
}

TEST(ACar, BoardsAFerryThatTakesIt) {
    EXPECT_EQ(verdict("route=ferry"), "both");
    EXPECT_EQ(verdict("route=ferry motor_vehicle=yes foot=yes"), "both");
    EXPECT_EQ(verdict("route=ferry motorcar=no"), "a ferry closed to this profile");
    EXPECT_EQ(verdict("route=ferry foot=yes bicycle=yes"), "a ferry for others");
    const WayFacts facts = car().way(tags("route=ferry motor_vehicle=yes duration=00:20"));
    EXPECT_EQ(facts.duration_seconds, 1200);
    EXPECT_EQ(car().way(tags("route=ferry duration=soon")).remark,
              "duration not understood, default speed taken");
}

TEST(ACar, DrivesAShareOfThePostedLimit) {
    const double share = profile::named("car").share_of_limit;
    const graph::Way street = driven("highway=residential maxspeed=50");
    EXPECT_EQ(street.forward_dkmh, std::lround(500 * share));
    EXPECT_EQ(street.backward_dkmh, street.forward_dkmh);
    EXPECT_EQ(street.speed_source, graph::SpeedSource::kPosted);
    EXPECT_EQ(street.limit_dkmh, 500);
    const graph::Way motorway = driven("highway=motorway maxspeed=130");
    EXPECT_EQ(motorway.forward_dkmh, std::lround(1300 * profile::named("car").share_on_motorways));
    const graph::Way rule = driven("highway=tertiary source:maxspeed=FR:rural");
    EXPECT_EQ(rule.forward_dkmh, std::lround(800 * share));
    EXPECT_EQ(rule.speed_source, graph::SpeedSource::kLegal);
}

TEST(ACar, DrivesTheSpeedOfTheClassWhereNoLimitIsPosted) {
    const graph::Way lane = driven("highway=unclassified");
    EXPECT_EQ(lane.forward_dkmh,
              profile::named("car").speeds[*road_class_of("unclassified")].open * 10);
    EXPECT_EQ(lane.speed_source, graph::SpeedSource::kDefault);
    EXPECT_LT(driven("highway=service service=parking_aisle").forward_dkmh,
              driven("highway=service").forward_dkmh);
    EXPECT_EQ(driven("highway=unclassified maxspeed=fast").forward_dkmh, lane.forward_dkmh);
    EXPECT_EQ(car().way(tags("highway=unclassified maxspeed=fast")).remark,
              "speed limit not understood, default speed taken");
}

/// The flags of the way that say where it runs: "tunnel bridge no_entry".
std::string flags(std::string_view text) {
    const graph::Way way = driven(text);
    std::string result;
    if (way.has(graph::WayFlag::kTunnel)) result += " tunnel";
    if (way.has(graph::WayFlag::kBridge)) result += " bridge";
    if (way.has(graph::WayFlag::kNoEntry)) result += " no_entry";
    return result.empty() ? result : result.substr(1);
}

TEST(AWay, KnowsThatItIsATunnelOrABridge) {
    EXPECT_EQ(flags("highway=residential"), "");
    for (const char* const value : {"yes", "avalanche_protector", "passage"})
        EXPECT_EQ(flags(std::string("highway=residential tunnel=") + value), "tunnel") << value;
    for (const char* const value : {"no", "building_passage", "covered", "culvert"})
        EXPECT_EQ(flags(std::string("highway=residential tunnel=") + value), "") << value;
    for (const char* const value : {"yes", "viaduct", "covered", "movable"})
        EXPECT_EQ(flags(std::string("highway=residential bridge=") + value), "bridge") << value;
    EXPECT_EQ(flags("highway=residential bridge=no"), "");
}

TEST(AWay, KnowsThatThoseBesideItCannotGetOntoIt) {
    for (const char* const way :
         {"highway=motorway", "highway=motorway_link", "highway=trunk motorroad=yes",
          "highway=trunk_link motorroad=yes", "highway=primary motorroad=yes", "route=ferry",
          "highway=service service=slipway"})
        EXPECT_EQ(flags(way), "no_entry") << way;
    for (const char* const way :
         {"highway=trunk", "highway=trunk_link", "highway=trunk motorroad=no", "highway=service",
          "highway=service service=driveway", "highway=service service=alley",
          "highway=service service=parking_aisle", "highway=service service=drive-through",
          "highway=residential service=slipway"})
        EXPECT_EQ(flags(way), "") << way;
    EXPECT_EQ(flags("highway=motorway tunnel=yes"), "tunnel no_entry");
}

TEST(ACar, IsStoppedByBollardsAndLockedGates) {
    const auto kind = [](std::string_view text) { return car().node(tags(text)).kind; };
    EXPECT_EQ(kind("barrier=bollard"), NodeKind::kBlocked);
    EXPECT_EQ(kind("barrier=block"), NodeKind::kBlocked);
    EXPECT_EQ(kind("barrier=bollard motor_vehicle=yes"), NodeKind::kPlain);
    EXPECT_EQ(kind("barrier=gate"), NodeKind::kGate);
    EXPECT_EQ(kind("barrier=gate access=private"), NodeKind::kEndsOnly);
    EXPECT_EQ(kind("barrier=lift_gate motor_vehicle=no"), NodeKind::kBlocked);
    EXPECT_EQ(kind("barrier=toll_booth"), NodeKind::kToll);
    EXPECT_EQ(kind("highway=crossing"), NodeKind::kCrossing);
    EXPECT_EQ(kind("access=no"), NodeKind::kPlain);  // no barrier
}

}  // namespace
}  // namespace relais::osm
