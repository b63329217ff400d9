#pragma once

#include <filesystem>

#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "geodata/report/progress.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::osm {

/// What to take from an extract besides its roads.
struct FeatureOptions {
    bool households = true;
    bool bare_homes = false;  ///< households are residential buildings, weighing their dwellings
    bool services = true;
    bool zones = true;
};

/// What an extract has besides its roads.
struct Features {
    territory::Territory territory;
    territory::BaseMap base_map;
    bool has_footpaths = false;  ///< ways for walkers are mapped, not the roads alone
};

/// Makes a territory from an OpenStreetMap extract alone: services by their tags (nodes, and areas
/// at a point inside them), zones from administrative boundary relations, households from
/// residential buildings (dwellings estimated from footprint and levels) or, where there are none,
/// from place nodes and their population. Populations of zones are respected where tagged. How it
/// was used is recorded in `notes`. Only the categories of `taxonomy`, all of them, in its order.
/// The base map (base_map.h) comes out of the same
/// two passes. Throws Error for a file that cannot be read. Same file, same features.
[[nodiscard]] Features read_features(const std::filesystem::path& path,
                                     const taxonomy::Taxonomy& taxonomy,
                                     const FeatureOptions& options = {},
                                     const Progress& progress = {});

}  // namespace relais::osm
