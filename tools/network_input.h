#pragma once

#include <filesystem>
#include <string>

#include "engine/cch/hierarchy.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"

namespace CLI {
class App;
}

namespace relais::tools {

class Terminal;

/// How a command comes by its roads.
struct NetworkOptions {
    /// Where networks made from extracts are kept, to be used again: by default relais/ in
    /// $XDG_CACHE_HOME or ~/.cache.
    std::filesystem::path cache;
    bool no_cache = false;
};
void add_network_options(CLI::App& app, NetworkOptions& options);

/// A network with its hierarchy, and how long it took to come by.
struct NetworkInput {
    graph::RoadNetwork network;
    cch::Hierarchy hierarchy;
    std::string data_date;      ///< ISO date; empty: not known
    double import_seconds = 0;  ///< 0 when a stored network was opened
    double order_seconds = 0;   ///< order and hierarchy together
    double open_seconds = 0;    ///< of a stored network

    /// For the network's own times.
    [[nodiscard]] cch::Metric metric() const {
        return cch::customize(hierarchy, network.arc_ticks);
    }
};

/// Orders the network and builds its hierarchy.
void add_hierarchy(NetworkInput& input, Terminal& terminal);

/// Opens NETWORK of the command line: a network file, a DIMACS graph (.gr, also .gz and .xz), or an
/// extract. What is made of an extract is kept and opened again while content, profile and program
/// are the same; a kept file that is damaged is made anew, one that the user names is refused.
[[nodiscard]] NetworkInput open_network_input(const std::filesystem::path& input,
                                              const NetworkOptions& options, Terminal& terminal);

}  // namespace relais::tools
