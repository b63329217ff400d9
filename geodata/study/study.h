#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "geodata/report/reading.h"
#include "geodata/study/service_list.h"
#include "geodata/study/unplaced.h"

namespace relais::study {

/// A place in two inputs that is one service.
struct SamePlace {
    std::string category;  ///< key
    std::string kept;      ///< its source: "list.csv, row 7 \"Les Lutins\""
    std::string dropped;
    double metres = 0;    ///< between the two
    double likeness = 0;  ///< of the names, from 0 to 1; negative: one of them has no distinctive
                          ///< word
};

/// A service of which only the zone is known yet.
struct UnsettledService {
    std::size_t service;  ///< its index
    ZoneId zone;
};

/// A territory with the files it was made from.
struct Study {
    territory::Territory territory;
    territory::BaseMap base_map;    ///< of the extract
    std::filesystem::path extract;  ///< the roads
    bool has_footpaths = false;     ///< the extract has ways for walkers, not the roads alone
    /// How they are travelled, where territory.toml gives it: profile (a built-in one or a file),
    /// raster of heights, and the country whose speed limits apply.
    struct Roads {
        std::string profile;
        std::filesystem::path terrain;
        std::string country;
    } roads;
    std::vector<std::filesystem::path> inputs;  ///< every file that was read, extract included
    std::string language;  ///< of kLanguageCodes: territory.toml's, else the country's, else "en"
    /// People whom place_on_roads will place once the roads are known; absent: all are placed.
    std::optional<Unplaced> unplaced;
    bool homes_of_extract = false;            ///< all households are from the extract
    std::vector<UnsettledService> unsettled;  ///< place_on_roads settles them
    std::vector<ServiceList> lists;           ///< of services, without their records
    std::vector<Reading> readings;            ///< of the other files, in the order of `inputs`
    std::vector<SamePlace> same_places;
};

}  // namespace relais::study
