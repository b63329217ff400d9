#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/graph/road_network.h"

namespace relais::osm {

/// The tag keys that the car's rules look at, in alphabetical order.
enum class Key : std::uint8_t {
    kAccess,
    kArea,
    kBarrier,
    kBicycle,
    kDuration,
    kFoot,
    kHighway,
    kJunction,
    kMaxspeed,
    kMaxspeedBackward,
    kMaxspeedForward,
    kMaxspeedType,
    kMotorVehicle,
    kMotorcar,
    kName,
    kOneway,
    kRef,
    kRoute,
    kService,
    kSourceMaxspeed,
    kTracktype,
    kVehicle,
    kZoneMaxspeed,
    kZoneTraffic,
    kCount
};

/// The tags of one object, as far as the rules need them. Values are views into the object.
class RoadTags {
  public:
    /// Keys that no rule looks at are passed over.
    void set(std::string_view key, std::string_view value);
    /// Empty where the tag is absent.
    [[nodiscard]] std::string_view operator[](Key key) const {
        return values_[static_cast<std::size_t>(key)];
    }

  private:
    std::array<std::string_view, static_cast<std::size_t>(Key::kCount)> values_{};
};

/// What a way is to a car.
struct CarWay {
    bool usable = false;
    std::uint8_t road_class = 0;
    graph::SpeedSource source = graph::SpeedSource::kDefault;
    std::uint16_t forward_dkmh = 0;  ///< tenths of km/h driven along the way; 0: not that way
    std::uint16_t backward_dkmh = 0;
    double duration_seconds = 0;  ///< of the whole crossing, where the tags give it; else 0
    /// Why it is left out; of a usable way, which of its tags had to be ignored. A short clause,
    /// for the import report; empty: nothing to say.
    std::string_view remark;
};

/// The rules of the car, in short:
/// - roads from motorway to living_street, service and road; a track where it is paved (grade1) or
///   cars are expressly let in; a ferry that takes cars (the tags say so, or name no passengers);
/// - access by the most specific of motorcar, motor_vehicle, vehicle, access: closed for no,
///   private, farm and forest traffic, buses and the like; open for destination, customers,
///   delivery, permissive, permit and anything not known;
/// - no areas, no roads planned or being built, no emergency accesses, no reversible lanes;
/// - one way as tagged, and where motorways and roundabouts imply it.
[[nodiscard]] CarWay car_way(const RoadTags& tags);

/// Whether a car cannot pass a node: bollards, blocks and the like unless a tag lets cars through,
/// any other barrier (a gate, say) only where a tag forbids it. Kerbs, toll booths, border posts,
/// cattle grids and crossings in a fence are no obstacle.
[[nodiscard]] bool blocks_car(const RoadTags& node);

}  // namespace relais::osm
