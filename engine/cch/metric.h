#pragma once

#include <cstdint>
#include <span>

#include "engine/cch/hierarchy.h"
#include "engine/core/buffer.h"

namespace relais::cch {

/// Which way time runs in a search.
enum class Direction : std::uint8_t {
    kForward,   ///< labels are times from the sources to the vertices
    kBackward,  ///< labels are times from the vertices to the sources
};

/// The weight of an arc that leads nowhere, and of all that would take longer (3.4 years).
inline constexpr std::uint32_t kNoPath = 0x3fffffffU;

/// The metric-dependent half: the weights of all upward arcs of one hierarchy, shortcuts included,
/// for one set of arc times. Immutable, cheap to copy (shared memory). Weights are ticks; kNoPath
/// where there is no path through lower vertices.
struct Metric {
    Hierarchy hierarchy;
    Buffer<std::uint32_t> up;    ///< from the lower to the higher end
    Buffer<std::uint32_t> down;  ///< from the higher to the lower end

    /// What a search adds when it goes from the lower to the higher end, and back.
    [[nodiscard]] std::span<const std::uint32_t> up_weights(Direction direction) const {
        return direction == Direction::kForward ? up : down;
    }
    [[nodiscard]] std::span<const std::uint32_t> down_weights(Direction direction) const {
        return direction == Direction::kForward ? down : up;
    }
};

/// Customizes the hierarchy: the weight of each upward arc becomes the least time between its ends
/// through lower vertices only. ticks[i] belongs to arc i of the graph the hierarchy was built
/// from; ticks of kNoPath or more close an arc (kUnreachable does). On all threads allowed; the
/// same bytes whatever their number. O(lower triangles).
[[nodiscard]] Metric customize(const Hierarchy& hierarchy, std::span<const std::uint32_t> ticks);

}  // namespace relais::cch
