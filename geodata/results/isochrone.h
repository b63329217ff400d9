#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/duration.h"
#include "engine/graph/road_network.h"
#include "engine/routes/reach.h"
#include "engine/routes/reached_area.h"
#include "geodata/results/formats.h"

namespace relais::results {

// Isochrones as tables of layer `isochrones`, in WGS 84, which refer to their arguments. `limits`
// are ascending.

/// A multipolygon per limit, column `minutes`, the largest first so that the smaller ones are drawn
/// on top of it. Every place in a polygon is reached (see routes::ReachedArea); each polygon is
/// within the next. The steps of the squares are smoothed, inwards only: parts narrower than 24 m
/// are lost.
[[nodiscard]] Table isochrone_areas(const routes::ReachedArea& area,
                                    const std::vector<Duration>& limits);

/// A line per stretch of way: minutes (of the first limit within which it is reached), way, name,
/// class.
[[nodiscard]] Table isochrone_lines(const graph::RoadNetwork& network,
                                    const std::vector<routes::ReachedLine>& lines,
                                    const std::vector<Duration>& limits);

/// Writes such a table in any vector format that GDAL writes, by the extension of `file` (.gpkg,
/// .geojson, .fgb, .shp ...), and beside it in the formats that are `asked` for. Same arguments,
/// same bytes. Throws Error naming the file, and leaves no half-written one.
void write_isochrone(const std::filesystem::path& file, const Table& table, const Formats& asked,
                     const About& about);

}  // namespace relais::results
