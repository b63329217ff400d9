#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "geodata/osm/boundaries.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/features.h"
#include "geodata/osm/places.h"
#include "geodata/osm/service_points.h"

namespace relais::osm {

/// A building that is probably residential.
struct Building {
    ObjectId object;
    Coordinate place;  ///< inside the footprint
    double dwellings = 0;
    bool presumed = false;  ///< only building=yes
};

/// Everything in an extract about a territory, as mapped: nothing is merged, selected or scaled
/// yet. Each list is sorted by type and id and contains an object once (a service: once per
/// category).
struct FeatureScan {
    std::vector<ServicePoint> services;
    std::vector<Boundary> boundaries;  ///< by relation
    std::vector<Building> buildings;
    std::vector<Place> places;             ///< by node; every kind
    std::vector<territory::Zone> landuse;  ///< land on which building=yes is not a home; shapes
                                           ///< only
    territory::BaseMap base_map;
    territory::Translations translations;
    std::uint64_t highways = 0;      ///< ways with that tag
    std::uint64_t footpaths = 0;     ///< of these, for walkers
    std::uint64_t broken_areas = 0;  ///< services and buildings whose outline is cut or crossed
    std::string data_date;
};

/// Reads the extract twice: nodes and relations, then ways. The order of objects in the file does
/// not matter. Memory: 16 bytes a node, plus the result.
[[nodiscard]] FeatureScan scan_features(const ExtractFile& extract,
                                        const taxonomy::Taxonomy& taxonomy,
                                        const FeatureOptions& options, const Progress& progress);

}  // namespace relais::osm
