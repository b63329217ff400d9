#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/progress.h"

namespace relais::osm {

/// What was read, and what was left out and why. Bad map data is counted here, never fatal.
struct ImportReport {
    struct Ignored {
        std::uint64_t count = 0;
        std::vector<std::int64_t> examples;  ///< at most five OSM ids
    };
    std::uint64_t ways_read = 0;  ///< ways with a highway or ferry tag
    std::uint64_t ways_used = 0;
    std::uint64_t nodes_used = 0;
    /// By reason, a short clause: "node missing from the extract". Also tags of a used way that
    /// were not understood.
    std::map<std::string, Ignored> ignored;
    double kilometres = 0;              ///< of chains
    double posted_kilometres = 0;       ///< with a posted speed
    double default_kilometres = 0;      ///< with a default speed by class
    std::uint64_t island_vertices = 0;  ///< outside the main component
    double island_kilometres = 0;
    std::string data_date;  ///< ISO date of the newest data in the file; empty: not known
};

struct RoadImport {
    graph::RoadNetwork network;
    ImportReport report;
};

/// Reads the car network of an OpenStreetMap extract (.osm.pbf, .osm.gz, .osm.bz2, .osm; by
/// content where the name does not tell). Chains of degree-two nodes become arcs that keep their
/// shape. Throws Error with the remedy for a file that is missing, empty, truncated, not OSM, or
/// has no road a car may use. Same file, same network, whatever the number of threads.
[[nodiscard]] RoadImport import_roads(const std::filesystem::path& extract,
                                      const Progress& progress = {});

}  // namespace relais::osm
