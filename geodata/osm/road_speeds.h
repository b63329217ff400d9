#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"

namespace relais::osm {

/// Limits for cars by the law of a country, km/h.
struct CountryLimits {
    std::string_view country;  ///< ISO 3166-1; "" stands for every country not in the table
    double urban, rural;
    double trunk;  ///< outside town with separate carriageways, or a road for motor vehicles only
    double motorway, living_street;
};
[[nodiscard]] const CountryLimits& limits_of(std::string_view country);

/// The country of a place by the nearest of some two hundred towns; "" more than 300 km from any.
/// Right but for the last kilometres before a border: for whole extracts, not for single places.
[[nodiscard]] std::string_view country_near(Coordinate place);

/// The index of a highway value in `graph::road_class_names()`; nothing for any other value.
[[nodiscard]] std::optional<std::uint8_t> road_class_of(std::string_view highway);
/// The class "ferry".
[[nodiscard]] std::uint8_t ferry_class();
/// How important a class is: 0 for motorways and their links, rising.
[[nodiscard]] inline int importance(std::uint8_t road_class) {
    return road_class < 10 ? road_class / 2 : road_class - 5;
}

/// A speed limit in km/h, and whether a sign gives the number or a rule of law ("FR:rural").
struct SpeedLimit {
    double kmh;
    graph::SpeedSource source;
};
/// Reads a maxspeed=* value: a number in km/h, mph or knots, "none", "walk", or an implicit limit
/// such as "FR:rural" or "DE:zone:30" (of the country named, else of `country`). Of several values
/// the first counts. Nothing where it says no usable speed.
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
