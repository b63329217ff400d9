#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/graph/road_network.h"
#include "engine/routes/reach.h"
#include "engine/snap/snapper.h"

namespace relais::routes {

struct AreaOptions {
    double max_walk_metres = 500;  ///< farther from all roads nothing is reached
    double walking_metres_per_second = snap::Options{}.walking_metres_per_second;
    double farther_to_open_metres = snap::Options{}.farther_to_open_metres;  ///< as points snap
};

/// A square on the grid of a ReachedArea.
struct Square {
    std::int32_t x = 0, y = 0;  ///< of its corner in the south-west
    std::int32_t side = 1;
    std::uint32_t first_limit = 0, end_limit = 0;  ///< it is reached within limits first..end-1
    friend auto operator<=>(const Square&, const Square&) = default;
};

/// The places, not only on the roads, that are reached within some limits, as squares on a grid.
///
/// Every place in a square is reached: it is within `max_walk_metres` of a road, and wherever it
/// may join the roads as a snapped point does, the time to there and the walk from there are within
/// the limit (bridges apart, and beside water all roads in reach, for each may be the nearest one
/// on this side). What is not decided at the size of the smallest square is left out. Squares of
/// one limit do not overlap; the area of a limit is within that of the next.
struct ReachedArea {
    static constexpr double kCellMetres = 16;  ///< side of the smallest square
    Coordinate origin;
    double cell_lon = 0, cell_lat = 0;  ///< degrees
    std::vector<Square> squares;        ///< in ascending order

    [[nodiscard]] double lon(double x) const { return origin.lon() + x * cell_lon; }
    [[nodiscard]] double lat(double y) const { return origin.lat() + y * cell_lat; }
};

/// `limits` are ascending. A quadtree: squares are split until all their places are certainly
/// reached, or certainly not. O(area / cell along the edge of the area); on all threads, the same
/// squares for any number.
[[nodiscard]] ReachedArea reached_area(const graph::RoadNetwork& network, const Reach& reach,
                                       const std::vector<Duration>& limits,
                                       const AreaOptions& options = {});

}  // namespace relais::routes
