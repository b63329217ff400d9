#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/duration.h"
#include "engine/graph/road_network.h"
#include "engine/routes/reach.h"
#include "engine/routes/reached_area.h"

namespace relais::results {

// Isochrones in any vector format that GDAL writes, by the extension of `file` (.gpkg, .geojson,
// .fgb, .shp ...), in WGS 84. `limits` are ascending. Same arguments, same bytes. Throw Error
// naming the file, and leave no half-written one.

/// A multipolygon per limit, column `minutes`, the largest first so that the smaller ones are drawn
/// on top of it. Every place in a polygon is reached (see routes::ReachedArea); each polygon is
/// within the next. The steps of the squares are smoothed, inwards only: parts narrower than 24 m
/// are lost.
void write_isochrone_areas(const std::filesystem::path& file, const routes::ReachedArea& area,
                           const std::vector<Duration>& limits, const std::string& data_date);

/// A line per stretch of way: minutes (of the first limit within which it is reached), way, name,
/// class.
void write_isochrone_lines(const std::filesystem::path& file, const graph::RoadNetwork& network,
                           const std::vector<routes::ReachedLine>& lines,
                           const std::vector<Duration>& limits, const std::string& data_date);

}  // namespace relais::results
