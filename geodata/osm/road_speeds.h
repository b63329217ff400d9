#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/graph/road_network.h"

namespace relais::osm {

/// The share of a posted limit that a car drives over a whole stretch of road: bends, crossings,
/// villages and other traffic take the rest. It also stands for the time lost at turns, which are
/// not counted yet. On a motorway little gets in the way.
inline constexpr double kPostedShare = 0.8;
inline constexpr double kPostedShareOnMotorways = 0.9;

/// A road class and the speed driven on it where no limit is posted, km/h; 0: not for cars.
struct ClassSpeed {
    std::string_view road_class;
    double kmh;
};
/// The table by index of road class, in the order of `graph::road_class_names()`.
[[nodiscard]] std::span<const ClassSpeed> default_speeds();

/// The index of a highway value in `graph::road_class_names()`; nothing for any other value.
[[nodiscard]] std::optional<std::uint8_t> road_class_of(std::string_view highway);
/// The class "ferry".
[[nodiscard]] std::uint8_t ferry_class();

/// Speed driven on highway=service by its service=* value, km/h.
[[nodiscard]] double service_speed(std::string_view service);
/// Speed driven on a track, km/h.
[[nodiscard]] double track_speed(std::string_view tracktype);

/// A speed limit in km/h, and whether a sign gives the number or a rule of law ("FR:rural").
struct SpeedLimit {
    double kmh;
    graph::SpeedSource source;
};
/// Reads a maxspeed=* value: a number in km/h or mph, "none", "walk", or an implicit limit such as
/// "FR:rural" or "DE:zone:30" (the figures for cars of the countries in the table, else those of
/// most of Europe). Of several values the first counts. Nothing where it says no usable speed.
[[nodiscard]] std::optional<SpeedLimit> parse_speed_limit(std::string_view maxspeed);

/// Reads a duration=* value: "MM", "HH:MM", "HH:MM:SS" or ISO 8601 ("PT1H30M"). Seconds.
[[nodiscard]] std::optional<double> parse_duration(std::string_view duration);

}  // namespace relais::osm
