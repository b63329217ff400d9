#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::snap {

/// Which roads are open to all, and the times from the others to them.
///
/// *Open roads* are, in every part of the network, the largest connected set of the roads without
/// graph::WayFlag::kEndsOnly. The others are for trips that begin or end there: tracks, private
/// roads, and all roads that are only reached through these.
class OpenRoads {
  public:
    /// `joinable` as given by joinable_chains. O((n + m) log n) of the roads that are not open.
    OpenRoads(const graph::RoadNetwork& network, std::span<const std::uint8_t> joinable);

    /// Whether a chain is open to all; all are where none is for trip ends.
    [[nodiscard]] bool contains(ChainId chain) const {
        return open_.empty() || open_[chain.index()] != 0;
    }
    /// Time from a place with this join to the nearest open road and back, both walks to the chain
    /// included; kUnreachable where there is no path out, or in.
    [[nodiscard]] Duration there_and_back(const graph::RoadNetwork& network,
                                          const Join& join) const;

  private:
    std::vector<std::uint8_t> open_;  ///< per chain; empty: all are
    std::vector<Duration> out_, in_;  ///< per vertex: to the open roads, and from them
};

}  // namespace relais::snap
