#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::graph {

/// Which chains repeat which (WayFlag::kCopy).
///
/// Trips bound by a turn restriction travel along copies, all others along the road itself. So a
/// place on the road is left by its chain only, as its trips begin there, but reached by the chain
/// and its copies: a copy is as long as the chain, and has the same shape and times.
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

/// Which part of the network a place on each chain belongs to: one that it can be reached from,
/// over the chain or a copy, and left to. None: there is none; and for copies. Where turns are
/// restricted these need not be the ends of the chain: the direction of a loop that cannot be
/// entered is still the way out of its houses, and where all through traffic uses a copy, the road
/// itself serves its houses.
///
/// A chain with both ends in a part and no copy
/// belongs to that part. O(chains + n log n) for the n arcs that begin or end outside of all parts.
[[nodiscard]] std::vector<PartId> parts_of_places(const RoadNetwork& network, const Copies& copies);

}  // namespace relais::graph
