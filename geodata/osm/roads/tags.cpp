#include "geodata/osm/roads/tags.h"

#include <algorithm>

namespace relais::osm {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Key::kCount)> kKeys = {
    "access",
    "access:backward",
    "access:conditional",
    "access:forward",
    "area",
    "barrier",
    "bicycle",
    "bicycle:backward",
    "bicycle:conditional",
    "bicycle:forward",
    "bollard",
    "bridge",
    "crossing",
    "cycleway",
    "cycleway:both",
    "cycleway:left",
    "cycleway:left:oneway",
    "cycleway:right",
    "cycleway:right:oneway",
    "direction",
    "duration",
    "foot",
    "foot:backward",
    "foot:conditional",
    "foot:forward",
    "highway",
    "junction",
    "lanes",
    "locked",
    "man_made",
    "maxheight",
    "maxheight:physical",
    "maxlength",
    "maxlength:physical",
    "maxspeed",
    "maxspeed:backward",
    "maxspeed:forward",
    "maxspeed:type",
    "maxweight",
    "maxweightrating",
    "maxwidth",
    "maxwidth:physical",
    "motor_vehicle",
    "motor_vehicle:backward",
    "motor_vehicle:conditional",
    "motor_vehicle:forward",
    "motorcar",
    "motorcar:backward",
    "motorcar:conditional",
    "motorcar:forward",
    "motorroad",
    "name",
    "oneway",
    "oneway:bicycle",
    "oneway:foot",
    "oneway:motor_vehicle",
    "oneway:motorcar",
    "oneway:vehicle",
    "public_transport",
    "railway",
    "ref",
    "route",
    "service",
    "smoothness",
    "source:maxspeed",
    "surface",
    "tracktype",
    "traffic_calming",
    "traffic_signals:direction",
    "tunnel",
    "vehicle",
    "vehicle:backward",
    "vehicle:conditional",
    "vehicle:forward",
    "width",
    "zone:maxspeed",
    "zone:traffic"};
static_assert(std::is_sorted(kKeys.begin(), kKeys.end()));

}  // namespace

std::optional<Key> key_of(std::string_view text) {
    const auto* const found = std::lower_bound(kKeys.begin(), kKeys.end(), text);
    if (found == kKeys.end() || *found != text) return {};
    return static_cast<Key>(found - kKeys.begin());
}

std::string_view text_of(Key key) {
    return kKeys[static_cast<std::size_t>(key)];
}

void RoadTags::set(std::string_view key, std::string_view value) {
    if (const auto known = key_of(key)) values_[static_cast<std::size_t>(*known)] = value;
}

}  // namespace relais::osm
