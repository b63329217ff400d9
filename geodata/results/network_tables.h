#pragma once

#include <filesystem>
#include <string>

#include "engine/graph/road_network.h"

namespace relais::results {

// The road graph for other tools to compute with. Both throw Error naming the file that cannot be
// written, and leave no half-written one.

/// vertices.csv (vertex, lon, lat) and arcs.csv (tail, head, deciseconds, metres, way, ends_only).
/// An arc's way is the OpenStreetMap id of its first piece, 0 where there is none. ends_only is 1
/// where a piece is for those alone who start or end there: its time holds what keeps others out,
/// so that a path between two other vertices never takes it.
void write_network_csv(const std::filesystem::path& folder, const graph::RoadNetwork& network);

/// network.gpkg with the same columns: points `vertices`, and lines `arcs` in their real shape,
/// from tail to head. `data_date` is ISO, or empty.
void write_network_geopackage(const std::filesystem::path& folder,
                              const graph::RoadNetwork& network, const std::string& data_date);

}  // namespace relais::results
