#include "geodata/osm/road_speeds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace relais::osm {
namespace {

/// Driven, not legal: on a country lane the bends decide, not the law. The values lie within what
/// routing engines assume (unclassified: 25 to 40, tertiary: 40 to 50) and keep travel times over
/// Hautes-Alpes, Andorra, Liechtenstein, Heidelberg and Porto, in the median, 2 to 8 % below those
/// of OSRM, which adds time for turns.
constexpr std::array kDefaultSpeeds = {
    ClassSpeed{"motorway", 100},     ClassSpeed{"motorway_link", 45},
    ClassSpeed{"trunk", 85},         ClassSpeed{"trunk_link", 40},
    ClassSpeed{"primary", 65},       ClassSpeed{"primary_link", 35},
    ClassSpeed{"secondary", 55},     ClassSpeed{"secondary_link", 30},
    ClassSpeed{"tertiary", 45},      ClassSpeed{"tertiary_link", 25},
    ClassSpeed{"unclassified", 35},  ClassSpeed{"residential", 25},
    ClassSpeed{"living_street", 10}, ClassSpeed{"service", 15},
    ClassSpeed{"road", 25},          ClassSpeed{"track", 12},
    ClassSpeed{"pedestrian", 0},     ClassSpeed{"cycleway", 0},
    ClassSpeed{"bridleway", 0},      ClassSpeed{"path", 0},
    ClassSpeed{"footway", 0},        ClassSpeed{"steps", 0},
    ClassSpeed{"busway", 0},         ClassSpeed{"ferry", 15},
};

/// Limits for cars by law, km/h. "" stands for every country not named.
struct CountryLimits {
    std::string_view country;
    double urban, rural, trunk, motorway;
};
constexpr std::array kCountryLimits = {
    CountryLimits{"AT", 50, 100, 100, 130}, CountryLimits{"BE", 50, 90, 120, 120},
    CountryLimits{"CH", 50, 80, 100, 120},  CountryLimits{"CZ", 50, 90, 110, 130},
    CountryLimits{"DE", 50, 100, 130, 130}, CountryLimits{"ES", 50, 90, 90, 120},
    CountryLimits{"FR", 50, 80, 110, 130},  CountryLimits{"HR", 50, 90, 110, 130},
    CountryLimits{"IT", 50, 90, 110, 130},  CountryLimits{"PL", 50, 90, 100, 140},
    CountryLimits{"PT", 50, 90, 100, 120},  CountryLimits{"", 50, 90, 100, 130},
};

constexpr double kNoLimit = 130;  ///< maxspeed=none: what is driven where all is allowed
constexpr double kWalk = 6;
constexpr double kSlowestSign = 5;  ///< below and above these a number is a slip of the pen
constexpr double kFastestSign = 150;
constexpr double kKilometresPerMile = 1.609344;

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
        kmh *= kKilometresPerMile;
    else if (!unit.empty() && unit != "km/h" && unit != "kmh" && unit != "kph")
        return {};
    if (kmh < kSlowestSign || kmh > kFastestSign) return {};
    return kmh;
}

/// "FR:rural", "DE:zone:30", "FR:zone30", "RO:50"; `country` is what stands before the colon.
std::optional<double> legal_limit(std::string_view country, std::string_view rule) {
    if (rule.starts_with("zone")) {
        rule.remove_prefix(4);
        if (rule.starts_with(':')) rule.remove_prefix(1);
    }
    if (const auto number = parse_sign(rule)) return number;
    const auto limits = std::find_if(
        kCountryLimits.begin(), kCountryLimits.end() - 1,
        [&](const CountryLimits& entry) { return country.starts_with(entry.country); });
    if (rule == "urban") return limits->urban;
    if (rule == "rural") return limits->rural;
    if (rule == "trunk") return limits->trunk;
    if (rule == "motorway") return limits->motorway;
    if (rule == "living_street") return 20;
    if (rule == "nsl_single") return 60 * kKilometresPerMile;
    if (rule == "nsl_dual") return 70 * kKilometresPerMile;
    return {};
}

}  // namespace

std::span<const ClassSpeed> default_speeds() {
    return kDefaultSpeeds;
}

std::optional<std::uint8_t> road_class_of(std::string_view highway) {
    const auto found =
        std::find_if(kDefaultSpeeds.begin(), kDefaultSpeeds.end() - 1,
                     [&](const ClassSpeed& speed) { return speed.road_class == highway; });
    if (found == kDefaultSpeeds.end() - 1) return {};
    return static_cast<std::uint8_t>(found - kDefaultSpeeds.begin());
}

std::uint8_t ferry_class() {
    static_assert(kDefaultSpeeds.back().road_class == "ferry");
    return kDefaultSpeeds.size() - 1;
}

double service_speed(std::string_view service) {
    if (service == "parking_aisle" || service == "drive-through") return 8;
    if (service == "driveway" || service == "alley") return 10;
    return 15;
}

double track_speed(std::string_view tracktype) {
    return tracktype == "grade1" ? 25 : 12;
}

std::optional<SpeedLimit> parse_speed_limit(std::string_view maxspeed) {
    const std::string_view value = trimmed(maxspeed.substr(0, maxspeed.find(';')));
    if (const auto kmh = parse_sign(value)) return SpeedLimit{*kmh, graph::SpeedSource::kPosted};
    if (value == "none") return SpeedLimit{kNoLimit, graph::SpeedSource::kPosted};
    if (value == "walk") return SpeedLimit{kWalk, graph::SpeedSource::kPosted};
    const auto colon = value.find(':');
    const auto kmh = colon == std::string_view::npos
                         ? legal_limit({}, value)
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
