#pragma once

#include <boost/container/small_vector.hpp>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::graph {

/// Which chains repeat which (WayFlag::kCopy).
///
/// Those whom a turn restriction binds travel along copies, all others along the road itself. So a
/// place on the road is left by its chain alone, for its trips begin there, but reached by the
/// chain and its copies: a copy is as long as the chain, and has the same shape and times.
class Copies {
  public:
    /// O(chains + copies · log copies).
    explicit Copies(const RoadNetwork& network);

    /// The copies of a chain, ascending; O(log copies).
    [[nodiscard]] std::span<const ChainId> of(ChainId chain) const;

    using Vertices = boost::container::small_vector<VertexId, 2>;
    /// Where one comes to who leaves a place on the chain, and where one comes from who reaches it.
    /// Where a restriction leaves only one way in, these are not the same: nobody drives through a
    /// loop in the direction that cannot be entered, but its houses are left that way.
    [[nodiscard]] Vertices ways_out(ChainId chain) const;
    [[nodiscard]] Vertices ways_in(ChainId chain) const;

  private:
    RoadNetwork network_;
    std::vector<ChainId> chains_;  ///< that have copies, ascending; once for each copy
    std::vector<ChainId> copies_;  ///< of the chain at the same place of chains_
};

}  // namespace relais::graph
