#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::routes {

/// Where a stretch begins or ends: on a piece of a chain's shape.
struct Mark {
    std::uint32_t piece = 0;  ///< of the chain, counted along its shape
    double fraction = 0;      ///< of that piece, along the shape
    std::uint32_t ticks = 0;  ///< cumulative, in the direction of travel, as in graph::ShapePoint
    Coordinate place;
};

/// A part of one chain travelled in one direction.
struct Stretch {
    ChainId chain;
    bool forward = true;
    Mark from;  ///< `from` comes before `to` in the direction of travel
    Mark to;
    [[nodiscard]] std::uint32_t ticks() const { return to.ticks - from.ticks; }
};

/// The walk at one end of a path.
struct Walk {
    Coordinate foot;  ///< where it joins the road
    Duration time{0};
    float metres = 0;
};

/// The fastest way from door to door: walk to the road, stretches, walk from the road.
struct Path {
    Duration time;                 ///< walks included
    std::uint32_t decimetres = 0;  ///< walks included
    std::vector<Stretch> stretches;
    Walk first, last;  ///< to the road and from it
};

/// Of the fastest paths the shortest: time and length are those that access::matrix gives the pair,
/// and the time is that of access::nearest_services. Ends that are not on the roads, or between
/// which there is no path, give none. Dijkstra's algorithm with a binary heap, which stops at the
/// destination: O((n + m) log n) at worst, of what is as near as the destination as a rule.
[[nodiscard]] std::optional<Path> fastest_path(const graph::RoadNetwork& network,
                                               const snap::Snap& from, const snap::Snap& to);

}  // namespace relais::routes
