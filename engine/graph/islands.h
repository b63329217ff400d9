#pragma once

#include "engine/core/disjoint_sets.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::graph {

/// What hangs together of the roads outside the main component, one-way streets taken both ways.
/// An island is named by its lowest vertex. Keeps a reference to the network. Building: O(arcs).
class Islands {
  public:
    explicit Islands(const RoadNetwork& network);

    /// The island that a vertex or a chain belongs to; kNone: to the mainland. A chain with one end
    /// on the mainland belongs to the island that its other end lies on.
    [[nodiscard]] VertexId of(VertexId vertex);
    [[nodiscard]] VertexId of(ChainId chain);

  private:
    [[nodiscard]] bool outside(VertexId vertex) const {
        return network_.vertex_in_main[vertex.index()] == 0;
    }

    const RoadNetwork& network_;
    DisjointSets sets_;
};

}  // namespace relais::graph
