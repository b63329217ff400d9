#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/elevation/elevations.h"
#include "geodata/profile/profile.h"
#include "geodata/report/progress.h"

namespace relais::osm {

/// Counts of what was read, and of what was left out, with reasons. Bad map data is counted here
/// and is never fatal.
struct ImportReport {
    struct Ignored {
        std::uint64_t count = 0;
        std::vector<std::int64_t> examples;  ///< at most three OSM ids
    };
    using Causes = std::map<std::string, Ignored>;  ///< by cause, a short clause
    std::uint64_t ways_read = 0;                    ///< ways with a highway or ferry tag
    std::uint64_t ways_used = 0;
    std::uint64_t nodes_used = 0;
    /// Ways and nodes left out ("node missing from the extract"), and tags of a used way that were
    /// not understood.
    Causes ignored;
    /// On the file as a whole: objects marked as deleted, a sentence from ExtractFile. Empty: none.
    std::string deleted;
    double kilometres = 0;           ///< of chains
    double posted_kilometres = 0;    ///< with a posted speed
    double legal_kilometres = 0;     ///< with the speed of a law, tagged or the country's
    double default_kilometres = 0;   ///< with the profile's speed for the class
    double duration_kilometres = 0;  ///< of ferries with a tagged duration
    std::array<double, graph::kSpeedRules> kilometres_by_rule{};  ///< by SpeedRule

    std::string country;         ///< ISO 3166-1, the country of most roads; empty: not known
    std::string country_source;  ///< "given", "from its location", "from its speed limits"
    struct Law {
        std::string country;     ///< ISO 3166-1; empty: not known
        bool known = false;      ///< false: the default counts for it
        std::uint64_t ways = 0;  ///< ways without a posted limit to which its law was applied
    };
    std::vector<Law> laws;  ///< by ways; empty where the profile heeds no limits

    /// Areas that the profile may cross, and how: those crossed by lines added, the lines, and
    /// those that are left to their outline, wholly or in part, with the reason.
    std::uint64_t areas = 0;
    std::uint64_t areas_crossed = 0;
    std::uint64_t area_lines = 0;
    Causes areas_left;

    std::uint64_t restrictions_read = 0;  ///< turn restrictions for this profile
    std::uint64_t restrictions_used = 0;  ///< kept; the others are in the next two
    Causes restrictions_ignored;
    Causes restrictions_conditional;        ///< not kept, since they do not apply at all times
    std::uint64_t vertices_split = 0;       ///< vertices added for them
    std::uint64_t ends_only_walls = 0;      ///< where two entrances' areas were parted
    std::uint64_t ends_only_left_open = 0;  ///< where a one-way road forbids it

    std::vector<double> part_kilometres;  ///< of the networks that count, the longest first
    std::uint64_t island_vertices = 0;    ///< in none of these networks
    double island_kilometres = 0;
    struct Island {
        std::uint64_t vertices = 0;
        double kilometres = 0;
        Coordinate place;         ///< of one of its vertices
        std::int64_t way_id = 0;  ///< an OSM way of it
    };
    std::uint64_t island_count = 0;
    std::vector<Island> largest_islands;  ///< by length, at most twenty
    /// Where heights were given: nodes that have one, and those beyond the raster, on bridges and
    /// in tunnels.
    std::uint64_t nodes_with_height = 0;
    std::uint64_t nodes_without_height = 0;
    std::string data_date;  ///< ISO date of the newest data in the file; empty: not known
};

struct RoadImport {
    graph::RoadNetwork network;
    ImportReport report;
};

/// Inputs of an import other than the extract and the profile.
struct ImportOptions {
    std::string_view country = {};  ///< ISO 3166-1, whose law applies; empty: found from the
                                    ///< extract
    Elevations elevations = {};     ///< for slopes; none: all is flat
};

/// Reads the roads of an OpenStreetMap extract (.osm.pbf, .osm.gz, .osm.bz2, .osm; by content where
/// the name is not clear) that `profile` may use. Chains of degree-two nodes become arcs that keep
/// their shape. Throws Error with the remedy for a file that is missing, empty, truncated, not OSM,
/// or without a road for the profile. Same file, same network, whatever the number of threads.
[[nodiscard]] RoadImport import_roads(const std::filesystem::path& extract,
                                      const profile::Profile& profile,
                                      const Progress& progress = {},
                                      const ImportOptions& options = {});
/// By car.
[[nodiscard]] RoadImport import_roads(const std::filesystem::path& extract,
                                      const Progress& progress = {});

}  // namespace relais::osm
