#pragma once

#include <filesystem>
#include <optional>

#include "engine/graph/road_network.h"

namespace relais::dimacs {

/// Reads a graph in a format of the DIMACS challenges, plain, gzip or xz, recognised by content: `p
/// sp` (9th challenge, shortest paths: `a TAIL HEAD WEIGHT`) is directed and its weights become
/// ticks; `p tw` (treewidth: `TAIL HEAD`) is undirected and every edge takes one tick each way.
/// Each arc becomes a chain of two points. `coordinates` is the `.co` file that goes with it (`v
/// VERTEX LON LAT` in 1e-6 degree); without one all vertices are at 0, 0 and lengths are 0. Throws
/// Error naming file and line. O(m log m).
[[nodiscard]] graph::RoadNetwork read_graph(
    const std::filesystem::path& graph,
    const std::optional<std::filesystem::path>& coordinates = {});

/// Whether a file name looks like such a graph: .gr, .gr.gz, .gr.xz.
[[nodiscard]] bool is_graph_name(const std::filesystem::path& path);

}  // namespace relais::dimacs
