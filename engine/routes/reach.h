#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/graph/copies.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::routes {

/// A part of a piece of road over which the time from the start changes linearly.
struct TimedPart {
    ChainId chain;
    std::uint32_t piece = 0;  ///< of the chain, counted along its shape
    double from = 0;          ///< fractions of the piece, ascending
    double to = 1;
    double ticks_from = 0;  ///< infinite where the limit does not reach
    double ticks_to = 0;
};

/// Travel times from one place to every point of the roads.
class Reach {
  public:
    /// REQUIRES: `from` is on the roads. Times above `limit` are not computed. Dijkstra's
    /// algorithm, O((n + m) log n) of what is reached.
    Reach(const graph::RoadNetwork& network, const snap::Snap& from, Duration limit);

    [[nodiscard]] Duration time(VertexId vertex) const { return Duration{ticks_[vertex.index()]}; }
    /// The parts of a chain in the order of its shape; they cover it. To a point `t` ticks away a
    /// point snapped there takes `t` rounded, without its walk.
    [[nodiscard]] std::vector<TimedPart> parts(ChainId chain) const;

  private:
    const graph::RoadNetwork& network_;
    snap::Snap from_;
    graph::Copies copies_;
    std::vector<std::uint32_t> ticks_;  ///< by vertex; kUnreachable where not within the limit
};

/// A stretch of one way that is reached within the `band`-th of some limits, not within the one
/// before. Cut exactly where time runs out.
struct ReachedLine {
    std::size_t band = 0;
    std::uint32_t way = 0;  ///< index into RoadNetwork::ways
    std::vector<Coordinate> line;
};

/// The roads that are reached within ascending limits, each once (copies are skipped).
[[nodiscard]] std::vector<ReachedLine> reached_lines(const graph::RoadNetwork& network,
                                                     const Reach& reach,
                                                     const std::vector<Duration>& limits);

}  // namespace relais::routes
