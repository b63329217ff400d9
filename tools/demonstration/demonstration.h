#pragma once

#include <cstdint>
#include <filesystem>

#include "geodata/report/progress.h"

namespace relais::demonstration {

struct Options {
    int communes = 99;
    int households = 34'000;  ///< household points; inhabitants are about 2.235 times as many
    std::uint64_t seed = 1;
    /// Scales the road network for benchmarks; 0: as the territory needs (detail of a real pays).
    std::uint64_t vertices = 0;
    int services = 0;  ///< at least so many, for tests of large lists; 0: as the territory needs
    /// Cells of a grid of 200 m in the layout of Insee, those of the territory among them, which
    /// then counts the people; 0: households are points.
    int cells = 0;
    int islands = 0;  ///< communes with water all round; a ferry leads to the first
};

/// Writes a fictional rural territory into an existing, empty folder, in the formats that users
/// bring: roads.osm.pbf, households.gpkg (or grid.csv), services.csv, zones.gpkg, territory.toml. Same
/// options, same bytes.
void write_demo(const std::filesystem::path& folder, const Options& options,
                const Progress& progress = {});

}  // namespace relais::demonstration
