#include "geodata/osm/road_rules.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "geodata/osm/road_speeds.h"

namespace relais::osm {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Key::kCount)> kKeys = {
    "access",
    "area",
    "barrier",
    "bicycle",
    "duration",
    "foot",
    "highway",
    "junction",
    "maxspeed",
    "maxspeed:backward",
    "maxspeed:forward",
    "maxspeed:type",
    "motor_vehicle",
    "motorcar",
    "name",
    "oneway",
    "ref",
    "route",
    "service",
    "source:maxspeed",
    "tracktype",
    "vehicle",
    "zone:maxspeed",
    "zone:traffic"};
static_assert(std::is_sorted(kKeys.begin(), kKeys.end()));

template <std::size_t n>
bool one_of(std::string_view value, const std::array<std::string_view, n>& values) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

enum class Access { kUnsaid, kOpen, kClosed };

bool closes(std::string_view value) {
    static constexpr std::array<std::string_view, 14> kClosed = {
        "no",       "private",  "agricultural", "forestry", "emergency", "psv",  "bus",
        "military", "official", "service",      "taxi",     "hgv",       "farm", "employees"};
    return one_of(value, kClosed);
}

/// By the most specific tag given. Of several values ("agricultural;destination") one open will do.
Access car_access(const RoadTags& tags) {
    for (const Key key : {Key::kMotorcar, Key::kMotorVehicle, Key::kVehicle, Key::kAccess}) {
        std::string_view values = tags[key];
        if (values.empty()) continue;
        while (true) {
            const auto end = values.find(';');
            if (!closes(values.substr(0, end))) return Access::kOpen;
            if (end == std::string_view::npos) return Access::kClosed;
            values.remove_prefix(end + 1);
            values.remove_prefix(std::min(values.find_first_not_of(' '), values.size()));
        }
    }
    return Access::kUnsaid;
}

CarWay left_out(std::string_view reason) {
    CarWay way;
    way.remark = reason;
    return way;
}

std::uint16_t tenths(double kmh) {
    return static_cast<std::uint16_t>(std::lround(kmh * 10));
}

/// The first of the tags that gives a limit; `said` becomes true when there was one at all.
std::optional<SpeedLimit> limit_of(const RoadTags& tags, Key directed, bool& said) {
    for (const Key key : {directed, Key::kMaxspeed, Key::kMaxspeedType, Key::kZoneMaxspeed,
                          Key::kZoneTraffic, Key::kSourceMaxspeed}) {
        if (tags[key].empty()) continue;
        if (const auto limit = parse_speed_limit(tags[key])) return limit;
        // Only these two are meant to be speeds: source:maxspeed=sign is no mistake.
        if (key == directed || key == Key::kMaxspeed) said = true;
    }
    return {};
}

double default_speed(const CarWay& way, const RoadTags& tags) {
    if (tags[Key::kHighway] == "service") return service_speed(tags[Key::kService]);
    if (tags[Key::kHighway] == "track") return track_speed(tags[Key::kTracktype]);
    return default_speeds()[way.road_class].kmh;
}

void set_speeds(CarWay& way, const RoadTags& tags, bool forward, bool backward) {
    bool said = false;
    const double share = tags[Key::kHighway] == "motorway" ? kPostedShareOnMotorways : kPostedShare;
    const auto speed = [&](Key directed) {
        const auto limit = limit_of(tags, directed, said);
        if (!limit) return default_speed(way, tags);
        way.source = limit->source;
        return limit->kmh * share;
    };
    if (backward) way.backward_dkmh = tenths(speed(Key::kMaxspeedBackward));
    if (forward) way.forward_dkmh = tenths(speed(Key::kMaxspeedForward));
    if (said) way.remark = "speed limit not understood, default speed taken";
    way.usable = true;
}

struct Directions {
    bool forward, backward;
};

/// Nothing for a lane whose direction changes by the hour.
std::optional<Directions> directions(const RoadTags& tags, bool implied_oneway) {
    const std::string_view oneway = tags[Key::kOneway];
    if (oneway == "yes" || oneway == "true" || oneway == "1") return Directions{true, false};
    if (oneway == "-1" || oneway == "reverse") return Directions{false, true};
    if (oneway == "reversible") return {};
    if (oneway == "no" || oneway == "false" || oneway == "0") return Directions{true, true};
    return Directions{true, !implied_oneway};
}

CarWay car_road(const RoadTags& tags) {
    const std::string_view highway = tags[Key::kHighway];
    if (highway == "construction" || highway == "proposed") return left_out("not built yet");
    const auto road_class = road_class_of(highway);
    if (!road_class || default_speeds()[*road_class].kmh == 0)
        return left_out("not a road for cars");
    if (tags[Key::kArea] == "yes") return left_out("an area, not a road");
    const Access access = car_access(tags);
    if (access == Access::kClosed) return left_out("closed to cars by an access tag");
    if (highway == "track" && access == Access::kUnsaid && tags[Key::kTracktype] != "grade1")
        return left_out("a track neither paved nor expressly open to cars");
    if (tags[Key::kService] == "emergency_access") return left_out("an emergency access");
    const std::string_view junction = tags[Key::kJunction];
    const auto allowed = directions(tags, highway == "motorway" || highway == "motorway_link" ||
                                              junction == "roundabout" || junction == "circular");
    if (!allowed) return left_out("direction changes by the hour");
    CarWay way;
    way.road_class = *road_class;
    set_speeds(way, tags, allowed->forward, allowed->backward);
    return way;
}

CarWay car_ferry(const RoadTags& tags) {
    const Access access = car_access(tags);
    if (access == Access::kClosed) return left_out("a ferry closed to cars");
    // Where the tags list who is taken, and cars are not among them, cars are not.
    const bool motor_said = !tags[Key::kMotorcar].empty() || !tags[Key::kMotorVehicle].empty() ||
                            !tags[Key::kVehicle].empty();
    if (!motor_said && (!tags[Key::kFoot].empty() || !tags[Key::kBicycle].empty()))
        return left_out("a ferry for passengers only");
    const auto allowed = directions(tags, false);
    if (!allowed) return left_out("direction changes by the hour");
    CarWay way;
    way.usable = true;
    way.road_class = ferry_class();
    const std::uint16_t speed = tenths(default_speeds()[way.road_class].kmh);
    way.forward_dkmh = allowed->forward ? speed : 0;
    way.backward_dkmh = allowed->backward ? speed : 0;
    if (const std::string_view text = tags[Key::kDuration]; !text.empty()) {
        if (const auto seconds = parse_duration(text)) {
            way.duration_seconds = *seconds;
            way.source = graph::SpeedSource::kDuration;
        } else {
            way.remark = "duration not understood, default speed taken";
        }
    }
    return way;
}

}  // namespace

void RoadTags::set(std::string_view key, std::string_view value) {
    const auto found = std::lower_bound(kKeys.begin(), kKeys.end(), key);
    if (found != kKeys.end() && *found == key)
        values_[static_cast<std::size_t>(found - kKeys.begin())] = value;
}

CarWay car_way(const RoadTags& tags) {
    return tags[Key::kHighway].empty() ? car_ferry(tags) : car_road(tags);
}

bool blocks_car(const RoadTags& node) {
    static constexpr std::array<std::string_view, 17> kSolid = {"bollard",
                                                                "block",
                                                                "jersey_barrier",
                                                                "log",
                                                                "debris",
                                                                "chain",
                                                                "rope",
                                                                "fence",
                                                                "wall",
                                                                "stile",
                                                                "turnstile",
                                                                "cycle_barrier",
                                                                "motorcycle_barrier",
                                                                "kissing_gate",
                                                                "planter",
                                                                "bus_trap",
                                                                "sump_buster"};
    if (node[Key::kBarrier].empty()) return false;
    const Access access = car_access(node);
    if (one_of(node[Key::kBarrier], kSolid)) return access != Access::kOpen;
    return access == Access::kClosed;
}

}  // namespace relais::osm
