#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// A delay and its cause.
struct Wait {
    double seconds = 0;
    graph::DelayCause cause = graph::DelayCause::kSignals;
};

/// The delay caused by an object at a node for trips that pass it.
[[nodiscard]] Wait node_wait(NodeKind kind, const profile::Profile::Delays& delays);

/// Delays at junctions.
///
/// A vertex has no state of turning, so the time of turns is put on the arcs of the less important
/// road: giving way at its end, turning into it at its beginning; where roads of the same
/// importance cross, on each of them. Why not a graph of arcs, in which every turn has its own
/// time: README.md of this folder.
class Junctions {
  public:
    /// Keeps references to all of them.
    Junctions(const ChainGraph& graph, const Chains& chains, const RoadWays& roads,
              const RoadNodes& nodes, const profile::Profile::Delays& delays);

    /// At the beginning of an arc, and at its end.
    [[nodiscard]] Wait leaving(ChainArc arc) const;
    [[nodiscard]] Wait arriving(ChainArc arc) const;

  private:
    /// The arcs at a vertex.
    struct Junction {
        std::uint8_t arms = 0;
        std::uint8_t best = 255;     ///< importance of the most important road
        std::uint8_t best_arms = 0;  ///< how many arms are that important
        bool roundabout = false;
        bool land = false;  ///< a road, not only ferries
    };

    const ChainGraph& graph_;
    const Chains& chains_;
    const RoadWays& roads_;
    const RoadNodes& nodes_;
    const profile::Profile::Delays& delays_;
    std::vector<Junction> junctions_;
};

}  // namespace relais::osm
