#pragma once

#include <cstdint>
#include <string>

#include "engine/cch/hierarchy.h"
#include "engine/graph/road_network.h"

namespace relais::bench {

struct Options {
    std::size_t sources_per_lane = 50;  ///< services of a category, at random vertices
    std::size_t matrix_side = 1000;     ///< random origins, and as many destinations
    int repetitions = 15;               ///< the best counts: others use the machine as well
    std::uint32_t seed = 1;
};

/// Figures of the solver on one network and one machine, compared with its slow twin: Boost.Graph's
/// Dijkstra on the same graph, with the same 32-bit labels. Seconds are of one thread except where
/// noted.
struct Figures {
    // the network
    std::size_t vertices = 0;
    std::size_t arcs = 0;
    std::size_t up_arcs = 0;   ///< shortcuts included
    std::uint32_t height = 0;  ///< of the elimination tree
    // the machine
    std::string kernel;  ///< the variant of the vector code
    double triad_bytes_per_second = 0;
    // preparation
    double order_seconds = 0;
    double hierarchy_seconds = 0;
    double customize_seconds = 0;
    double customize_two_threads_seconds = 0;
    double descent_seconds = 0;  ///< laying the weights out for the way down
    double hierarchy_bytes_per_vertex = 0;
    double metric_bytes_per_vertex = 0;  ///< both weights, and the downward graph of one direction
    // sixteen multi-source searches, identities included
    double sweep_seconds = 0;       ///< all labels written to a table
    double sweep_fold_seconds = 0;  ///< labels folded while hot, no table
    double twin_seconds = 0;        ///< the same sixteen searches
    double sweep_bytes =
        0;  ///< bytes that the sweep must touch: it reads the downward graph and writes
            ///< the labels
    // matrix, by target selection, its preparation included
    double matrix_seconds = 0;
    double matrix_twin_seconds = 0;  ///< as many one-to-all searches of the twin, from a sample
    /// Answers that differ from the twin's; anything but 0 is a bug.
    std::uint64_t differences = 0;

    [[nodiscard]] double sweep_speedup() const { return twin_seconds / sweep_seconds; }
    [[nodiscard]] double customize_per_dijkstra() const {
        return customize_seconds / (twin_seconds / 16);
    }
    [[nodiscard]] double bandwidth_share() const {
        return sweep_bytes / sweep_seconds / triad_bytes_per_second;
    }
    [[nodiscard]] double matrix_speedup() const { return matrix_twin_seconds / matrix_seconds; }
};

/// Measures everything, and checks it: every label of the sweep and a sample of the matrix against
/// the twin. Takes some seconds for a region, most of them the twin's and the order's.
[[nodiscard]] Figures measure(const graph::RoadNetwork& network, const Options& options = {});

}  // namespace relais::bench
