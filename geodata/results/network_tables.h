#pragma once

#include <filesystem>

#include "engine/graph/road_network.h"
#include "geodata/results/formats.h"

namespace relais::results {

/// The road graph for other tools to compute with, in an existing folder.
///
/// vertices (vertex, lon, lat) and arcs (tail, head, deciseconds, metres, way, ends_only). An arc's
/// way is the OpenStreetMap id of its first piece, 0 where there is none. ends_only is 1 where a
/// piece is only for trips that start or end there: its time includes a penalty, so that a path
/// between two other vertices never uses it. Layers have vertices as points, without lon and lat,
/// and arcs as lines in their real shape, from tail to head. Workbooks are too small for either. Throws Error naming the file that
/// cannot be written, and leaves no half-written one.
void write_network(const std::filesystem::path& folder, const graph::RoadNetwork& network,
                   const Formats& formats, const About& about);

}  // namespace relais::results
