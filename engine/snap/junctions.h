#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/core/disjoint_sets.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::snap {

/// The vertices of every junction that turn restrictions have split. Its vertices are connected by
/// links of no length, or are the ends of the two arcs of one chain.
class Junctions {
  public:
    /// O(n + m).
    explicit Junctions(const graph::RoadNetwork& network);

    /// All vertices of the junction that a vertex belongs to, ascending.
    [[nodiscard]] std::vector<VertexId> of(VertexId vertex) const;
    [[nodiscard]] bool is_split(VertexId vertex) const { return set_of_.contains(vertex.value()); }

  private:
    using Name = std::uint32_t;  ///< of a set

    std::unordered_map<Name, std::vector<VertexId>> members_;
    std::unordered_map<std::uint32_t, Name> set_of_;  ///< by vertex; those of split junctions
};

}  // namespace relais::snap
