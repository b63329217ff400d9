#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::snap {

/// Which roads are open to all, and how long the others take to get to them.
///
/// *Open roads* are, in every part of the network, the most that hangs together of the roads
/// without graph::WayFlag::kEndsOnly. The others are for trips that begin or end
/// there: tracks, private roads, and whatever is only got to by these.
class OpenRoads {
  public:
    /// `joinable` as joinable_chains tells. O((n + m) log n) of the roads that are not open.
    OpenRoads(const graph::RoadNetwork& network, std::span<const std::uint8_t> joinable);

    /// Whether a chain is open to all; all are where none is for trip ends.
    [[nodiscard]] bool contains(ChainId chain) const {
        return open_.empty() || open_[chain.index()] != 0;
    }
    /// From a place that joins the roads so to the nearest open road and back, both walks to the
    /// chain included; kUnreachable where there is no way out, or in.
    [[nodiscard]] Duration there_and_back(const graph::RoadNetwork& network,
                                          const Join& join) const;

  private:
    std::vector<std::uint8_t> open_;  ///< per chain; empty: all are
    std::vector<Duration> out_, in_;  ///< per vertex: to the open roads, and from them
};

}  // namespace relais::snap
