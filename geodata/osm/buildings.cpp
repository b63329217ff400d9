#include "geodata/osm/buildings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include <osmium/osm/tag.hpp>

namespace relais::osm {
namespace {

constexpr double kSquareMetresPerDwelling = 95;  // gross: with walls, stairs and corridors
constexpr double kSmallestHome = 20;             // square metres of footprint
constexpr double kLargestPresumedHome = 1000;    // above, unless it is high: a hall
constexpr double kLevelsOfABlock = 4;
constexpr double kSmallestPresumedHome = 30;  // below: a shed or a garage, more often than not
constexpr double kMostLevels = 150;           // more of either is a typing error
constexpr double kMostFlats = 5000;

/// A kind of residential building. `levels` 0: one dwelling whatever its size.
struct Kind {
    std::string_view building;
    double levels;
};
constexpr Kind kKinds[] = {
    {"house", 0},          {"detached", 0},           {"bungalow", 0},  {"farm", 0},
    {"cabin", 0},          {"semidetached_house", 0}, {"villa", 0},     {"farmhouse", 0},
    {"static_caravan", 0}, {"houseboat", 0},          {"chalet", 0},    {"terrace", 2},
    {"residential", 2},    {"apartments", 3},         {"dormitory", 3}, {"yes", 1},
};

constexpr const char* kUses[] = {
    "amenity",  "shop",     "office",           "industrial", "tourism",    "man_made",
    "leisure",  "craft",    "historic",         "military",   "power",      "railway",
    "aeroway",  "religion", "public_transport", "healthcare", "government", "emergency",
    "telecom",  "ruins",    "abandoned",        "disused",    "aerialway",  "agricultural",
    "operator", "brand",
};

std::optional<double> first_number(const char* text) {
    if (!text) return std::nullopt;
    const std::string_view digits(text);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || !std::isfinite(value) || value <= 0) return std::nullopt;
    return value;
}

bool has_other_use(const osmium::TagList& tags) {
    return std::any_of(std::begin(kUses), std::end(kUses), [&](const char* key) {
        const char* value = tags[key];
        return value && std::string_view(value) != "no";
    });
}

template <std::size_t N>
bool is_one_of(const char* value, const std::array<std::string_view, N>& wanted) {
    return value && std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

}  // namespace

std::optional<Dwellings> estimate_dwellings(const osmium::TagList& tags, double footprint_m2) {
    const char* building = tags["building"];
    if (!building) return std::nullopt;
    const auto* const kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                          [&](const Kind& k) { return k.building == building; });
    if (kind == std::end(kKinds)) return std::nullopt;

    const bool presumed = kind->building == "yes";
    const double levels =
        std::min(first_number(tags["building:levels"]).value_or(kind->levels), kMostLevels);
    if (footprint_m2 < (presumed ? kSmallestPresumedHome : kSmallestHome)) return std::nullopt;
    if (presumed ? has_other_use(tags) : tags.has_key("tourism")) return std::nullopt;
    if (presumed && footprint_m2 > kLargestPresumedHome && levels < kLevelsOfABlock)
        return std::nullopt;

    if (const auto flats = first_number(tags["building:flats"]))
        return Dwellings{std::max(1.0, std::round(std::min(*flats, kMostFlats))), false};
    if (kind->levels == 0) return Dwellings{1, false};
    const double count = std::round(footprint_m2 * levels / kSquareMetresPerDwelling);
    return Dwellings{std::max(1.0, count), presumed};
}

bool is_ground_without_homes(const osmium::TagList& tags) {
    static constexpr std::array<std::string_view, 15> kLanduse = {
        "industrial", "commercial", "retail",    "military", "railway",
        "quarry",     "landfill",   "port",      "garages",  "cemetery",
        "allotments", "religious",  "education", "depot",    "greenhouse_horticulture"};
    static constexpr std::array<std::string_view, 10> kAmenity = {
        "school",           "kindergarten", "college",
        "university",       "hospital",     "prison",
        "place_of_worship", "grave_yard",   "sanitary_dump_station",
        "fire_station"};
    static constexpr std::array<std::string_view, 5> kLeisure = {
        "sports_centre", "stadium", "golf_course", "water_park", "horse_riding"};
    static constexpr std::array<std::string_view, 4> kTourism = {"camp_site", "caravan_site", "zoo",
                                                                 "theme_park"};
    return is_one_of(tags["landuse"], kLanduse) || is_one_of(tags["amenity"], kAmenity) ||
           is_one_of(tags["leisure"], kLeisure) || is_one_of(tags["tourism"], kTourism) ||
           tags.has_key("aeroway");
}

}  // namespace relais::osm
