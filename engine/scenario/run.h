#pragma once

#include <functional>
#include <span>

#include "engine/access/nearest.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"
#include "engine/scenario/outcome.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {

/// The base of a comparison: a territory with its results. Everything it refers to must outlive it.
struct Base {
    const territory::Territory& territory;
    const graph::RoadNetwork& network;
    const cch::Metric& metric;
    const snap::Snapper& snapper;
    std::span<const snap::Snap> households;
    std::span<const snap::Snap> services;
    const access::NearestTable& nearest;
    const access::NearestSolver& solver;  ///< of `households`, laid out once for all scenarios
    /// Whether a service counts, where that depends on its hours; none: all count. Those that do
    /// not are missing from `services` and `nearest`.
    std::function<bool(const territory::Service&)> takes_part = {};
};

/// Answers a scenario by computing only what it changes: nothing for an empty list, a sweep for up
/// to sixteen categories whose services were added, closed or moved; with changed roads a
/// customization and all sweeps. Only a new road costs a new order. Identical to a computation from
/// scratch, to the tick and to the service chosen among equals. Throws Misfit for an edit that does
/// not fit the territory: one that names an object that does not exist, or places a service or a
/// household where no road is within reach.
[[nodiscard]] Outcome run(const Base& base, const Scenario& scenario);

/// The times of an outcome's roads: those of the base where none changed; with new roads the order
/// is computed again, as in run().
[[nodiscard]] cch::Metric metric_of(const Base& base, const Outcome& outcome);

}  // namespace relais::scenario
