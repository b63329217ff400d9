#include "geodata/osm/road_rules.h"

#include <gtest/gtest.h>

#include <string>

#include "geodata/osm/road_speeds.h"

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

/// "both", "forward", "backward", or why not.
std::string verdict(std::string_view text) {
    const CarWay way = car_way(tags(text));
    if (!way.usable) return std::string(way.remark);
    if (way.forward_dkmh > 0 && way.backward_dkmh > 0) return "both";
    return way.forward_dkmh > 0 ? "forward" : "backward";
}

TEST(ACar, DrivesOnRoadsAndNotOnPaths) {
    for (const char* const road :
         {"trunk", "primary_link", "unclassified", "living_street", "service", "road"})
        EXPECT_EQ(verdict(std::string("highway=") + road), "both") << road;
    for (const char* const path :
         {"footway", "pedestrian", "cycleway", "steps", "busway", "rest_area"})
        EXPECT_EQ(verdict(std::string("highway=") + path), "not a road for cars") << path;
    EXPECT_EQ(verdict("highway=construction"), "not built yet");
    EXPECT_EQ(verdict("highway=service area=yes"), "an area, not a road");
    EXPECT_EQ(verdict("highway=service service=emergency_access"), "an emergency access");
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
    const char* const closed = "closed to cars by an access tag";
    EXPECT_EQ(verdict("highway=service access=private"), closed);
    EXPECT_EQ(verdict("highway=service access=no motor_vehicle=destination"), "both");
    EXPECT_EQ(verdict("highway=service access=yes vehicle=no"), closed);
    EXPECT_EQ(verdict("highway=service motor_vehicle=no motorcar=yes"), "both");
    EXPECT_EQ(verdict("highway=primary access=permissive"), "both");
    EXPECT_EQ(verdict("highway=service motor_vehicle=agricultural;forestry"), closed);
    EXPECT_EQ(verdict("highway=service motor_vehicle=agricultural;destination"), "both");
}

TEST(ACar, TakesATrackOnlyWherePavedOrLetIn) {
    const char* const closed = "a track neither paved nor expressly open to cars";
    EXPECT_EQ(verdict("highway=track"), closed);
    EXPECT_EQ(verdict("highway=track tracktype=grade3"), closed);
    EXPECT_EQ(verdict("highway=track tracktype=grade1"), "both");
    EXPECT_EQ(verdict("highway=track tracktype=grade3 motor_vehicle=yes"), "both");
    EXPECT_EQ(verdict("highway=track tracktype=grade1 access=forestry"),
              "closed to cars by an access tag");
}

TEST(ACar, BoardsAFerryThatTakesIt) {
    EXPECT_EQ(verdict("route=ferry"), "both");
    EXPECT_EQ(verdict("route=ferry motor_vehicle=yes foot=yes"), "both");
    EXPECT_EQ(verdict("route=ferry motorcar=no"), "a ferry closed to cars");
    EXPECT_EQ(verdict("route=ferry foot=yes bicycle=yes"), "a ferry for passengers only");
    const CarWay way = car_way(tags("route=ferry motor_vehicle=yes duration=00:20"));
    EXPECT_EQ(way.duration_seconds, 1200);
    EXPECT_EQ(way.source, graph::SpeedSource::kDuration);
    EXPECT_EQ(car_way(tags("route=ferry duration=soon")).remark,
              "duration not understood, default speed taken");
}

TEST(ACar, DrivesAShareOfThePostedLimit) {
    // 80 % of 50 km/h, in tenths
    const CarWay street = car_way(tags("highway=residential maxspeed=50"));
    EXPECT_EQ(street.forward_dkmh, 400);
    EXPECT_EQ(street.backward_dkmh, 400);
    EXPECT_EQ(street.source, graph::SpeedSource::kPosted);
    const CarWay motorway = car_way(tags("highway=motorway maxspeed=130"));
    EXPECT_EQ(motorway.forward_dkmh, 1170);  // 90 %
    const CarWay hill =
        car_way(tags("highway=primary maxspeed=70 maxspeed:backward=50 maxspeed:type=sign"));
    EXPECT_EQ(hill.forward_dkmh, 560);
    EXPECT_EQ(hill.backward_dkmh, 400);
    const CarWay rule = car_way(tags("highway=tertiary source:maxspeed=FR:rural"));
    EXPECT_EQ(rule.forward_dkmh, 640);
    EXPECT_EQ(rule.source, graph::SpeedSource::kLegal);
}

TEST(ACar, DrivesTheDefaultSpeedOfTheClassWhereNoLimitIsPosted) {
    const CarWay lane = car_way(tags("highway=unclassified"));
    EXPECT_EQ(lane.forward_dkmh, default_speeds()[*road_class_of("unclassified")].kmh * 10);
    EXPECT_EQ(lane.source, graph::SpeedSource::kDefault);
    EXPECT_LT(car_way(tags("highway=service service=parking_aisle")).forward_dkmh,
              car_way(tags("highway=service")).forward_dkmh);
    const CarWay odd = car_way(tags("highway=unclassified maxspeed=fast"));
    EXPECT_EQ(odd.forward_dkmh, lane.forward_dkmh);
    EXPECT_EQ(odd.remark, "speed limit not understood, default speed taken");
}

TEST(ACar, IsStoppedByBollardsAndLockedGates) {
    EXPECT_TRUE(blocks_car(tags("barrier=bollard")));
    EXPECT_TRUE(blocks_car(tags("barrier=block")));
    EXPECT_FALSE(blocks_car(tags("barrier=bollard motor_vehicle=yes")));
    EXPECT_FALSE(blocks_car(tags("barrier=gate")));
    EXPECT_TRUE(blocks_car(tags("barrier=gate access=private")));
    EXPECT_TRUE(blocks_car(tags("barrier=lift_gate motor_vehicle=no")));
    EXPECT_FALSE(blocks_car(tags("barrier=toll_booth")));
    EXPECT_FALSE(blocks_car(tags("highway=crossing")));
    EXPECT_FALSE(blocks_car(tags("access=no")));  // no barrier
}

}  // namespace
}  // namespace relais::osm
