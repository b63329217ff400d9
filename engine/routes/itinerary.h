#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"
#include "engine/routes/driver.h"
#include "engine/routes/path.h"

namespace relais::routes {

/// A delay met on a step. Seconds, since a point on the piece pays its part of it.
struct Wait {
    graph::DelayCause cause;
    double seconds;
};
/// Those of one cause together, in the order they first come.
void add_wait(std::vector<Wait>& waits, Wait wait);

/// One way, or the part of it that a path goes along without a break.
struct Step {
    std::uint32_t way = 0;  ///< index into RoadNetwork::ways
    std::uint32_t ticks = 0;
    double metres = 0;
    /// What the way is driven at in this direction, tenths of km/h; 0 where the network does not
    /// know (a graph without ways).
    std::uint16_t dkmh = 0;
    /// The rule that the way tells is for its forward direction; this step goes against it, at
    /// another speed.
    bool other_direction = false;
    std::vector<Wait> waits;  ///< in the order they are met, those of one cause together
    /// What is left of the time after length over speed and waits: taking bends, gaining and losing
    /// speed, as it would be on the flat; and slopes, below 0 where one makes faster.
    double bends_seconds = 0;
    double slopes_seconds = 0;
    double rise = 0;  ///< metres that the end lies higher than the beginning; 0 without heights
    std::vector<Coordinate> line;
};

/// A path road by road. Its steps' ticks and the walks add up to its time, exactly; links of no
/// length and no time are left out. `bends` is how the network's profile takes them, which tells
/// their time from that of slopes. Cost: the points of the path's chains.
[[nodiscard]] std::vector<Step> steps_of(const graph::RoadNetwork& network, const Path& path,
                                         const Bends& bends = {});

}  // namespace relais::routes
