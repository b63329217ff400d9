#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"

namespace relais::territory {

/// A demand point. Its weight is in the territory's unit (people or dwellings), never negative.
struct Household {
    std::string id;  ///< unique in the territory; as in the user's file where it has one
    Coordinate place;
    double weight = 1;
    ZoneId zone;  ///< kNone: in no zone
};

/// A supply point.
struct Service {
    std::string id;
    std::string name;
    Coordinate place;
    CategoryId category;
    std::optional<double> capacity;  ///< places, in the category's unit
    std::string opening_hours;       ///< in OpenStreetMap's syntax; empty: not known
};

/// Closed: the last point repeats the first.
using Ring = std::vector<Coordinate>;
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};
using MultiPolygon = std::vector<Polygon>;

/// An area for which results are given: a commune, a parish, a municipality.
struct Zone {
    std::string code;  ///< national code where there is one, else the OSM relation ("r12345")
    std::string name;
    MultiPolygon shape;
    std::optional<double> population;  ///< as published; households are scaled to it
};

inline constexpr int kLanguages = 5;
inline constexpr const char* kLanguageCodes[kLanguages] = {"fr", "en", "cs", "hr", "pl"};

/// One kind of service; a row of the taxonomy.
struct Category {
    std::string key;                         ///< as in files and on the command line: "childcare"
    std::string names[kLanguages];           ///< by kLanguageCodes
    std::vector<double> thresholds_minutes;  ///< class bounds of its maps, ascending
    std::string demand = {};                 ///< key of the DemandGroup it is for; empty: everyone
};

/// People of one kind, counted separately from the weight of their households: children under
/// three, people of 75 and more, poor households.
struct DemandGroup {
    std::string key;                   ///< as in files and on the command line: "children_0_2"
    std::vector<double> by_household;  ///< one per household of the territory, never negative
};

/// A level above the zones, which are its parts: cantons, EPCI, the pays.
struct ZoneLevel {
    struct Area {
        std::string code;
        std::string name;
    };
    std::string key;                     ///< what an area is called: "canton", "epci"
    std::vector<Area> areas;             ///< by code
    std::vector<std::uint32_t> of_zone;  ///< one per zone: index of its area, or kNone
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
};

/// The map projection in official use in a country, and the land where it is meant to be used, in
/// degrees.
struct NationalProjection {
    int epsg = 0;
    double west = 0, south = 0, east = 0, north = 0;
};

/// The unit of household weight.
enum class WeightUnit : std::uint8_t { kPeople, kDwellings };

/// Everything a study is about, apart from the roads.
struct Territory {
    std::string name;
    std::string country;  ///< ISO 3166-1 alpha-2, upper case; empty: not known
    std::optional<NationalProjection> projection;  ///< of the country; absent: none is known
    WeightUnit unit = WeightUnit::kDwellings;
    std::vector<Category> categories;
    std::vector<Household> households;
    std::vector<DemandGroup> groups;  ///< those that the inputs contain
    std::vector<Service> services;
    std::vector<Zone> zones;
    std::vector<ZoneLevel> levels;     ///< above the zones, the smaller areas first
    std::string zone_level;            ///< what a zone is called in the source: "commune", "parish"
    std::vector<std::string> notes;    ///< notes on how the inputs were used, one sentence each
    std::vector<std::string> sources;  ///< data set, producer, licence: printed on every page
    std::string data_date;             ///< ISO date of the newest data; empty: not known
};

}  // namespace relais::territory
