#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/cch/hierarchy.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snapper.h"
#include "geodata/elevation/terrain.h"
#include "geodata/osm/roads/import.h"
#include "geodata/profile/profile.h"
#include "geodata/store/network_file.h"

namespace CLI {
class App;
}

namespace relais::tools {

class Terminal;

/// Options that select the road network.
struct NetworkOptions {
    std::string profile;            ///< a built-in one or a file; empty: by car
    std::string country;            ///< ISO 3166-1, whose law applies; empty: found from the
                                    ///< extract
    std::filesystem::path terrain;  ///< a raster of heights; empty: all is flat
    /// Where networks made from extracts are kept, to be used again: by default relais/ in
    /// $XDG_CACHE_HOME or ~/.cache.
    std::filesystem::path cache;
    bool no_cache = false;
};
/// --profile, --country and --dem.
void add_road_options(CLI::App& app, NetworkOptions& options);
/// These, --cache and --no-cache.
void add_network_options(CLI::App& app, NetworkOptions& options);

/// The inputs of an import, opened and checked.
struct RoadSettings {
    explicit RoadSettings(const NetworkOptions& options);

    profile::Profile profile;
    std::string country;
    std::shared_ptr<const elevation::Terrain> terrain;  ///< none: all is flat

    [[nodiscard]] osm::ImportOptions import_options() const;
    /// Of the network that they make of an extract.
    [[nodiscard]] store::Fingerprint fingerprint(const std::filesystem::path& extract) const;
};

/// How points join the roads by a profile.
[[nodiscard]] inline snap::Options snap_options_of(const profile::Profile& profile) {
    return {.max_metres = profile.max_snap_metres,
            .farther_to_open_metres = profile.farther_to_open_metres};
}

/// A network with its hierarchy, and the time that it took. Copies share the memory.
struct NetworkInput {
    graph::RoadNetwork network;
    cch::Hierarchy hierarchy;
    profile::Profile profile;   ///< that it was made for
    std::string data_date;      ///< ISO date; empty: not known
    double import_seconds = 0;  ///< 0 when a stored network was opened
    double order_seconds = 0;   ///< order and hierarchy together
    double open_seconds = 0;    ///< of a stored network

    [[nodiscard]] snap::Options snap_options() const { return snap_options_of(profile); }
    /// The index of the roads, and the metric of the network's own times: made at the first call,
    /// O(chains log chains) and O(lower triangles), and kept. REQUIRES: network and hierarchy do
    /// not change afterwards; the first call comes from one thread.
    [[nodiscard]] const snap::Snapper& snapper() const;
    [[nodiscard]] const cch::Metric& metric() const;

  private:
    mutable std::shared_ptr<const snap::Snapper> snapper_;
    mutable std::shared_ptr<const cch::Metric> metric_;
};

/// Orders the network and builds its hierarchy.
void add_hierarchy(NetworkInput& input, Terminal& terminal);

/// Opens NETWORK of the command line: a network file, a DIMACS graph (.gr, also .gz and .xz), or an
/// extract. A network made from an extract is cached and reused while content, profile and program
/// are the same. A damaged cached file is built again; a damaged file that the user names is
/// refused, and so are options that contradict a network file.
[[nodiscard]] NetworkInput open_network_input(const std::filesystem::path& path,
                                              const NetworkOptions& options, Terminal& terminal);

}  // namespace relais::tools
