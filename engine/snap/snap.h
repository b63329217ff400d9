#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"

namespace relais::snap {

/// The outcome of snapping a point.
enum class Fate : std::uint8_t {
    /// Not snapped: the extract has no data within the maximum distance (by the network's data
    /// cells; for a network without them: outside the bounds of its roads).
    kOutsideData,
    kOffNetwork,  ///< not snapped: no road that can be joined within the maximum distance
    kIsland,      ///< not snapped: only slips of mapping are that near, roads that are in no part
    kSnapped,
};

/// One place where a point joins the roads: on a chain, and the walk to it.
///
/// From the point, driving forward along the chain reaches its last vertex after
/// `forward_length - forward_offset` ticks; to the point, coming from the first vertex takes
/// `forward_offset`. The same holds backward with first and last exchanged.
struct Join {
    ChainId chain;
    PartId part;  ///< of the network, see graph::parts_of_places
    /// Whether it is left and reached along the chain; else by `corners` alone.
    bool along = true;
    /// Where along the shape: the piece in the high half, the fraction of it in 2^-32 in the low.
    /// Offsets follow from it, so that they always agree on the order of two points on a chain.
    std::uint64_t position = 0;
    std::uint32_t forward_offset = 0;   ///< ticks from the chain's first vertex, going forward
    std::uint32_t backward_offset = 0;  ///< ticks from the chain's last vertex, going backward
    Duration walk{0};                   ///< from the point to the road, on foot
    float walk_metres = 0;
    float metres_from_first = 0;  ///< along the shape
    Coordinate place;             ///< the foot on the road
    /// The vertices of the junction at an end of the chain, by which the point is left and reached
    /// on foot as well: where the foot is that end; and where the end is near (kCornerMetres), the
    /// chain is one-way and no turn is forbidden there.
    std::vector<VertexId> corners;
    Duration corner_walk{0};
    float corner_walk_metres = 0;
    /// Copies of the chain, used by trips bound by a turn restriction: the point is reached along
    /// them as along the chain, and left along the chain alone.
    std::vector<ChainId> copies;
};

/// Where a point joins the roads. A trip uses the join that makes it fastest.
struct Snap {
    Fate fate = Fate::kOffNetwork;
    /// The nearest road first; empty unless snapped. More than one where the nearest road is for
    /// trip ends, or is in a small part.
    std::vector<Join> joins;

    [[nodiscard]] bool exists() const { return fate == Fate::kSnapped; }
    /// REQUIRES: exists().
    [[nodiscard]] const Join& nearest() const { return joins.front(); }
};

}  // namespace relais::snap
