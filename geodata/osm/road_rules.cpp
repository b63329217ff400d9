#include "geodata/osm/road_rules.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "geodata/osm/road_speeds.h"

namespace relais::osm {
namespace {

using graph::SpeedRule;
using graph::SpeedSource;
using profile::Mode;

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
    return std::find(values.begin(), values.end(), value) != values.end();
}
bool one_of(std::string_view value, const std::vector<std::string>& values) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

/// Whether a list of types of tracks has the one that a track has.
bool has_tracktype(const std::vector<std::string>& types, std::string_view type) {
    return one_of(type, types) || one_of("any", types);
}

bool says_yes(std::string_view value) {
    return one_of(value, {"yes", "true", "1"});
}
bool says_no(std::string_view value) {
    return one_of(value, {"no", "false", "0"});
}

bool says_something(std::string_view value) {
    return !value.empty() && !says_no(value);
}

WayFacts left_out(std::string_view reason) {
    WayFacts facts;
    facts.remark = reason;
    return facts;
}

std::uint16_t tenths(double kmh) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(kmh, 0.1, 1000.0) * 10));
}

struct TaggedLimit {
    SpeedLimit limit;
    Key key;
};

/// The first of the tags that gives a limit; `odd` becomes true when one was not understood.
std::optional<TaggedLimit> limit_of(const RoadTags& tags, Key directed, std::string_view country,
                                    bool& odd) {
    for (const Key key : {directed, Key::kMaxspeed, Key::kMaxspeedType, Key::kZoneMaxspeed,
                          Key::kZoneTraffic, Key::kSourceMaxspeed}) {
        if (tags[key].empty()) continue;
        if (const auto limit = parse_speed_limit(tags[key], country))
            return TaggedLimit{*limit, key};
        // Only these two are meant to be speeds: source:maxspeed=sign is no mistake.
        if (key == directed || key == Key::kMaxspeed) odd = true;
    }
    return {};
}

WayFacts::Surroundings told_surroundings(const RoadTags& tags) {
    for (const Key key :
         {Key::kZoneTraffic, Key::kMaxspeedType, Key::kSourceMaxspeed, Key::kMaxspeed}) {
        const std::string_view value = tags[key];
        if (value.ends_with("urban")) return WayFacts::Surroundings::kBuiltUp;
        if (value.ends_with("rural")) return WayFacts::Surroundings::kOpen;
    }
    return WayFacts::Surroundings::kUnsaid;
}

/// The class of road that platforms and piers are walked on like; "": it is none of them.
std::string_view walked_like(const RoadTags& tags) {
    if (tags[Key::kHighway] == "platform") return "footway";
    if (!tags[Key::kHighway].empty() || tags[Key::kRoute] == "ferry") return {};
    if (tags[Key::kManMade] == "pier") return "pedestrian";
    const bool platform =
        tags[Key::kRailway] == "platform" || tags[Key::kPublicTransport] == "platform";
    return platform ? "footway" : std::string_view{};
}

NodeSide side_of(const RoadTags& tags, Key key) {
    if (tags[key] == "forward") return NodeSide::kForward;
    if (tags[key] == "backward") return NodeSide::kBackward;
    return NodeSide::kBoth;
}

}  // namespace

Rules::Rules(const profile::Profile& profile, std::string_view country)
    : profile_(profile), country_(country) {
    for (const std::string& key : profile.access_keys) {
        if (const auto known = key_of(key)) access_keys_.push_back(*known);
        if (const auto known = key_of(key + ":conditional")) conditional_keys_.push_back(*known);
    }
}

Rules::Access Rules::access_of(std::string_view values) const {
    Access best = Access::kClosed;
    while (true) {
        const auto end = values.find(';');
        const std::string_view value = values.substr(0, end);
        Access access = Access::kOpen;
        if (one_of(value, profile_.closed_values)) access = Access::kClosed;
        if (one_of(value, profile_.ends_only_values)) access = Access::kEndsOnly;
        if (one_of(value, profile_.pushed_values)) access = Access::kPushed;
        best = std::min(best, access);
        if (end == std::string_view::npos) return best;
        values.remove_prefix(end + 1);
        values.remove_prefix(std::min(values.find_first_not_of(' '), values.size()));
    }
}

Rules::Access Rules::access(const RoadTags& tags, bool of_the_mode_only) const {
    for (const Key key : access_keys_) {
        if (tags[key].empty() || (of_the_mode_only && key == Key::kAccess)) continue;
        return access_of(tags[key]);
    }
    return Access::kUnsaid;
}

bool Rules::class_open(std::uint8_t road_class, const RoadTags& tags) const {
    if (profile_.speeds[road_class].open <= 0) return false;
    if (profile_.mode != Mode::kCar && tags[Key::kMotorroad] == "yes") return false;
    return tags[Key::kHighway] != "track" ||
           has_tracktype(profile_.open_tracks, tags[Key::kTracktype]);
}

/// Of a road that is not shut.
bool Rules::ends_only(const RoadTags& tags, Access access) const {
    if (access != Access::kUnsaid) return access == Access::kEndsOnly;
    return tags[Key::kHighway] == "track" &&
           !has_tracktype(profile_.open_tracks, tags[Key::kTracktype]);
}

/// Why a road is not for this mode; empty if it is.
std::string_view Rules::shut(const RoadTags& tags, Access access) const {
    if (access == Access::kClosed) return "closed by an access tag";
    if (access == Access::kPushed && profile_.pushed <= 0) return "closed by an access tag";
    const Access own = this->access(tags, true);
    const bool let_in = own != Access::kUnsaid && own != Access::kClosed;
    const auto road_class = road_class_of(tags[Key::kHighway]);
    if (let_in || class_open(*road_class, tags)) return {};
    if (tags[Key::kHighway] != "track") return "not a road for this profile";
    if (access != Access::kUnsaid) return {};
    if (profile_.speeds[*road_class].open > 0 &&
        has_tracktype(profile_.ends_only_tracks, tags[Key::kTracktype]))
        return {};
    return "a track without a word on access";
}

/// What a oneway tag of any kind says; `otherwise` where it says nothing.
Rules::Directions Rules::by_oneway(std::string_view oneway, Directions otherwise) {
    if (says_yes(oneway)) return {true, false, true};
    if (oneway == "-1" || oneway == "reverse") return {false, true, true};
    if (says_no(oneway)) return {true, true, true};
    if (oneway == "reversible") otherwise.known = false;
    return otherwise;
}

Rules::Directions Rules::directions(const RoadTags& tags, bool implied) const {
    if (profile_.mode == Mode::kWalk) {
        const bool bound = says_yes(tags[Key::kOnewayFoot]);
        return {true, !bound, true};
    }
    Directions result = by_oneway(tags[Key::kOneway], {true, !implied, true});
    if (tags[Key::kVehicleForward] == "no") result.forward = false;
    if (tags[Key::kVehicleBackward] == "no") result.backward = false;
    if (profile_.mode == Mode::kBicycle) return bicycle_directions(tags, result);
    for (const Key key : {Key::kOnewayMotorVehicle, Key::kOnewayMotorcar})
        result = by_oneway(tags[key], result);
    if (tags[Key::kMotorVehicleForward] == "no") result.forward = false;
    if (tags[Key::kMotorVehicleBackward] == "no") result.backward = false;
    return result;
}

/// A one-way street may be open to bicycles the other way: by a tag, or by a cycle lane.
Rules::Directions Rules::bicycle_directions(const RoadTags& tags, Directions cars) const {
    const std::string_view own = tags[Key::kOnewayBicycle];
    if (!own.empty()) return by_oneway(own, cars);
    for (const Key key :
         {Key::kCycleway, Key::kCyclewayLeft, Key::kCyclewayRight, Key::kCyclewayBoth})
        if (tags[key].starts_with("opposite")) return {true, true, true};
    // Of a lane on one side: "-1" is against the street, "no" both ways.
    for (const Key key : {Key::kCyclewayLeftOneway, Key::kCyclewayRightOneway})
        if (tags[key] == "-1" || says_no(tags[key])) return {true, true, true};
    return cars;
}

void Rules::set_limits(WayFacts& facts, const RoadTags& tags) const {
    if (!profile_.obeys_limits) return;
    bool odd = false;
    const auto limit = [&](Key directed) -> std::uint16_t {
        const auto found = limit_of(tags, directed, country_, odd);
        if (!found) return 0;
        facts.limit_source = found->limit.source;
        facts.limit_key = found->key;
        return tenths(found->limit.kmh);
    };
    if (facts.backward) facts.limit_backward_dkmh = limit(Key::kMaxspeedBackward);
    if (facts.forward) facts.limit_forward_dkmh = limit(Key::kMaxspeedForward);
    facts.surroundings = told_surroundings(tags);
    if (odd) facts.remark = "speed limit not understood, default speed taken";
}

void Rules::set_caps(WayFacts& facts, const RoadTags& tags, Access access) const {
    const auto cap = [&](double kmh, SpeedRule rule, Key key) {
        if (tenths(kmh) >= facts.cap_dkmh) return;
        facts.cap_dkmh = tenths(kmh);
        facts.cap_rule = rule;
        facts.cap_key = key;
    };
    const auto look = [&](const profile::Caps& caps, Key key, SpeedRule rule) {
        if (tags[key].empty()) return;
        const auto found = caps.find(tags[key].substr(0, tags[key].find(';')));
        if (found != caps.end()) cap(found->second, rule, key);
    };
    if (!class_open(facts.road_class, tags) && profile_.speeds[facts.road_class].open <= 0)
        cap(profile_.let_in, SpeedRule::kLetIn, Key::kCount);
    if (access == Access::kPushed) cap(profile_.pushed, SpeedRule::kPushed, Key::kCount);
    look(profile_.surfaces, Key::kSurface, SpeedRule::kSurface);
    look(profile_.tracktypes, Key::kTracktype, SpeedRule::kTracktype);
    facts.typed_track =
        tags[Key::kHighway] == "track" && profile_.tracktypes.contains(tags[Key::kTracktype]);
    look(profile_.smoothness, Key::kSmoothness, SpeedRule::kSmoothness);
    if (tags[Key::kHighway] == "service")
        look(profile_.services, Key::kService, SpeedRule::kService);
    const auto width = parse_metres(tags[Key::kWidth]);
    const bool one_lane = tags[Key::kLanes] == "1" && facts.forward && facts.backward;
    if (one_lane || (width && *width < profile_.narrow_metres))
        cap(profile_.narrow, SpeedRule::kNarrow, one_lane ? Key::kLanes : Key::kWidth);
}

WayFacts Rules::road(const RoadTags& tags) const {
    const std::string_view highway = tags[Key::kHighway];
    if (highway == "construction" || highway == "proposed") return left_out("not built yet");
    const auto road_class = road_class_of(highway);
    if (!road_class) return left_out("not a road for this profile");
    if (says_yes(tags[Key::kArea]) && !crosses_areas()) return left_out("an area, not a road");
    const Access access = this->access(tags, false);
    if (const auto reason = shut(tags, access); !reason.empty()) return left_out(reason);
    const std::string_view junction = tags[Key::kJunction];
    WayFacts facts;
    facts.roundabout = junction == "roundabout" || junction == "circular";
    const Directions allowed =
        directions(tags, highway == "motorway" || highway == "motorway_link" || facts.roundabout);
    if (!allowed.known) return left_out("direction changes by the hour");
    if (!allowed.forward && !allowed.backward) return left_out("closed in both directions");
    facts.usable = true;
    facts.road_class = *road_class;
    facts.forward = allowed.forward;
    facts.backward = allowed.backward;
    facts.ends_only = ends_only(tags, access);
    facts.off_ground =
        says_something(tags[Key::kBridge]) ||
        (says_something(tags[Key::kTunnel]) && tags[Key::kTunnel] != "building_passage");
    facts.trunk_like =
        tags[Key::kMotorroad] == "yes" || (highway == "trunk" && says_yes(tags[Key::kOneway]));
    set_limits(facts, tags);
    set_caps(facts, tags, access);
    const auto tagged = [&](Key key) { return !tags[key].empty(); };
    if (std::any_of(conditional_keys_.begin(), conditional_keys_.end(), tagged))
        facts.remark = "access that holds at times only, passed over";
    return facts;
}

WayFacts Rules::ferry(const RoadTags& tags) const {
    const Access access = this->access(tags, false);
    if (access == Access::kClosed) return left_out("a ferry closed to this profile");
    // Where the tags list who is taken, and this mode is not among them, it is not.
    const bool told = this->access(tags, true) != Access::kUnsaid;
    const auto lists = {Key::kFoot, Key::kBicycle, Key::kMotorcar, Key::kMotorVehicle,
                        Key::kVehicle};
    const bool others =
        std::any_of(lists.begin(), lists.end(), [&](Key key) { return !tags[key].empty(); });
    if (!told && others && profile_.mode != Mode::kWalk) return left_out("a ferry for others");
    const Directions allowed = directions(tags, false);
    if (!allowed.known) return left_out("direction changes by the hour");
    WayFacts facts;
    facts.usable = true;
    facts.road_class = ferry_class();
    facts.forward = allowed.forward;
    facts.backward = allowed.backward;
    facts.ends_only = access == Access::kEndsOnly;
    if (const std::string_view text = tags[Key::kDuration]; !text.empty()) {
        if (const auto seconds = parse_duration(text))
            facts.duration_seconds = *seconds;
        else
            facts.remark = "duration not understood, default speed taken";
    }
    return facts;
}

bool Rules::crosses_areas() const {
    return profile_.mode != Mode::kCar;
}

bool Rules::is_area(const RoadTags& tags) const {
    if (!crosses_areas() || says_no(tags[Key::kArea])) return false;
    if (!walked_like(tags).empty()) return true;
    return says_yes(tags[Key::kArea]) && !tags[Key::kHighway].empty();
}

WayFacts Rules::area(const RoadTags& tags) const {
    RoadTags either_way = tags;
    for (const Key key : {Key::kOneway, Key::kOnewayBicycle, Key::kOnewayFoot, Key::kJunction})
        either_way.set(text_of(key), {});
    return way(either_way);
}

WayFacts Rules::way(const RoadTags& tags) const {
    if (const std::string_view like = walked_like(tags); !like.empty() && crosses_areas()) {
        RoadTags as_road = tags;
        as_road.set(text_of(Key::kHighway), like);
        WayFacts facts = road(as_road);
        facts.strip = true;
        return facts;
    }
    return tags[Key::kHighway].empty() ? ferry(tags) : road(tags);
}

NodeFacts Rules::node(const RoadTags& tags) const {
    const std::string_view highway = tags[Key::kHighway];
    const std::string_view barrier = tags[Key::kBarrier];
    if (barrier == "toll_booth") return {NodeKind::kToll};
    if (barrier == "border_control") return {NodeKind::kBorder};
    if (!barrier.empty() && !one_of(barrier, profile_.free_barriers)) {
        const Access access = this->access(tags, false);
        const bool unsaid = access == Access::kUnsaid;
        if (access == Access::kClosed || (unsaid && one_of(barrier, profile_.closed_barriers)))
            return {NodeKind::kBlocked};
        if (access == Access::kEndsOnly) return {NodeKind::kEndsOnly};
        // One that a tag lets everybody pass stands open.
        if (unsaid && one_of(barrier, {"gate", "lift_gate", "swing_gate", "sliding_gate"}))
            return {NodeKind::kGate};
    }
    if (highway == "traffic_signals" || tags[Key::kCrossing] == "traffic_signals")
        return {NodeKind::kSignals, side_of(tags, Key::kTrafficSignalsDirection)};
    if (highway == "stop") return {NodeKind::kStop, side_of(tags, Key::kDirection)};
    if (highway == "give_way") return {NodeKind::kGiveWay, side_of(tags, Key::kDirection)};
    if (tags[Key::kRailway] == "level_crossing") return {NodeKind::kLevelCrossing};
    if (highway == "crossing") return {NodeKind::kCrossing};
    if (!tags[Key::kTrafficCalming].empty()) return {NodeKind::kCalming};
    return {};
}

}  // namespace relais::osm
