#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/osm/roads/tags.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// What the tags of a way say to a profile, before it is known where the way lies.
struct WayFacts {
    bool usable = false;
    std::uint8_t road_class = 0;
    bool forward = false;
    bool backward = false;
    bool ends_only = false;
    bool pushed_forward = false;  ///< on foot with the bicycle in this direction only
    bool pushed_backward = false;
    bool roundabout = false;
    bool off_ground = false;  ///< a bridge or a tunnel: the terrain does not tell its height
    bool tunnel = false;      ///< WayFlag::kTunnel, as the tags tell
    bool bridge = false;      ///< WayFlag::kBridge
    bool no_entry = false;    ///< WayFlag::kNoEntry; ramps without a tag of their own: driven.cpp
    bool strip = false;       ///< a platform or a pier, whether drawn as a line or as an area
    bool trunk_like = false;  ///< a motor road, or a carriageway of its own: the law may allow more

    enum class Surroundings : std::uint8_t { kUnsaid, kBuiltUp, kOpen };
    Surroundings surroundings = Surroundings::kUnsaid;  ///< as the tags tell

    std::uint16_t limit_forward_dkmh = 0;  ///< posted, or by a rule of law that is tagged; 0: none
    std::uint16_t limit_backward_dkmh = 0;
    graph::SpeedSource limit_source = graph::SpeedSource::kDefault;

    bool typed_track = false;         ///< a track whose type tells its speed: the cap is the speed
    std::uint16_t cap_dkmh = 0xffff;  ///< no faster, whatever the limit
    graph::SpeedRule cap_rule = graph::SpeedRule::kClassOpen;

    /// The tags behind the limit and the cap; kCount: none. And their texts in RoadWays::names.
    Key limit_key = Key::kCount;
    Key cap_key = Key::kCount;
    std::uint32_t limit_evidence = 0;
    std::uint32_t cap_evidence = 0;

    bool shuttle_train = false;   ///< a train that takes cars; of the class "ferry"
    double duration_seconds = 0;  ///< of a whole ferry crossing, where the tags give it; else 0
    /// Why it is left out; of a usable way, which of its tags had to be ignored. A short clause,
    /// for the import report; empty: nothing to say.
    std::string_view remark;
};

/// What a node does to those who pass it.
enum class NodeKind : std::uint8_t {
    kMissing,  ///< not in the extract
    kPlain,
    kBlocked,   ///< a barrier that nobody of the profile passes
    kEndsOnly,  ///< a barrier for those who start or end behind it
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

/// For whom it counts, along the direction of the way it lies on.
enum class NodeSide : std::uint8_t { kBoth, kForward, kBackward, kUnsaid };

struct NodeFacts {
    NodeKind kind = NodeKind::kPlain;
    NodeSide side = NodeSide::kBoth;
};

/// The rules of the road for one profile.
class Rules {
  public:
    /// `country` (ISO 3166-1, or "") reads limits such as "rural" that do not name theirs. Keeps a
    /// reference to the profile.
    Rules(const profile::Profile& profile, std::string_view country);

    /// - classes with a speed in the profile are open; the others where a tag of the mode lets it
    /// in;
    /// - tracks without a word on access are open by their type, to all or to ends of trips;
    /// - access in each direction by the first key of the profile's list that the way has, one for
    /// that direction ("vehicle:forward") before the one for both. A road that is for ends of trips
    /// in one direction alone is open, with a remark;
    /// - no areas by car, no roads planned or being built, no lanes that change direction by the
    /// hour;
    /// - one way as tagged for the mode, and where motorways and roundabouts imply it; bicycles
    /// also against it where a tag or a lane says so; people on foot by oneway:foot, and on
    /// ferries;
    /// - no cars where the sign of a width, height, length or weight stops any car, nor on ways for
    /// fire engines (service=emergency_access) unless a tag of the mode lets them in;
    /// - maxspeed=none on motorways and motor roads only: elsewhere it says that no sign stands
    /// there;
    /// - access that holds at times only is passed over, with a remark;
    /// - on foot, platforms like footways and piers like pedestrian streets, as far as the profile
    /// lets in;
    /// - ferries that take the mode: the tags say so, or name nobody; trains that take cars alike,
    /// but people on foot and bicycles only where the tags say so.
    [[nodiscard]] WayFacts way(const RoadTags& tags) const;
    /// Whether the profile crosses areas: on foot and by bicycle. Cars keep to the roads that lead
    /// across a yard or a car park, and are let onto no area.
    [[nodiscard]] bool crosses_areas() const;
    /// Whether a closed way with these tags is an area: `area` says so, and of platforms and piers
    /// unless it says no. False for profiles that cross none.
    [[nodiscard]] bool is_area(const RoadTags& tags) const;
    /// As `way` of an area: free both ways, whatever is one-way around it.
    [[nodiscard]] WayFacts area(const RoadTags& tags) const;
    /// - barriers stop the modes they are built against, unless a tag opens them; those of the
    /// profile's list `free` stop nobody, unless a tag of the mode itself does;
    /// - a gate that is locked stops everybody whom no tag lets pass; a bollard that sinks into the
    /// ground is for those who live behind it;
    /// - border crossings and tolls take time, and are shut where a tag shuts them.
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
