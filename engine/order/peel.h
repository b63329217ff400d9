#pragma once

#include <vector>

#include "engine/core/id.h"
#include "engine/order/skeleton.h"

namespace relais::order {

/// A graph with its rind off.
struct Peeled {
    std::vector<VertexId> order;        ///< the vertices taken, the first to eliminate first
    std::vector<VertexId> core_vertex;  ///< of those left: by vertex of the core
    Skeleton core;                      ///< the remaining graph, with the edges that elimination
                                        ///< adds
};

/// Eliminates vertices of at most two neighbours until there are none: dead ends, and chains, whose
/// ends are joined. They go in rounds of vertices that do not touch, so that a long chain becomes a
/// low tree. Half to two thirds of a road network go this way. Deterministic; O(n + m) for bounded
/// degrees.
///
/// These are the islet, twig and series rules of Bodlaender, Koster, van den Eijkhof,
/// "Preprocessing rules for triangulation of probabilistic networks", Computational Intelligence 21
/// (2005): they never make the best order of the rest a worse one (in treewidth), and no vertex
/// gains a neighbour by them.
[[nodiscard]] Peeled peel(Skeleton skeleton);

}  // namespace relais::order
