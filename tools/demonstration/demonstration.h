#pragma once

#include <cstdint>
#include <filesystem>

#include "geodata/report/progress.h"

namespace relais::demonstration {

struct Options {
    int communes = 99;
    int households = 34'000;  ///< household points; inhabitants are about 2.235 times as many
    std::uint64_t seed = 1;
    /// Size of the road network, for benchmarks; 0: as many vertices as the territory needs (the
    /// detail of a real pays).
    std::uint64_t vertices = 0;
    int services = 0;  ///< least number, for tests of large lists; 0: as many as the territory
                       ///< needs
    /// Cells of a grid of 200 m in the layout of Insee, those of the territory among them, which
    /// then counts the people; 0: households are points.
    int cells = 0;
    int islands = 0;  ///< communes surrounded by water; a ferry serves the first
};

/// Writes a fictional rural territory into an existing, empty folder, in the formats of real input
/// files: roads.osm.pbf, households.gpkg (or grid.csv), services.csv, zones.gpkg, territory.toml.
/// Same options, same bytes.
void write_demo(const std::filesystem::path& folder, const Options& options,
                const Progress& progress = {});

}  // namespace relais::demonstration
