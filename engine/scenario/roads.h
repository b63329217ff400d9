#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/scenario/edit.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {

/// A chain whose pieces have new times.
struct ChangedChain {
    ChainId chain;
    /// As in ShapePoint, one per shape point; a closed piece adds kBlockedTicks.
    std::vector<std::uint32_t> forward_ticks;
    std::vector<std::uint32_t> backward_ticks;
    std::vector<bool> closed;  ///< by piece
};

/// The roads after edits. Only times differ, so order and hierarchy stay.
struct ChangedRoads {
    /// With the arc times of the scenario. Its shape points keep the times of the base: use
    /// `retimed` for times along a chain. So 100 MB of points need not be copied for one flooded
    /// street.
    graph::RoadNetwork network;
    std::vector<ChangedChain> chains;  ///< by chain

    [[nodiscard]] bool any() const { return !chains.empty(); }
    /// The times for cch::customize: closed arcs are kUnreachable.
    [[nodiscard]] std::vector<std::uint32_t> weights() const;
    /// The same place on the changed roads. On a closed piece it is left and reached on foot by the
    /// end of its chain, where that is allowed; a place whose joins are all on closed pieces is
    /// kIsland.
    [[nodiscard]] snap::Snap retimed(const snap::Snap& snap) const;
    [[nodiscard]] std::vector<snap::Snap> retimed(std::span<const snap::Snap> snaps) const;

  private:
    /// Whether the join is still there.
    [[nodiscard]] bool retime(snap::Join& join) const;
};

/// Applies the edits of roads among `edits`, in order; O(pieces of road) for each. `network` has
/// the roads that edits add (see with_new_roads), which edits before them do not touch. Chains that
/// end up as they were are not among the changed ones. Throws Misfit when an edit touches no road,
/// names a way or a road by its name that nothing in its choice answers to, or opens one that
/// nothing closed.
[[nodiscard]] ChangedRoads change_roads(const graph::RoadNetwork& network,
                                        std::span<const Edit> edits);

}  // namespace relais::scenario
