#pragma once

#include <span>
#include <vector>

#include "engine/access/nearest.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"
#include "engine/scenario/roads.h"
#include "engine/scenario/variant.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {

/// A territory whose question has been answered: what scenarios are compared with. Everything it
/// refers to must outlive it.
struct Base {
    const territory::Territory& territory;
    const graph::RoadNetwork& network;
    const cch::Metric& metric;
    const snap::Snapper& snapper;
    std::span<const snap::Snap> households;
    std::span<const snap::Snap> services;
    const access::NearestTable& nearest;
};

/// A scenario answered, as if from scratch.
struct Outcome {
    Variant variant;
    ChangedRoads roads;
    std::vector<snap::Snap> households;
    std::vector<snap::Snap> services;
    access::NearestTable nearest;
};

/// Answers a scenario by computing only what it changes: nothing for an empty list, a sweep for up
/// to sixteen categories whose services came, went or moved; with changed roads a customization and
/// all sweeps. Equal to the tick, and to the service chosen among equals, to an answer from
/// scratch. Throws Error, beginning with Edit::where, for an edit that does not fit the territory.
[[nodiscard]] Outcome run(const Base& base, const Scenario& scenario);

}  // namespace relais::scenario
