#pragma once

#include <cstdint>
#include <span>

#include "engine/cch/hierarchy.h"
#include "engine/core/buffer.h"
#include "engine/core/sentinels.h"

namespace relais::cch {

/// Which way time runs in a search.
enum class Direction : std::uint8_t {
    kForward,   ///< labels are times from the sources to the vertices
    kBackward,  ///< labels are times from the vertices to the sources
};

/// The metric-dependent half: the weights of all upward arcs of one hierarchy, shortcuts included,
/// for one set of arc weights. Immutable, cheap to copy (shared memory). kNoPathOf<Weight> where
/// there is no path through lower vertices.
template <class Weight>
struct BasicMetric {
    Hierarchy hierarchy;
    Buffer<Weight> up;    ///< from the lower to the higher end
    Buffer<Weight> down;  ///< from the higher to the lower end

    /// What a search adds when it goes from the lower to the higher end, and back.
    [[nodiscard]] std::span<const Weight> up_weights(Direction direction) const {
        return direction == Direction::kForward ? up : down;
    }
    [[nodiscard]] std::span<const Weight> down_weights(Direction direction) const {
        return direction == Direction::kForward ? down : up;
    }
};

/// Weights are ticks.
using Metric = BasicMetric<std::uint32_t>;
/// Weights are two quantities in one number: sums compare by the one in the high half, then by the
/// one in the low half, as long as no sum of the low halves of a path reaches 2^32.
using WideMetric = BasicMetric<std::uint64_t>;

/// Customizes the hierarchy: the weight of each upward arc becomes the least weight of a path
/// between its ends through lower vertices only. weights[i] belongs to arc i of the graph the
/// hierarchy was built from; kNoPathOf<Weight> or more closes an arc (kUnreachable does). On all
/// threads allowed; the same bytes whatever their number. O(lower triangles).
[[nodiscard]] Metric customize(const Hierarchy& hierarchy, std::span<const std::uint32_t> weights);
[[nodiscard]] WideMetric customize(const Hierarchy& hierarchy,
                                   std::span<const std::uint64_t> weights);

}  // namespace relais::cch
