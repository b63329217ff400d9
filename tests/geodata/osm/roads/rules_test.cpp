#include "geodata/osm/roads/rules.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/osm/roads/driven.h"
#include "geodata/osm/roads/speeds.h"
#include "geodata/profile/profile.h"
#include "tests/geodata/osm/roads/tag_text.h"

namespace relais::osm {
namespace {

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
std::string verdict(const RoadTags& tags, const Rules& rules) {
    const WayFacts facts = rules.way(tags);
    if (!facts.usable) return std::string(facts.remark);
    if (facts.ends_only) return "ends only";
    if (facts.forward && facts.backward) return "both";
    return facts.forward ? "forward" : "backward";
}
std::string verdict(std::string_view text) {
    return verdict(tags(text), car());
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
              "duration could not be parsed, default speed used");
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
              "speed limit could not be parsed, default speed used");
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

// ---- the values of access tags

/// What a service road with access=`values` is to the traveller of a profile: "open", "ends only",
/// "pushed" or "closed".
std::string with_access(const std::string& values, const char* profile) {
    RoadTags tags;
    tags.set("highway", "service");
    tags.set("access", values);
    const WayFacts facts = Rules(profile::named(profile), "FR").way(tags);
    if (!facts.usable) return facts.remark == "closed by an access tag" ? "closed" : "?";
    if (facts.pushed_forward != facts.pushed_backward) return "?";
    if (facts.pushed_forward) return facts.ends_only ? "?" : "pushed";
    return facts.ends_only ? "ends only" : "open";
}

/// The values that each profile knows: all that are not open.
struct AccessValues {
    const char* profile;
    std::vector<std::string> closed, ends_only;
};
std::vector<AccessValues> access_values() {
    const std::vector<std::string> closed = {"no",       "emergency", "psv",  "bus",
                                             "military", "official",  "taxi", "hgv",
                                             "service",  "goods",     "farm", "employees"};
    const std::vector<std::string> ends_only = {"private",   "destination", "delivery",
                                                "customers", "permit",      "residents"};
    std::vector<AccessValues> values = {
        {"car", closed, ends_only}, {"bicycle", closed, ends_only}, {"walk", closed, ends_only}};
    // Trips to an alp use the forest road; for all others it is closed.
    for (const char* const work : {"agricultural", "forestry"}) {
        values[0].ends_only.emplace_back(work);
        values[1].closed.emplace_back(work);
        values[2].closed.emplace_back(work);
    }
    for (AccessValues& others : std::span(values).subspan(1))
        others.closed.emplace_back("use_sidepath");
    return values;
}

TEST(AnAccessValue, ClosesARoadOrKeepsItForThoseWhoStopThereAloneFirstAndLast) {
    for (const auto& [profile, closed, ends_only] : access_values()) {
        for (const std::string& value : closed) {
            EXPECT_EQ(with_access(value, profile), "closed") << profile << ": " << value;
            for (const char* const more : {"destination", "yes"}) {
                const std::string best = std::string(more) == "yes" ? "open" : "ends only";
                EXPECT_EQ(with_access(value + ";" + more, profile), best) << profile << value;
                EXPECT_EQ(with_access(more + (";" + value), profile), best) << profile << value;
            }
        }
        for (const std::string& value : ends_only) {
            EXPECT_EQ(with_access(value, profile), "ends only") << profile << ": " << value;
            EXPECT_EQ(with_access(value + ";no", profile), "ends only") << profile << value;
            EXPECT_EQ(with_access("no;" + value, profile), "ends only") << profile << value;
            EXPECT_EQ(with_access(value + ";yes", profile), "open") << profile << value;
            EXPECT_EQ(with_access("yes;" + value, profile), "open") << profile << value;
        }
        for (const char* const value : {"yes", "permissive", "designated", "variable", ""})
            EXPECT_EQ(with_access(value, profile), "open") << profile << ": " << value;
    }
}

TEST(SeveralAccessValues, CountForTheMostOpenInWhateverOrder) {
    const std::vector<std::pair<std::string, std::string>> falling = {
        {"yes", "open"}, {"dismount", "pushed"}, {"private", "ends only"}, {"no", "closed"}};
    for (std::size_t a = 0; a < falling.size(); ++a)
        for (std::size_t b = 0; b < falling.size(); ++b)
            for (std::size_t c = 0; c < falling.size(); ++c) {
                const std::string& best = falling[std::min({a, b, c})].second;
                const std::string& x = falling[a].first;
                const std::string& y = falling[b].first;
                const std::string& z = falling[c].first;
                EXPECT_EQ(with_access(x + ";" + y + ";" + z, "bicycle"), best) << x << y << z;
                EXPECT_EQ(with_access(x + "; " + y + ";  " + z, "bicycle"), best) << x << y << z;
            }
}

TEST(OfficialAccess, IsForTheModeThatTheTagNamesAndElseForOfficialsAlone) {
    const Rules bicycle(profile::named("bicycle"), "FR");
    const Rules walk(profile::named("walk"), "FR");
    const char* const closed = "closed by an access tag";
    EXPECT_EQ(verdict(tags("highway=service bicycle=official"), bicycle), "both");
    EXPECT_EQ(verdict(tags("highway=service foot=official"), walk), "both");
    EXPECT_EQ(verdict(tags("highway=service foot=official;no"), walk), "both");
    EXPECT_EQ(verdict(tags("highway=service vehicle=official"), bicycle), closed);
    EXPECT_EQ(verdict(tags("highway=service access=official"), walk), closed);
    EXPECT_EQ(verdict("highway=service motor_vehicle=official"), closed);
}

// ---- barriers

struct Barriers {
    const char* profile;
    std::string_view closed, free;
};
constexpr Barriers kBarriers[] = {
    {"car",
     "bollard block jersey_barrier log debris chain rope fence wall stile turnstile cycle_barrier "
     "motorcycle_barrier kissing_gate planter bus_trap sump_buster hedge wire_fence "
     "chain_link_fence ditch trench horse_stile horse_jump full-height_turnstile wicket_gate "
     "tank_trap concrete_block boulder rock stone spikes barrier_board guard_rail cable_barrier "
     "handrail railing retaining_wall city_wall berm bar step steps",
     "kerb cattle_grid height_restrictor entrance"},
    {"bicycle",
     "fence wall stile turnstile kissing_gate debris full-height_turnstile hedge wire_fence "
     "chain_link_fence ditch trench horse_stile horse_jump spikes guard_rail retaining_wall "
     "city_wall",
     "bollard block cycle_barrier chain log planter kerb cattle_grid height_restrictor entrance"},
    {"walk",
     "fence wall debris hedge wire_fence chain_link_fence ditch trench retaining_wall city_wall",
     "stile turnstile kissing_gate bollard block cycle_barrier chain log planter kerb cattle_grid "
     "height_restrictor entrance"}};

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    while (!text.empty()) {
        result.emplace_back(text.substr(0, text.find(' ')));
        text.remove_prefix(std::min(result.back().size() + 1, text.size()));
    }
    return result;
}

TEST(ABarrier, StopsThoseItIsBuiltAgainstUnlessATagOpensIt) {
    for (const auto& [profile, closed, free] : kBarriers) {
        const Rules rules(profile::named(profile), "FR");
        const auto kind = [&](const std::string& text) { return rules.node(tags(text)).kind; };
        for (const std::string& barrier : words(closed)) {
            EXPECT_EQ(kind("barrier=" + barrier), NodeKind::kBlocked) << profile << barrier;
            EXPECT_EQ(kind("barrier=" + barrier + " access=yes"), NodeKind::kPlain)
                << profile << barrier;
            EXPECT_EQ(kind("barrier=" + barrier + " access=destination"), NodeKind::kEndsOnly)
                << profile << barrier;
        }
        for (const std::string& barrier : words(free)) {
            EXPECT_EQ(kind("barrier=" + barrier), NodeKind::kPlain) << profile << barrier;
            EXPECT_EQ(kind("barrier=" + barrier + " access=no"), NodeKind::kPlain)
                << profile << barrier;
        }
        EXPECT_EQ(kind("barrier=cairn"), NodeKind::kPlain) << "a word that no list has";
        EXPECT_EQ(kind("barrier=cairn access=no"), NodeKind::kBlocked) << profile;
    }
}

// ---- sizes

TEST(ANarrowRoad, IsOneBelowTheNarrowWidthOrWithOneLaneForBothDirections) {
    // 100 km/h are posted, of which 85 are driven; a narrow road is driven at 50.
    const auto kmh = [](const std::string& more) {
        return driven("highway=tertiary maxspeed=100 " + more).forward_dkmh / 10.0;
    };
    EXPECT_EQ(kmh("width=3.4"), 50);
    EXPECT_EQ(kmh("width=3.5"), 85) << "the narrow width itself is wide enough";
    EXPECT_EQ(kmh("width=3.6"), 85);
    EXPECT_EQ(kmh("lanes=1"), 50);
    EXPECT_EQ(kmh("lanes=1 width=3.5"), 50);
    EXPECT_EQ(kmh("lanes=2"), 85);
    EXPECT_EQ(kmh("lanes=2 width=3.4"), 50);
    EXPECT_EQ(kmh("lanes=1 oneway=yes"), 85) << "without traffic the other way";
    EXPECT_EQ(driven("highway=tertiary maxspeed=100 oneway=-1 lanes=1").backward_dkmh, 850);
    EXPECT_EQ(driven("highway=tertiary maxspeed=100 lanes=1").rule, graph::SpeedRule::kNarrow);
}

TEST(ACar, PassesWhereItJustFits) {
    // The smallest car that many drive: 1.6 m wide, 1.5 m high, 3.5 m long, 1.2 t.
    for (const char* const sign :
         {"maxwidth=1.6", "maxwidth:physical=1.6", "maxheight=1.5", "maxheight:physical=1.5",
          "maxlength=3.5", "maxlength:physical=3.5", "maxweight=1.2", "maxweightrating=1.2"}) {
        EXPECT_EQ(verdict(std::string("highway=residential ") + sign), "both") << sign;
        EXPECT_EQ(car().node(tags(sign)).kind, NodeKind::kPlain) << sign;
    }
    for (const char* const sign :
         {"maxwidth=1.5", "maxwidth:physical=1.5", "maxheight=1.4", "maxheight:physical=1.4",
          "maxlength=3.4", "maxlength:physical=3.4", "maxweight=1.1", "maxweightrating=1.1"}) {
        EXPECT_EQ(verdict(std::string("highway=residential ") + sign),
                  "a limit of size or weight that excludes every car")
            << sign;
        EXPECT_EQ(car().node(tags(sign)).kind, NodeKind::kBlocked) << sign;
    }
}

TEST(AWay, FollowsTheGroundUnlessItIsABridgeOrATunnel) {
    const auto off_ground = [](const std::string& tag) {
        return car().way(tags("highway=residential " + tag)).off_ground;
    };
    for (const char* const tag :
         {"bridge=yes", "bridge=viaduct", "bridge=movable", "tunnel=yes",
          "tunnel=avalanche_protector", "bridge=yes tunnel=building_passage"})
        EXPECT_TRUE(off_ground(tag)) << tag;
    for (const char* const tag : {"", "bridge=no", "tunnel=no", "bridge=no tunnel=no",
                                  "tunnel=building_passage", "tunnel=covered", "tunnel=culvert"})
        EXPECT_FALSE(off_ground(tag)) << tag;
}

// ---- which of several tags counts

TEST(ALimit, IsThatOfTheFirstTagThatGivesOne) {
    const std::vector<std::pair<std::string, double>> falling = {
        {"maxspeed:forward=30", 30}, {"maxspeed=40", 40},        {"maxspeed:type=FR:50", 50},
        {"zone:maxspeed=FR:60", 60}, {"zone:traffic=FR:70", 70}, {"source:maxspeed=FR:80", 80}};
    for (std::size_t first = 0; first < falling.size(); ++first) {
        const double kmh = falling[first].second;
        std::string text = "highway=primary";
        for (std::size_t i = first; i < falling.size(); ++i) text += " " + falling[i].first;
        EXPECT_EQ(car().way(tags(text)).limit_forward_dkmh, kmh * 10) << text;
        EXPECT_EQ(car().way(tags("highway=primary " + falling[first].first)).limit_forward_dkmh,
                  kmh * 10)
            << "alone: " << falling[first].first;
        // One that says nothing leaves it to the next.
        std::string odd = "highway=primary";
        for (std::size_t i = 0; i < first; ++i)
            odd += " " + falling[i].first.substr(0, falling[i].first.find('=')) + "=sign";
        EXPECT_EQ(car().way(tags(odd + " " + falling[first].first)).limit_forward_dkmh, kmh * 10)
            << odd;
    }
    EXPECT_EQ(car().way(tags("highway=primary maxspeed:backward=30")).limit_forward_dkmh, 0);
    EXPECT_EQ(car().way(tags("highway=primary maxspeed:backward=30")).limit_backward_dkmh, 300);
}

TEST(TheSurroundings, AreThoseOfTheFirstOfFourTags) {
    using Surroundings = WayFacts::Surroundings;
    const auto found = [](const std::string& text) {
        return car().way(tags("highway=primary " + text)).surroundings;
    };
    const std::vector<std::string> keys = {"zone:traffic", "maxspeed:type", "source:maxspeed",
                                           "maxspeed"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        EXPECT_EQ(found(keys[i] + "=FR:urban"), Surroundings::kBuiltUp) << keys[i];
        EXPECT_EQ(found(keys[i] + "=FR:rural"), Surroundings::kOpen) << keys[i];
        EXPECT_EQ(found(keys[i] + "=50"), Surroundings::kUnsaid) << keys[i];
        for (std::size_t j = i + 1; j < keys.size(); ++j)
            EXPECT_EQ(found(keys[j] + "=FR:rural " + keys[i] + "=FR:urban"), Surroundings::kBuiltUp)
                << keys[i] << keys[j];
    }
}

TEST(ANode, IsWhatItsTagsSay) {
    const auto kind = [](std::string_view text) { return car().node(tags(text)).kind; };
    for (const auto& [text, expected] :
         {std::pair{"highway=traffic_signals", NodeKind::kSignals},
          {"highway=crossing crossing=traffic_signals", NodeKind::kSignals},
          {"highway=stop", NodeKind::kStop},
          {"highway=give_way", NodeKind::kGiveWay},
          {"railway=level_crossing", NodeKind::kLevelCrossing},
          {"highway=crossing", NodeKind::kCrossing},
          {"traffic_calming=bump", NodeKind::kCalming},
          {"highway=crossing traffic_calming=table", NodeKind::kCrossing},
          {"barrier=toll_booth", NodeKind::kToll},
          {"barrier=border_control", NodeKind::kBorder},
          {"barrier=gate", NodeKind::kGate},
          {"barrier=lift_gate", NodeKind::kGate},
          {"barrier=swing_gate", NodeKind::kGate},
          {"barrier=sliding_gate", NodeKind::kGate},
          {"barrier=gate access=yes", NodeKind::kPlain},
          {"barrier=bollard bollard=rising", NodeKind::kEndsOnly},
          {"barrier=bollard bollard=retractable", NodeKind::kEndsOnly},
          {"barrier=bollard bollard=automatic", NodeKind::kEndsOnly},
          {"barrier=bollard bollard=fixed", NodeKind::kBlocked},
          {"barrier=kerb highway=stop", NodeKind::kStop},
          {"highway=street_lamp", NodeKind::kPlain}})
        EXPECT_EQ(kind(text), expected) << text;
    const auto side = [](std::string_view text) { return car().node(tags(text)).side; };
    for (const char* const sign : {"highway=stop direction=", "highway=give_way direction=",
                                   "highway=traffic_signals traffic_signals:direction="}) {
        EXPECT_EQ(side(std::string(sign) + "forward"), NodeSide::kForward) << sign;
        EXPECT_EQ(side(std::string(sign) + "backward"), NodeSide::kBackward) << sign;
        EXPECT_EQ(side(std::string(sign) + "both"), NodeSide::kBoth) << sign;
        EXPECT_EQ(side(std::string(sign) + "90"), NodeSide::kUnsaid) << sign;
    }
    EXPECT_EQ(side("highway=stop"), NodeSide::kUnsaid);
    EXPECT_EQ(side("highway=crossing direction=forward"), NodeSide::kBoth) << "it counts for all";
}

}  // namespace
}  // namespace relais::osm
