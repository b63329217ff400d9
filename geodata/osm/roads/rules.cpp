#include "geodata/osm/roads/rules.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/graph/parts.h"
#include "geodata/osm/roads/speeds.h"

namespace relais::osm {
namespace {

using graph::SpeedRule;
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

/// The smallest common car; metres and tonnes. A limit that excludes it excludes every car.
constexpr double kCarWidth = 1.6;
constexpr double kCarHeight = 1.5;
constexpr double kCarLength = 3.5;
constexpr double kCarTonnes = 1.2;

/// Whether a sign, or an obstacle beside or above the road, lets no car pass.
bool too_small_for_cars(const RoadTags& tags) {
    const auto metres_below = [&](double least, std::initializer_list<Key> keys) {
        return std::any_of(keys.begin(), keys.end(), [&](Key key) {
            const auto metres = parse_metres(tags[key]);
            return metres && *metres < least;
        });
    };
    const auto light = [&](Key key) {
        const auto tonnes = parse_tonnes(tags[key]);
        return tonnes && *tonnes < kCarTonnes;
    };
    return metres_below(kCarWidth, {Key::kMaxwidth, Key::kMaxwidthPhysical}) ||
           metres_below(kCarHeight, {Key::kMaxheight, Key::kMaxheightPhysical}) ||
           metres_below(kCarLength, {Key::kMaxlength, Key::kMaxlengthPhysical}) ||
           light(Key::kMaxweight) || light(Key::kMaxweightrating);
}

/// Opened by those who pass, without further tags.
bool is_gate(std::string_view barrier) {
    return one_of(barrier, {"gate", "lift_gate", "swing_gate", "sliding_gate"});
}
/// May be locked: stops people on foot too.
bool has_a_lock(std::string_view barrier) {
    return is_gate(barrier) ||
           one_of(barrier, {"entrance", "kissing_gate", "turnstile", "full-height_turnstile"});
}

struct TaggedLimit {
    SpeedLimit limit;
    Key key;
};

/// Descriptions of limit tags without a value, for the import report.
struct LimitRemarks {
    bool odd = false;      ///< one was not understood
    bool no_sign = false;  ///< "none" is also used where there is just no sign
};

/// The first of the tags that gives a limit. `none` is one where `unlimited` roads may be.
std::optional<TaggedLimit> limit_of(const RoadTags& tags, Key directed, std::string_view country,
                                    bool unlimited, LimitRemarks& remarks) {
    for (const Key key : {directed, Key::kMaxspeed, Key::kMaxspeedType, Key::kZoneMaxspeed,
                          Key::kZoneTraffic, Key::kSourceMaxspeed}) {
        if (tags[key].empty()) continue;
        if (!unlimited && tags[key].substr(0, tags[key].find(';')) == "none") {
            remarks.no_sign = true;
            continue;
        }
        if (const auto limit = parse_speed_limit(tags[key], country))
            return TaggedLimit{*limit, key};
        // Only these two are meant to be speeds: source:maxspeed=sign is not an error.
        if (key == directed || key == Key::kMaxspeed) remarks.odd = true;
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

/// Underground: also an avalanche gallery. `building_passage` and `covered` are roofs over a
/// street, and a road cannot be in a culvert: that tag is an error for the stream below it.
bool in_tunnel(const RoadTags& tags) {
    const std::string_view tunnel = tags[Key::kTunnel];
    return says_something(tunnel) && !one_of(tunnel, {"building_passage", "covered", "culvert"});
}

/// Whether a road of this kind cannot be entered from houses beside it (WayFlag::kNoEntry). Of
/// service roads: emergency access and slipways. Driveways, alleys and parking aisles have houses,
/// and drive-throughs have services.
bool without_entry(const RoadTags& tags) {
    const std::string_view highway = tags[Key::kHighway];
    if (highway == "service") return one_of(tags[Key::kService], {"emergency_access", "slipway"});
    return one_of(highway, {"motorway", "motorway_link"}) || tags[Key::kMotorroad] == "yes";
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
    return tags[key] == "both" ? NodeSide::kBoth : NodeSide::kUnsaid;
}

}  // namespace

Rules::Rules(const profile::Profile& profile, std::string_view country)
    : profile_(profile), country_(country) {
    for (const std::string& key : profile.access_keys) {
        const auto any = key_of(key);
        const auto forward = key_of(key + ":forward");
        const auto backward = key_of(key + ":backward");
        if (any && forward && backward) access_keys_.push_back({*any, *forward, *backward});
        if (const auto known = key_of(key + ":conditional")) conditional_keys_.push_back(*known);
    }
}

Rules::Access Rules::access_of(Key key, std::string_view values) const {
    // An old word for "designated", where it is of the signposted mode; else for officials only.
    const bool signposted =
        one_of(text_of(key).substr(0, text_of(key).find(':')), {"foot", "bicycle"});
    Access best = Access::kClosed;
    while (true) {
        const auto end = values.find(';');
        const std::string_view value = values.substr(0, end);
        Access access = Access::kOpen;
        if (one_of(value, profile_.closed_values) && !(signposted && value == "official"))
            access = Access::kClosed;
        if (one_of(value, profile_.ends_only_values)) access = Access::kEndsOnly;
        if (one_of(value, profile_.pushed_values)) access = Access::kPushed;
        best = std::min(best, access);
        if (end == std::string_view::npos) return best;
        values.remove_prefix(end + 1);
        values.remove_prefix(std::min(values.find_first_not_of(' '), values.size()));
    }
}

/// The value of the most specific tag for that direction.
Rules::Access Rules::access(const RoadTags& tags, Heading heading, bool of_the_mode_only) const {
    const auto says = [&](Key key) { return !tags[key].empty() && tags[key] != "unknown"; };
    for (const AccessKey& key : access_keys_) {
        if (of_the_mode_only && key.any == Key::kAccess) continue;
        if (heading != Heading::kAny && says(key.of(heading)) &&
            (key.any == Key::kBicycle || !let_against_one_way(tags)))
            return access_of(key.of(heading), tags[key.of(heading)]);
        if (says(key.any)) return access_of(key.any, tags[key.any]);
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
std::string_view Rules::shut(const RoadTags& tags, Heading heading) const {
    const Access access = this->access(tags, heading, false);
    if (access == Access::kClosed) return "closed by an access tag";
    if (access == Access::kPushed && profile_.pushed <= 0) return "closed by an access tag";
    const Access own = this->access(tags, heading, true);
    const bool let_in = own != Access::kUnsaid && own != Access::kClosed;
    const auto road_class = road_class_of(tags[Key::kHighway]);
    if (profile_.mode == Mode::kCar && !let_in && tags[Key::kHighway] == "service" &&
        tags[Key::kService] == "emergency_access")
        return "for fire engines and ambulances";
    if (let_in || class_open(*road_class, tags)) return {};
    if (tags[Key::kHighway] != "track") return "not a road for this profile";
    if (access != Access::kUnsaid) return {};
    if (profile_.speeds[*road_class].open > 0 &&
        has_tracktype(profile_.ends_only_tracks, tags[Key::kTracktype]))
        return {};
    return "a track without an access tag";
}

/// The direction given by a oneway tag of any kind; `otherwise` where there is none.
Rules::Directions Rules::by_oneway(std::string_view oneway, Directions otherwise) {
    if (says_yes(oneway)) return {true, false, true};
    if (oneway == "-1" || oneway == "reverse") return {false, true, true};
    if (says_no(oneway)) return {true, true, true};
    if (oneway == "reversible") otherwise.known = false;
    return otherwise;
}

Rules::Directions Rules::directions(const RoadTags& tags, bool implied) const {
    if (profile_.mode == Mode::kWalk) {
        Directions result{true, true, true};
        if (tags[Key::kHighway].empty()) result = by_oneway(tags[Key::kOneway], result);  // a ferry
        return by_oneway(tags[Key::kOnewayFoot], result);
    }
    Directions result = by_oneway(tags[Key::kOneway], {true, !implied, true});
    result = by_oneway(tags[Key::kOnewayVehicle], result);
    if (profile_.mode == Mode::kBicycle) return bicycle_directions(tags, result);
    for (const Key key : {Key::kOnewayMotorVehicle, Key::kOnewayMotorcar})
        result = by_oneway(tags[key], result);
    return result;
}

/// A one-way street may be open to bicycles the other way: by a tag, or by a cycle lane.
Rules::Directions Rules::bicycle_directions(const RoadTags& tags, Directions cars) const {
    const std::string_view own = tags[Key::kOnewayBicycle];
    if (!own.empty()) return by_oneway(own, cars);
    if (let_against_one_way(tags)) return {true, true, true};
    const auto open = [&](Key key) {
        return !tags[key].empty() && access_of(key, tags[key]) == Access::kOpen;
    };
    cars.forward |= open(Key::kBicycleForward);
    cars.backward |= open(Key::kBicycleBackward);
    return cars;
}

/// Whether bicycles go both ways where other vehicles go one way.
bool Rules::let_against_one_way(const RoadTags& tags) const {
    if (profile_.mode != Mode::kBicycle) return false;
    if (!tags[Key::kOnewayBicycle].empty()) return says_no(tags[Key::kOnewayBicycle]);
    for (const Key key :
         {Key::kCycleway, Key::kCyclewayLeft, Key::kCyclewayRight, Key::kCyclewayBoth})
        if (tags[key].starts_with("opposite")) return true;
    // Of a lane on one side: "-1" is against the street, "no" both ways.
    for (const Key key : {Key::kCyclewayLeftOneway, Key::kCyclewayRightOneway})
        if (tags[key] == "-1" || says_no(tags[key])) return true;
    return false;
}

/// The access in the open directions: all, only trips that start or end there, pushing.
void Rules::set_access(WayFacts& facts, const RoadTags& tags) const {
    const Access there = facts.forward ? access(tags, Heading::kForward, false) : Access::kUnsaid;
    const Access back = facts.backward ? access(tags, Heading::kBackward, false) : Access::kUnsaid;
    const bool ends_there = facts.forward && ends_only(tags, there);
    const bool ends_back = facts.backward && ends_only(tags, back);
    facts.ends_only = (ends_there || !facts.forward) && (ends_back || !facts.backward);
    if (!facts.ends_only && (ends_there || ends_back))
        facts.remark = "for ends of trips in one direction only, open to all";
    facts.pushed_forward = there == Access::kPushed;
    facts.pushed_backward = back == Access::kPushed;
}

void Rules::set_limits(WayFacts& facts, const RoadTags& tags) const {
    if (!profile_.obeys_limits) return;
    const bool unlimited = importance(facts.road_class) == 0 || facts.trunk_like;
    LimitRemarks remarks;
    const auto limit = [&](Key directed) -> std::uint16_t {
        const auto found = limit_of(tags, directed, country_, unlimited, remarks);
        if (!found) return 0;
        facts.limit_source = found->limit.source;
        facts.limit_key = found->key;
        return tenths(found->limit.kmh);
    };
    if (facts.backward) facts.limit_backward_dkmh = limit(Key::kMaxspeedBackward);
    if (facts.forward) facts.limit_forward_dkmh = limit(Key::kMaxspeedForward);
    facts.surroundings = told_surroundings(tags);
    if (remarks.no_sign) facts.remark = "maxspeed=none off motorways: ignored";
    if (remarks.odd) facts.remark = "speed limit could not be parsed, default speed used";
}

void Rules::set_caps(WayFacts& facts, const RoadTags& tags) const {
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
    const std::string_view shut_there = shut(tags, Heading::kForward);
    const std::string_view shut_back = shut(tags, Heading::kBackward);
    if (!shut_there.empty() && !shut_back.empty()) return left_out(shut_there);
    if (profile_.mode == Mode::kCar && too_small_for_cars(tags))
        return left_out("a limit of size or weight that excludes every car");
    const std::string_view junction = tags[Key::kJunction];
    WayFacts facts;
    facts.roundabout = junction == "roundabout" || junction == "circular";
    const Directions allowed =
        directions(tags, highway == "motorway" || highway == "motorway_link" || facts.roundabout);
    if (!allowed.known) return left_out("direction changes by the hour");
    facts.forward = allowed.forward && shut_there.empty();
    facts.backward = allowed.backward && shut_back.empty();
    if (!facts.forward && !facts.backward) return left_out("closed in both directions");
    facts.usable = true;
    facts.road_class = *road_class;
    set_access(facts, tags);
    facts.tunnel = in_tunnel(tags);
    facts.bridge = says_something(tags[Key::kBridge]);
    facts.off_ground = facts.tunnel || facts.bridge;
    facts.no_entry = without_entry(tags);
    facts.trunk_like =
        tags[Key::kMotorroad] == "yes" || (highway == "trunk" && says_yes(tags[Key::kOneway]));
    set_limits(facts, tags);
    set_caps(facts, tags);
    const auto tagged = [&](Key key) { return !tags[key].empty(); };
    if (std::any_of(conditional_keys_.begin(), conditional_keys_.end(), tagged))
        facts.remark = "access that applies at certain times only, ignored";
    return facts;
}

/// Whether a ferry or a train that takes cars takes this mode, as far as it is not closed: by its
/// tags, or where they name no mode.
bool Rules::takes(const RoadTags& tags) const {
    for (const Heading heading : {Heading::kForward, Heading::kBackward})
        if (access(tags, heading, true) != Access::kUnsaid) return true;
    if (tags[Key::kRoute] == "shuttle_train") return profile_.mode == Mode::kCar;
    if (profile_.mode == Mode::kWalk) return true;
    const auto lists = {Key::kFoot, Key::kBicycle, Key::kMotorcar, Key::kMotorVehicle,
                        Key::kVehicle};
    return std::none_of(lists.begin(), lists.end(), [&](Key key) {
        return !tags[key].empty() && access_of(key, tags[key]) != Access::kClosed;
    });
}

WayFacts Rules::ferry(const RoadTags& tags) const {
    const bool train = tags[Key::kRoute] == "shuttle_train";
    const bool there = access(tags, Heading::kForward, false) != Access::kClosed;
    const bool back = access(tags, Heading::kBackward, false) != Access::kClosed;
    if (!there && !back)
        return left_out(train ? "a train closed to this profile"
                              : "a ferry closed to this profile");
    if (!takes(tags)) return left_out(train ? "a train for cars" : "a ferry for others");
    const Directions allowed = directions(tags, false);
    if (!allowed.known) return left_out("direction changes by the hour");
    WayFacts facts;
    facts.forward = allowed.forward && there;
    facts.backward = allowed.backward && back;
    if (!facts.forward && !facts.backward) return left_out("closed in both directions");
    facts.usable = true;
    facts.road_class = graph::ferry_class();
    facts.no_entry = true;
    facts.shuttle_train = train;
    set_access(facts, tags);
    facts.pushed_forward = facts.pushed_backward = false;  // on board
    if (const std::string_view text = tags[Key::kDuration]; !text.empty()) {
        if (const auto seconds = parse_duration(text))
            facts.duration_seconds = *seconds;
        else
            facts.remark = "duration could not be parsed, default speed used";
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
    for (const Key key :
         {Key::kOneway, Key::kOnewayBicycle, Key::kOnewayFoot, Key::kOnewayVehicle, Key::kJunction})
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

/// The effect of a barrier; kPlain: none.
NodeKind Rules::barrier(const RoadTags& tags) const {
    const std::string_view barrier = tags[Key::kBarrier];
    const bool toll = barrier == "toll_booth";
    const bool border = barrier == "border_control";
    const bool free = one_of(barrier, profile_.free_barriers) && !toll && !border;
    const Access tagged = access(tags, Heading::kAny, false);
    const Access access = free ? this->access(tags, Heading::kAny, true) : tagged;
    if (access == Access::kClosed) return NodeKind::kBlocked;
    if (access == Access::kEndsOnly) return NodeKind::kEndsOnly;
    if (tagged == Access::kUnsaid && tags[Key::kLocked] == "yes" && (!free || has_a_lock(barrier)))
        return NodeKind::kBlocked;
    if (access == Access::kUnsaid && one_of(barrier, profile_.closed_barriers)) {
        const bool sinks = one_of(tags[Key::kBollard], {"rising", "retractable", "automatic"});
        return barrier == "bollard" && sinks ? NodeKind::kEndsOnly : NodeKind::kBlocked;
    }
    if (toll) return NodeKind::kToll;
    if (border) return NodeKind::kBorder;
    // A barrier that a tag opens to all is open.
    return access == Access::kUnsaid && is_gate(barrier) ? NodeKind::kGate : NodeKind::kPlain;
}

NodeFacts Rules::node(const RoadTags& tags) const {
    const std::string_view highway = tags[Key::kHighway];
    if (profile_.mode == Mode::kCar && too_small_for_cars(tags)) return {NodeKind::kBlocked};
    if (!tags[Key::kBarrier].empty())
        if (const NodeKind kind = barrier(tags); kind != NodeKind::kPlain) return {kind};
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
