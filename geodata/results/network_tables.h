#pragma once

#include <filesystem>
#include <string>

#include "engine/graph/road_network.h"

namespace relais::results {

// The road graph for other tools to compute with. Both throw Error naming the file that cannot be
// written, and leave no half-written one.

/// vertices.csv (vertex, lon, lat) and arcs.csv (tail, head, deciseconds, metres, way, ends_only).
/// An arc's way is the OpenStreetMap id of its first piece, 0 where there is none. ends_only is 1
/// where a piece is only for trips that start or end there: its time includes a penalty, so that a
/// path between two other vertices never uses it.
void write_network_csv(const std::filesystem::path& folder, const graph::RoadNetwork& network);

/// network.gpkg with the same columns: points `vertices`, and lines `arcs` in their real shape,
/// from tail to head. `data_date` is ISO, or empty.
void write_network_geopackage(const std::filesystem::path& folder,
                              const graph::RoadNetwork& network, const std::string& data_date);

}  // namespace relais::results
