#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"

namespace relais::osm {

/// The text for a country whose law is not known: "no law known for PE: default".
[[nodiscard]] std::string without_law(std::string_view country);

/// The index of a highway value in `graph::road_class_names()`; nothing for any other value.
[[nodiscard]] std::optional<std::uint8_t> road_class_of(std::string_view highway);
/// How important a class is: 0 for motorways and their links, ascending.
[[nodiscard]] inline int importance(std::uint8_t road_class) {
    return road_class < 10 ? road_class / 2 : road_class - 5;
}

/// A speed limit in km/h, and whether it is given by a sign or by a rule of law ("FR:rural").
struct SpeedLimit {
    double kmh;
    graph::SpeedSource source;
};
/// Reads a maxspeed=* value: a number in km/h, mph or knots, "none", "walk", or an implicit limit
/// such as "FR:rural" or "DE:zone:30" (of the country named, else of `country`). Of several values
/// the first counts. Absent where it has no usable speed.
[[nodiscard]] std::optional<SpeedLimit> parse_speed_limit(std::string_view maxspeed,
                                                          std::string_view country = {});

/// The country that an implicit limit names: "FR" of "FR:rural", "BE" of "BE-VLG:urban"; else "".
[[nodiscard]] std::string_view country_named(std::string_view maxspeed);

/// Reads a duration=* value: "MM", "HH:MM", "HH:MM:SS" or ISO 8601 ("PT1H30M"). Seconds.
[[nodiscard]] std::optional<double> parse_duration(std::string_view duration);

/// Reads a width in metres: "3.5", "3.5 m", "12 ft", "6'6\"".
[[nodiscard]] std::optional<double> parse_metres(std::string_view width);
/// Reads a weight in tonnes: "3.5", "3.5 t", "1200 kg", "3000 lbs", "5 st" (short tons).
[[nodiscard]] std::optional<double> parse_tonnes(std::string_view weight);

}  // namespace relais::osm
