#include "geodata/osm/roads/speeds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "engine/graph/parts.h"
#include "geodata/countries/countries.h"

namespace relais::osm {
namespace {

constexpr double kNoLimit = 130;  ///< maxspeed=none: the speed driven without a limit
constexpr double kWalk = 6;
constexpr double kSlowestSign = 5;  ///< below and above these a number is an error
constexpr double kFastestSign = 150;
constexpr double kMile = 1.609344;
constexpr double kKnot = 1.852;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Takes a number off the front of `text`: digits, so neither "-5" nor "nan".
std::optional<double> take_number(std::string_view& text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return {};
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{}) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<double> parse_sign(std::string_view text) {
    const auto number = take_number(text);
    if (!number) return {};
    const std::string_view unit = trimmed(text);
    double kmh = *number;
    if (unit == "mph")
        kmh *= kMile;
    else if (unit == "knots")
        kmh *= kKnot;
    else if (!unit.empty() && unit != "km/h" && unit != "kmh" && unit != "kph")
        return {};
    if (kmh < kSlowestSign || kmh > kFastestSign) return {};
    return kmh;
}

/// "FR:rural", "DE:zone:30", "FR:zone30", "RO:50"; `country` is the text before the colon.
std::optional<double> legal_limit(std::string_view country, std::string_view rule) {
    if (rule.starts_with("zone")) {
        rule.remove_prefix(4);
        if (rule.starts_with(':')) rule.remove_prefix(1);
    }
    if (const auto number = parse_sign(rule)) return number;
    const countries::SpeedLimits& limits = countries::limits_of(country);
    if (rule == "urban") return limits.urban;
    if (rule == "rural") return limits.rural;
    if (rule == "trunk" || rule == "expressway") return limits.trunk;
    if (rule == "motorway") return limits.motorway;
    if (rule == "living_street" || rule == "pedestrian_zone") return limits.living_street;
    if (rule == "bicycle_road") return 30;
    if (rule == "nsl_restricted") return 30 * kMile;
    if (rule == "nsl_single") return 60 * kMile;
    if (rule == "nsl_dual") return 70 * kMile;
    return {};
}

}  // namespace

std::string without_law(std::string_view country) {
    if (country.empty()) return "country not known: default";
    return fmt::format("no law known for {}: default", country.substr(0, 2));
}

std::optional<std::uint8_t> road_class_of(std::string_view highway) {
    const auto classes = graph::road_class_names();
    const auto found = std::find(classes.begin(), classes.end() - 1, highway);
    if (found == classes.end() - 1) return {};
    return static_cast<std::uint8_t>(found - classes.begin());
}

std::string_view country_named(std::string_view maxspeed) {
    const std::string_view country = maxspeed.substr(0, maxspeed.find_first_of(":-"));
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (country.size() != 2 || country.size() == maxspeed.size()) return {};
    return capital(country[0]) && capital(country[1]) ? country : std::string_view{};
}

std::optional<double> parse_metres(std::string_view width) {
    std::string_view rest = trimmed(width);
    const auto number = take_number(rest);
    const std::string_view unit = trimmed(rest);
    if (!number || *number <= 0) return {};
    if (unit.empty() || unit == "m") return number;
    constexpr double kFoot = 0.3048;
    if (unit == "ft" || unit == "'") return *number * kFoot;
    if (!unit.starts_with('\'')) return {};
    std::string_view inches = trimmed(unit.substr(1));
    const auto more = take_number(inches);
    if (!more || (inches != "\"" && inches != "''")) return {};
    return (*number + *more / 12) * kFoot;
}

std::optional<double> parse_tonnes(std::string_view weight) {
    std::string_view rest = trimmed(weight);
    const auto number = take_number(rest);
    const std::string_view unit = trimmed(rest);
    if (!number || *number <= 0) return {};
    if (unit.empty() || unit == "t") return number;
    if (unit == "kg") return *number / 1000;
    if (unit == "lb" || unit == "lbs") return *number * 0.00045359237;
    if (unit == "st") return *number * 0.90718474;
    return {};
}

std::optional<SpeedLimit> parse_speed_limit(std::string_view maxspeed, std::string_view country) {
    const std::string_view value = trimmed(maxspeed.substr(0, maxspeed.find(';')));
    if (const auto kmh = parse_sign(value)) return SpeedLimit{*kmh, graph::SpeedSource::kPosted};
    if (value == "none") return SpeedLimit{kNoLimit, graph::SpeedSource::kPosted};
    if (value == "walk") return SpeedLimit{kWalk, graph::SpeedSource::kPosted};
    const auto colon = value.find(':');
    const auto kmh = colon == std::string_view::npos
                         ? legal_limit(country, value)
                         : legal_limit(value.substr(0, colon), value.substr(colon + 1));
    if (!kmh) return {};
    return SpeedLimit{*kmh, graph::SpeedSource::kLegal};
}

std::optional<double> parse_duration(std::string_view duration) {
    std::string_view rest = trimmed(duration);
    double seconds = 0;
    if (rest.starts_with("PT")) {
        rest.remove_prefix(2);
        while (!rest.empty()) {
            const auto number = take_number(rest);
            if (!number || rest.empty()) return {};
            const char unit = rest.front();
            if (unit != 'H' && unit != 'M' && unit != 'S') return {};
            seconds += *number * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
            rest.remove_prefix(1);
        }
    } else {
        std::array<double, 3> fields{};
        std::size_t count = 0;
        while (count < fields.size()) {
            const auto number = take_number(rest);
            if (!number) return {};
            fields[count++] = *number;
            if (!rest.starts_with(':')) break;
            rest.remove_prefix(1);
        }
        if (!rest.empty()) return {};
        seconds = count == 1 ? fields[0] * 60 : fields[0] * 3600 + fields[1] * 60 + fields[2];
    }
    if (seconds <= 0) return {};
    return seconds;
}

}  // namespace relais::osm
