#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "engine/territory/names.h"

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

/// How often a household needs a service.
enum class Frequency : std::uint8_t { kDaily, kWeekly, kRare };
inline constexpr int kFrequencies = 3;
/// Minutes beyond which a service of a frequency is far, where nothing else is decided.
inline constexpr int kUsualLimit[kFrequencies] = {10, 20, 30};

/// What services have in common; each family has a sign of its own on maps of all services.
enum class Family : std::uint8_t { kChildren, kSchools, kElderly, kHealth, kPublic, kSocial };
inline constexpr int kFamilies = 6;

/// One kind of service; a row of the taxonomy.
struct Category {
    std::string key;                         ///< as in files and on the command line: "childcare"
    std::string names[kLanguages];           ///< by kLanguageCodes
    std::vector<double> thresholds_minutes;  ///< class bounds of its maps, ascending
    std::string demand = {};                 ///< key of the DemandGroup it is for; empty: everyone
    Frequency frequency = Frequency::kWeekly;
    /// A household farther than this is far from the service: of a commitment, else by the
    /// frequency. One of the class bounds, where there are any.
    int limit_minutes = kUsualLimit[static_cast<int>(Frequency::kWeekly)];
    bool decided_locally = true;  ///< communes or their groupings can open a place of it
    /// Services per 1,000 people of the group that it is for; with fewer, too few are known to
    /// draw conclusions. 0: no such bound.
    double least_per_thousand = 0;
    Family family = Family::kPublic;
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

/// What is estimated in the people of a territory. Shares are of their weight, in [0, 1].
struct Estimates {
    std::vector<bool> zones;    ///< whose number of people is estimated; empty: of none
    double zone_people = 0;     ///< weight in these zones
    double along_roads = 0;     ///< share whose place is estimated along streets
    double at_one_point = 0;    ///< share placed at one point of the area that counts them
    double presumed_homes = 0;  ///< share of the homes that are tagged as buildings only
    [[nodiscard]] bool of_zone(std::size_t zone) const {
        return zone < zones.size() && zones[zone];
    }
};

/// A published figure to compare with, of a larger territory.
struct Reference {
    std::string category;  ///< key
    std::string name;      ///< of the larger territory: "France"
    std::optional<double> median_minutes;
    std::optional<double> share_beyond;  ///< in [0, 1], beyond the limit of the category
};

/// Who publishes a document.
struct Imprint {
    std::string author, contact;
    std::string date;  ///< of the edition, ISO; empty: not given
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
    Estimates estimates;
    std::vector<Reference> references;
    Imprint imprint;
    Translations translations;  ///< of names of zones, services, towns, and its own
};

}  // namespace relais::territory
