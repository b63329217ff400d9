#pragma once

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

  private:
    std::vector<ChainId> chains_;  ///< that have copies, ascending; once for each copy
    std::vector<ChainId> copies_;  ///< of the chain at the same place of chains_
};

}  // namespace relais::graph
