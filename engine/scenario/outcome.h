#pragma once

#include <string>
#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/scenario/roads.h"
#include "engine/scenario/variant.h"

namespace relais::scenario {

struct Base;  // run.h

/// A scenario answered, as if from scratch.
struct Outcome {
    Variant variant;
    /// On the network with the new roads, if any; then its chains and vertices are others.
    ChangedRoads roads;
    bool has_new_roads = false;
    std::vector<snap::Snap> households;
    std::vector<snap::Snap> services;
    access::NearestTable nearest;
    std::vector<std::string> remarks = {};  ///< warnings, see loose_ends
};

}  // namespace relais::scenario
