#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/osm/roads/tags.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// The facts from the tags of a way for a profile, before the location of the way is known.
struct WayFacts {
    bool usable = false;
    std::uint8_t road_class = 0;
    bool forward = false;
    bool backward = false;
    bool ends_only = false;
    bool pushed_forward = false;  ///< on foot with the bicycle in this direction only
    bool pushed_backward = false;
    bool roundabout = false;
    bool off_ground = false;  ///< a bridge or a tunnel: its height is not that of the terrain
    bool tunnel = false;      ///< WayFlag::kTunnel, by the tags
    bool bridge = false;      ///< WayFlag::kBridge
    bool no_entry = false;    ///< WayFlag::kNoEntry; ramps without a tag of their own: driven.cpp
    bool strip = false;       ///< a platform or a pier, whether drawn as a line or as an area
    bool trunk_like = false;  ///< a motor road, or a carriageway of its own: the law may allow more

    enum class Surroundings : std::uint8_t { kUnsaid, kBuiltUp, kOpen };
    Surroundings surroundings = Surroundings::kUnsaid;  ///< by the tags

    std::uint16_t limit_forward_dkmh = 0;  ///< posted, or by a rule of law that is tagged; 0: none
    std::uint16_t limit_backward_dkmh = 0;
    graph::SpeedSource limit_source = graph::SpeedSource::kDefault;

    bool typed_track = false;         ///< a track whose type gives its speed: the cap is the speed
    std::uint16_t cap_dkmh = 0xffff;  ///< no faster, whatever the limit
    graph::SpeedRule cap_rule = graph::SpeedRule::kClassOpen;

    /// The tags behind the limit and the cap; kCount: none. And their texts in RoadWays::names.
    Key limit_key = Key::kCount;
    Key cap_key = Key::kCount;
    std::uint32_t limit_evidence = 0;
    std::uint32_t cap_evidence = 0;

    bool shuttle_train = false;   ///< a train that takes cars; of the class "ferry"
    double duration_seconds = 0;  ///< of a whole ferry crossing, where the tags give it; else 0
    /// Why it is left out; for a usable way, which of its tags had to be ignored. A short clause
    /// for the import report; empty: none.
    std::string_view remark;
};

/// The effect of a node on trips that pass it.
enum class NodeKind : std::uint8_t {
    kMissing,  ///< not in the extract
    kPlain,
    kBlocked,   ///< a barrier that is closed to the profile
    kEndsOnly,  ///< a barrier that is open only to trips that start or end behind it
    kSignals,
    kStop,
    kGiveWay,
    kCrossing,
    kLevelCrossing,
    kCalming,
    kToll,
    kBorder,
    kGate,
};
inline constexpr int kNodeKinds = 13;

/// The direction of traffic for which it counts, relative to its way.
enum class NodeSide : std::uint8_t { kBoth, kForward, kBackward, kUnsaid };

struct NodeFacts {
    NodeKind kind = NodeKind::kPlain;
    NodeSide side = NodeSide::kBoth;
};

/// The rules of the road for one profile.
class Rules {
  public:
    /// `country` (ISO 3166-1, or "") is the country of limits such as "rural" that do not name one.
    /// Keeps a reference to the profile.
    Rules(const profile::Profile& profile, std::string_view country);

    /// - Classes with a speed in the profile are open; the others where a tag opens them to the
    ///   mode.
    /// - Tracks without access tags are open by their type, to all or to ends of trips.
    /// - Access in each direction is by the first key of the profile's list that the way has; a key
    ///   for that direction ("vehicle:forward") comes before the key for both. A road that is for
    ///   ends of trips in one direction only is open, with a remark.
    /// - No areas by car, no roads planned or under construction, no lanes that change direction by
    ///   the hour.
    /// - One-way streets are as tagged for the mode, or implied by motorways and roundabouts.
    ///   Bicycles may also go against them where a tag or a lane says so; for people on foot only
    ///   oneway:foot counts, and the direction of ferries.
    /// - No cars where the limit of a width, height, length or weight excludes every car, nor on
    ///   ways for emergency vehicles (service=emergency_access) unless a tag opens them to the
    ///   mode.
    /// - maxspeed=none counts on motorways and motor roads only: elsewhere it means that there is
    ///   no sign.
    /// - Access that applies at certain times only is ignored, with a remark.
    /// - On foot, platforms count as footways and piers as pedestrian streets, if these are open in
    ///   the profile.
    /// - Ferries that take the mode: by their tags, or where these name no mode. The same holds for
    ///   trains that take cars, but people on foot and bicycles need a tag there.
    [[nodiscard]] WayFacts way(const RoadTags& tags) const;
    /// Whether the profile crosses areas: on foot and by bicycle. Cars use only the roads that lead
    /// across a yard or a car park, and no areas.
    [[nodiscard]] bool crosses_areas() const;
    /// Whether a closed way with these tags is an area: with area=yes, or a platform or pier
    /// without area=no. False for profiles that cross none.
    [[nodiscard]] bool is_area(const RoadTags& tags) const;
    /// Like `way`, for an area: open in both directions, regardless of one-way tags.
    [[nodiscard]] WayFacts area(const RoadTags& tags) const;
    /// - Barriers stop the modes against which they are built, unless a tag opens them. Those of
    ///   the profile's list `free` stop nothing, unless a tag of the mode itself does.
    /// - A locked gate stops all traffic that no tag lets pass; a bollard that can be lowered is
    ///   for residents behind it.
    /// - Border crossings and tolls take time, and are closed where a tag closes them.
    [[nodiscard]] NodeFacts node(const RoadTags& tags) const;

  private:
    enum class Access : std::uint8_t { kUnsaid, kOpen, kPushed, kEndsOnly, kClosed };
    enum class Heading : std::uint8_t { kAny, kForward, kBackward };
    /// An access key, and its variants for one direction.
    struct AccessKey {
        Key any, forward, backward;
        [[nodiscard]] Key of(Heading heading) const {
            return heading == Heading::kForward ? forward : backward;
        }
    };
    struct Directions {
        bool forward, backward, known;
    };

    [[nodiscard]] Access access(const RoadTags& tags, Heading heading, bool of_the_mode_only) const;
    [[nodiscard]] Access access_of(Key key, std::string_view values) const;
    [[nodiscard]] WayFacts road(const RoadTags& tags) const;
    [[nodiscard]] WayFacts ferry(const RoadTags& tags) const;
    [[nodiscard]] std::string_view shut(const RoadTags& tags, Heading heading) const;
    [[nodiscard]] bool takes(const RoadTags& tags) const;
    [[nodiscard]] bool class_open(std::uint8_t road_class, const RoadTags& tags) const;
    [[nodiscard]] bool ends_only(const RoadTags& tags, Access access) const;
    [[nodiscard]] static Directions by_oneway(std::string_view oneway, Directions otherwise);
    [[nodiscard]] Directions directions(const RoadTags& tags, bool implied) const;
    [[nodiscard]] bool let_against_one_way(const RoadTags& tags) const;
    [[nodiscard]] Directions bicycle_directions(const RoadTags& tags, Directions cars) const;
    void set_access(WayFacts& facts, const RoadTags& tags) const;
    void set_limits(WayFacts& facts, const RoadTags& tags) const;
    void set_caps(WayFacts& facts, const RoadTags& tags) const;
    [[nodiscard]] NodeKind barrier(const RoadTags& tags) const;

    const profile::Profile& profile_;
    std::string_view country_;
    std::vector<AccessKey> access_keys_;
    std::vector<Key> conditional_keys_;  ///< access that depends on the hour or the season
};

}  // namespace relais::osm
