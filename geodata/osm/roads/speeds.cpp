#include "geodata/osm/roads/speeds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "engine/graph/parts.h"

namespace relais::osm {
namespace {

constexpr double kMile = 1.609344;

/// The ordinary rules for cars; local exceptions are signs or tags. "wiki" is the table "Default
/// speed limits" of OpenStreetMap's wiki as of 2022-10-03, which names the acts; where another
/// source is named too, both agree except where noted. Trunk: a motor road, else a carriageway of
/// its own. Where a law has no rule for motorways, the most common posted limit is used. `unsure`:
/// not seen in an act or in the wiki, from lists for travellers.
constexpr std::array kCountryLimits = {
    CountryLimits{"AD", 50, 90, 90, 90, 20, "wiki, the main roads (CG); there are no motorways"},
    CountryLimits{"AE", 40, 100, 100, 120, 20, "wiki"},
    CountryLimits{"AL", 40, 80, 90, 110, 20, "wiki; Kodi Rrugor, art. 140"},
    CountryLimits{"AM", 60, 90, 90, 110, 20, "wiki"},
    CountryLimits{"AO", 60, 90, 100, 120, 20, "wiki"},
    CountryLimits{"AR", 40, 110, 120, 130, 20,
                  "wiki, urban: streets that are no avenue; Ley 24.449, art. 51"},
    CountryLimits{"AT", 50, 100, 100, 130, 10, "wiki; StVO § 20"},
    CountryLimits{"AU", 50, 100, 100, 110, 20,
                  "wiki, motorway: as mostly posted (110 by law in WA and NT alone)"},
    CountryLimits{"AX", 50, 70, 70, 90, 20, "unsure; Åland has no motorway"},
    CountryLimits{"AZ", 60, 90, 90, 110, 20, "wiki"},
    CountryLimits{"BA", 50, 80, 100, 130, 10, "wiki; ZOBS BiH, art. 44"},
    CountryLimits{"BE", 50, 90, 120, 120, 20, "wiki; code de la route, art. 11"},
    CountryLimits{"BF", 50, 90, 90, 90, 20, "wiki"},
    CountryLimits{"BG", 50, 90, 120, 140, 20, "wiki; Road Traffic Act, art. 21"},
    CountryLimits{"BI", 50, 80, 100, 100, 20, "wiki"},
    CountryLimits{"BJ", 50, 90, 90, 110, 20, "wiki"},
    CountryLimits{"BR", 40, 100, 110, 110, 20,
                  "wiki, urban: collectors; CTB, art. 61 (Lei 13.281 of 2016)"},
    CountryLimits{"BY", 60, 90, 90, 110, 20, "wiki"},
    CountryLimits{"CA", 50, 80, 90, 100, 20,
                  "wiki, 80 or 90 by province; trunk and motorway: as mostly posted"},
    CountryLimits{"CD", 60, 90, 120, 120, 20, "wiki"},
    CountryLimits{"CF", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"CG", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"CH", 50, 80, 100, 120, 20, "wiki; VRV, art. 4a"},
    CountryLimits{"CI", 60, 110, 110, 120, 20, "wiki"},
    CountryLimits{"CL", 50, 100, 120, 120, 20,
                  "wiki; Ley de Tránsito, art. 145 (Ley 21.103 of 2018)"},
    CountryLimits{"CM", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"CN", 50, 70, 70, 120, 20, "wiki"},
    CountryLimits{"CO", 50, 90, 90, 120, 20, "wiki"},
    CountryLimits{"CU", 50, 90, 90, 100, 20, "wiki"},
    CountryLimits{"CV", 50, 90, 100, 120, 20, "wiki"},
    CountryLimits{"CY", 50, 80, 80, 100, 20,
                  "European Commission, Going abroad (wiki has the urban limit alone)"},
    CountryLimits{"CZ", 50, 90, 110, 130, 20, "wiki; zákon 361/2000, § 18"},
    CountryLimits{"DE", 50, 100, 130, 130, 7, "wiki; StVO § 3; 130 is advice"},
    CountryLimits{"DK", 50, 80, 80, 130, 15, "wiki; Færdselsloven § 42"},
    CountryLimits{"DZ", 50, 100, 100, 120, 20, "unsure of rural; décret exécutif 04-381"},
    CountryLimits{"EC", 50, 100, 100, 100, 20, "wiki"},
    CountryLimits{"EE", 50, 90, 90, 110, 20,
                  "wiki, motorway: as posted in summer, there are none by law"},
    CountryLimits{"EG", 60, 90, 90, 100, 20, "wiki"},
    CountryLimits{"ES", 50, 90, 90, 120, 20,
                  "wiki; RGC, art. 48 and 50; 30 on streets of one lane each way are signs"},
    CountryLimits{"FI", 50, 80, 80, 120, 20,
                  "Road Traffic Act 729/2018, general limits; motorway: as posted in summer"},
    CountryLimits{"FJ", 50, 80, 80, 80, 20, "wiki"},
    CountryLimits{"FO", 50, 80, 80, 80, 20, "unsure; the Faroe Islands have no motorway"},
    CountryLimits{"FR", 50, 80, 110, 130, 20,
                  "wiki; Code de la route, R413-2 and R413-3; 90 by département is signs"},
    CountryLimits{"GA", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"GB", 30 * kMile, 60 * kMile, 70 * kMile, 70 * kMile, 20,
                  "wiki; Road Traffic Regulation Act 1984; 20 mph in Wales is signs"},
    CountryLimits{"GE", 60, 90, 90, 110, 20, "wiki"},
    CountryLimits{"GG", 35 * kMile, 35 * kMile, 35 * kMile, 35 * kMile, 20, "wiki"},
    CountryLimits{"GH", 50, 90, 90, 100, 20, "wiki"},
    CountryLimits{"GI", 50, 50, 50, 50, 20, "unsure; Gibraltar is a town"},
    CountryLimits{"GQ", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"GR", 50, 90, 110, 130, 20, "wiki"},
    CountryLimits{"GY", 30 * kMile, 40 * kMile, 40 * kMile, 40 * kMile, 20, "wiki"},
    CountryLimits{"HR", 50, 90, 110, 130, 10, "wiki; ZSPC, art. 54"},
    CountryLimits{"HU", 50, 90, 110, 130, 20, "wiki; KRESZ § 26"},
    CountryLimits{"IE", 50, 80, 100, 120, 20,
                  "wiki; 60 on local roads since February 2025, which tags do not show"},
    CountryLimits{"IL", 50, 80, 90, 110, 30, "wiki"},
    CountryLimits{"IM", 30 * kMile, 60 * kMile, 60 * kMile, 60 * kMile, 20,
                  "wiki; unsure of rural: for cars the island long had none"},
    CountryLimits{"IN", 70, 70, 100, 120, 20, "wiki"},
    CountryLimits{"IS", 50, 90, 90, 90, 10,
                  "wiki, rural: paved; gravel roads (80) are slower by their surface"},
    CountryLimits{"IT", 50, 90, 110, 130, 30, "wiki; Codice della strada, art. 142"},
    CountryLimits{"JE", 40 * kMile, 40 * kMile, 40 * kMile, 40 * kMile, 20, "wiki"},
    CountryLimits{"JP", 60, 60, 60, 100, 20, "wiki"},
    CountryLimits{"KE", 50, 100, 110, 110, 20, "wiki"},
    CountryLimits{"KG", 60, 90, 90, 110, 20, "wiki"},
    CountryLimits{"KH", 60, 100, 100, 100, 20, "wiki"},
    CountryLimits{"KR", 50, 60, 80, 100, 20, "wiki"},
    CountryLimits{"LI", 50, 80, 80, 80, 20, "wiki; there are no motorways"},
    CountryLimits{"LS", 60, 100, 100, 120, 20, "wiki"},
    CountryLimits{"LT", 50, 90, 120, 130, 20, "wiki; KET; 70 on gravel is slower by its surface"},
    CountryLimits{"LU", 50, 90, 90, 130, 20, "wiki; Code de la route, art. 139"},
    CountryLimits{"LV", 50, 90, 110, 110, 20, "wiki; there are no motorways"},
    CountryLimits{"LY", 50, 85, 85, 100, 20, "unsure; law 11 of 1984"},
    CountryLimits{"MA", 60, 100, 100, 120, 20, "décret 2-10-420, art. 101 and following"},
    CountryLimits{"MC", 50, 50, 50, 50, 20, "wiki"},
    CountryLimits{"MD", 50, 90, 110, 110, 20, "wiki; there are no motorways"},
    CountryLimits{"ME", 50, 80, 100, 130, 10,
                  "Zakon o bezbjednosti saobraćaja na putevima; living street: walking pace"},
    CountryLimits{"MK", 50, 90, 110, 130, 20, "wiki"},
    CountryLimits{"MM", 30 * kMile, 50 * kMile, 50 * kMile, 50 * kMile, 20, "wiki"},
    CountryLimits{"MN", 60, 80, 80, 100, 20, "wiki"},
    CountryLimits{"MR", 60, 100, 100, 100, 20, "unsure"},
    CountryLimits{"MT", 50, 80, 80, 80, 20, "wiki; there are no motorways"},
    CountryLimits{"MU", 60, 60, 80, 110, 20, "wiki, trunk: A roads"},
    CountryLimits{"MX", 50, 100, 100, 100, 20, "wiki"},
    CountryLimits{"MZ", 60, 120, 120, 120, 20, "wiki"},
    CountryLimits{"NA", 60, 120, 120, 120, 20, "wiki, rural: paved"},
    CountryLimits{"NE", 50, 90, 90, 110, 20, "wiki"},
    CountryLimits{"NG", 50, 80, 80, 100, 20, "wiki"},
    CountryLimits{"NL", 50, 80, 100, 100, 15, "wiki; RVV 1990, art. 21; motorway by day"},
    CountryLimits{"NO", 50, 80, 80, 110, 7,
                  "wiki; Vegtrafikkloven § 6; motorway: as posted at best"},
    CountryLimits{"NP", 40, 80, 80, 80, 20, "wiki"},
    CountryLimits{"NZ", 50, 100, 100, 100, 10, "wiki"},
    CountryLimits{"PA", 40, 100, 100, 120, 20, "wiki"},
    CountryLimits{"PG", 60, 100, 100, 100, 20, "wiki"},
    CountryLimits{"PL", 50, 90, 100, 140, 20, "wiki; Prawo o ruchu drogowym, art. 20"},
    CountryLimits{"PR", 25 * kMile, 45 * kMile, 45 * kMile, 65 * kMile, 20, "wiki"},
    CountryLimits{"PS", 50, 80, 80, 110, 20, "wiki"},
    CountryLimits{"PT", 50, 90, 100, 120, 20, "wiki; Código da Estrada, art. 27"},
    CountryLimits{"PY", 50, 110, 110, 110, 20, "wiki"},
    CountryLimits{"RO", 50, 90, 100, 130, 20, "wiki; OUG 195/2002, art. 49 and 50"},
    CountryLimits{"RS", 50, 80, 100, 130, 10, "wiki; ZOBS, art. 43 to 45; motorway 130 since 2018"},
    CountryLimits{"RU", 60, 90, 90, 110, 20, "wiki; PDD 10.2 and 10.3"},
    CountryLimits{"RW", 40, 80, 80, 80, 20, "wiki"},
    CountryLimits{
        "SC", 40,
        65, 80, 80, 20,
        "guides for drivers: 40 in towns, 65 elsewhere, 80 on the dual carriageway of Mahé"},
    CountryLimits{"SE", 50, 70, 70, 110, 7,
                  "wiki; Trafikförordningen 3:17; motorway: as mostly posted"},
    CountryLimits{"SG", 50, 50, 50, 90, 20, "wiki, motorway: as mostly posted"},
    CountryLimits{"SI", 50, 90, 110, 130, 10, "wiki; ZPrCP, art. 46"},
    CountryLimits{"SK", 50, 90, 130, 130, 20, "wiki; zákon 8/2009, § 16"},
    CountryLimits{"SM", 50, 70, 70, 70, 20, "unsure; there are no motorways"},
    CountryLimits{"SV", 50, 90, 90, 90, 20, "wiki"},
    CountryLimits{"TD", 60, 110, 110, 110, 20, "wiki (CEMAC)"},
    CountryLimits{"TH", 80, 90, 100, 120, 20, "wiki"},
    CountryLimits{"TL", 50, 90, 100, 120, 20, "wiki"},
    CountryLimits{"TN", 50, 90, 90, 110, 20, "wiki; décret 2000-151"},
    CountryLimits{"TR", 50, 90, 110, 130, 20,
                  "KTY, art. 100; unsure of motorway: 120, 130 or 140 as posted since 2022"},
    CountryLimits{"UA", 50, 90, 110, 130, 20, "PDR 12.4 to 12.7"},
    CountryLimits{"US", 30 * kMile, 55 * kMile, 65 * kMile, 70 * kMile, 20,
                  "unsure: each State has its own; these are the commonest"},
    CountryLimits{"VA", 30, 30, 30, 30, 20, "unsure; the Vatican is a town"},
    CountryLimits{"XK", 50, 80, 110, 130, 10, "unsure of trunk; law 05/L-088"},
    CountryLimits{"ZA", 60, 100, 120, 120, 20, "National Road Traffic Regulations 2000, reg. 292"},
};
static_assert(std::is_sorted(kCountryLimits.begin(), kCountryLimits.end(),
                             [](const CountryLimits& a, const CountryLimits& b) {
                                 return a.country < b.country;
                             }));
/// Where no law is known, or no country.
constexpr CountryLimits kDefaultLimits{"", 50, 90, 100, 130, 20, "default: no law"};

/// Codes of places where the law of another country applies.
struct SameLaw {
    std::string_view code, as;
};
constexpr std::array kSameLaws = {
    SameLaw{"BL", "FR"}, SameLaw{"EA", "ES"}, SameLaw{"EL", "GR"}, SameLaw{"GF", "FR"},
    SameLaw{"GP", "FR"}, SameLaw{"IC", "ES"}, SameLaw{"MF", "FR"}, SameLaw{"MQ", "FR"},
    SameLaw{"PM", "FR"}, SameLaw{"RE", "FR"}, SameLaw{"SJ", "NO"}, SameLaw{"UK", "GB"},
    SameLaw{"YT", "FR"},
};

constexpr double kNoLimit = 130;  ///< maxspeed=none: the speed driven without a limit
constexpr double kWalk = 6;
constexpr double kSlowestSign = 5;  ///< below and above these a number is an error
constexpr double kFastestSign = 150;
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
    const CountryLimits& limits = limits_of(country);
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

const CountryLimits& limits_of(std::string_view country) {
    country = country.substr(0, 2);
    const auto same = std::find_if(kSameLaws.begin(), kSameLaws.end(),
                                   [&](const SameLaw& entry) { return entry.code == country; });
    if (same != kSameLaws.end()) country = same->as;
    const auto found = std::lower_bound(
        kCountryLimits.begin(), kCountryLimits.end(), country,
        [](const CountryLimits& entry, std::string_view code) { return entry.country < code; });
    return found == kCountryLimits.end() || found->country != country ? kDefaultLimits : *found;
}

std::span<const CountryLimits> laws() {
    return kCountryLimits;
}

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
