#pragma once

#include <vector>

#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/osm/roads/turns.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// The inputs of a network.
struct NetworkParts {
    RoadWays& roads;
    const RoadNodes& nodes;
    const Runs& runs;
    const Chains& chains;
    const std::vector<Turn>& turns;
    const std::vector<float>& heights;  ///< per node; empty: all is flat
    const profile::Profile& profile;
};

/// Splits vertices for turns, keeps through traffic off where only ends are allowed, makes the
/// chains (on all cores; the network does not depend on how many) and builds the network.
[[nodiscard]] graph::RoadNetwork make_network(NetworkParts parts, ImportReport& report);

}  // namespace relais::osm
