#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"
#include "engine/routes/driver.h"
#include "engine/routes/path.h"

namespace relais::routes {

/// A delay on a step. In seconds, since a trip from a point on the piece has a part of it.
struct Wait {
    graph::DelayCause cause;
    double seconds;
};
/// Delays of one cause together, in the order of their first occurrence.
void add_wait(std::vector<Wait>& waits, Wait wait);

/// One way, or the part of it that a path follows without a break.
struct Step {
    std::uint32_t way = 0;  ///< index into RoadNetwork::ways
    std::uint32_t ticks = 0;
    double metres = 0;
    /// Speed on the way in this direction, tenths of km/h; 0 where not known (a graph without
    /// ways).
    std::uint16_t dkmh = 0;
    /// The rule of the way is for its forward direction; this step goes against it, at another
    /// speed.
    bool other_direction = false;
    std::vector<Wait> waits;  ///< in the order they are met, those of one cause together
    /// The remainder of the time after length over speed and waits: bends and changes of speed, as
    /// on the flat; and slopes, below 0 where a slope makes the step faster.
    double bends_seconds = 0;
    double slopes_seconds = 0;
    double rise = 0;  ///< metres from the beginning up to the end; 0 without heights
    std::vector<Coordinate> line;
};

/// A path road by road. Its steps' ticks and the walks add up to its time, exactly; links of no
/// length and no time are left out. `bends` is the network profile's rule for them, which separates
/// their time from that of slopes. Cost: the points of the path's chains.
[[nodiscard]] std::vector<Step> steps_of(const graph::RoadNetwork& network, const Path& path,
                                         const Bends& bends = {});

}  // namespace relais::routes
