#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relais::osm {

/// The tag keys that the rules of the road use, in alphabetical order of their text.
enum class Key : std::uint8_t {
    kAccess,
    kAccessBackward,
    kAccessConditional,
    kAccessForward,
    kArea,
    kBarrier,
    kBicycle,
    kBicycleBackward,
    kBicycleConditional,
    kBicycleForward,
    kBollard,
    kBridge,
    kCrossing,
    kCycleway,
    kCyclewayBoth,
    kCyclewayLeft,
    kCyclewayLeftOneway,
    kCyclewayRight,
    kCyclewayRightOneway,
    kDirection,
    kDuration,
    kFoot,
    kFootBackward,
    kFootConditional,
    kFootForward,
    kHighway,
    kJunction,
    kLanes,
    kLocked,
    kManMade,
    kMaxheight,
    kMaxheightPhysical,
    kMaxlength,
    kMaxlengthPhysical,
    kMaxspeed,
    kMaxspeedBackward,
    kMaxspeedForward,
    kMaxspeedType,
    kMaxweight,
    kMaxweightrating,
    kMaxwidth,
    kMaxwidthPhysical,
    kMotorVehicle,
    kMotorVehicleBackward,
    kMotorVehicleConditional,
    kMotorVehicleForward,
    kMotorcar,
    kMotorcarBackward,
    kMotorcarConditional,
    kMotorcarForward,
    kMotorroad,
    kName,
    kOneway,
    kOnewayBicycle,
    kOnewayFoot,
    kOnewayMotorVehicle,
    kOnewayMotorcar,
    kOnewayVehicle,
    kPublicTransport,
    kRailway,
    kRef,
    kRoute,
    kService,
    kSmoothness,
    kSourceMaxspeed,
    kSurface,
    kTracktype,
    kTrafficCalming,
    kTrafficSignalsDirection,
    kTunnel,
    kVehicle,
    kVehicleBackward,
    kVehicleConditional,
    kVehicleForward,
    kWidth,
    kZoneMaxspeed,
    kZoneTraffic,
    kCount
};

/// The tags of one object, as far as the rules need them. Values are views into the object.
class RoadTags {
  public:
    /// Keys that no rule uses are skipped.
    void set(std::string_view key, std::string_view value);
    /// Empty where the tag is absent.
    [[nodiscard]] std::string_view operator[](Key key) const {
        return values_[static_cast<std::size_t>(key)];
    }

  private:
    std::array<std::string_view, static_cast<std::size_t>(Key::kCount)> values_{};
};

/// The key with that text.
[[nodiscard]] std::optional<Key> key_of(std::string_view text);
[[nodiscard]] std::string_view text_of(Key key);

}  // namespace relais::osm
