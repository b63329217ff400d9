#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/geometry/plane.h"

namespace relais::map {

/// The dots of a map, to compute how much of a box they hide. Exact to squares of 0.4 mm; building
/// it costs O(dots + squares), a question O(1).
class DotCover {
  public:
    /// Dots outside of `frame` count as not there.
    DotCover(std::span<const geometry::Point> dots, const geometry::Box& frame);

    /// The share of the squares under `box` that have a dot, in [0, 1].
    [[nodiscard]] double share(const geometry::Box& box) const;

  private:
    geometry::Box frame_;
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> sums_;  ///< of the squares above and to the left
};

}  // namespace relais::map
