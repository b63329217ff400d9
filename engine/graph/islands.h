#pragma once

#include "engine/core/disjoint_sets.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::graph {

/// The connected pieces of the roads outside all parts (PartRules), one-way streets taken both
/// ways. An island is named by its lowest vertex. Keeps a reference to the network. Building:
/// O(arcs).
class Islands {
  public:
    explicit Islands(const RoadNetwork& network);

    /// The island that a vertex or a chain belongs to; kNone: to a part. A chain with one end in a
    /// part belongs to the island of its other end.
    [[nodiscard]] VertexId of(VertexId vertex);
    [[nodiscard]] VertexId of(ChainId chain);

  private:
    [[nodiscard]] bool outside(VertexId vertex) const {
        return !network_.vertex_part[vertex.index()].exists();
    }

    const RoadNetwork& network_;
    DisjointSets sets_;
};

}  // namespace relais::graph
