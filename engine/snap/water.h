#pragma once

#include <memory>
#include <span>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"

namespace relais::snap {

/// A walk crosses water where more than this length of it is in water.
inline constexpr double kMostWaterMetres = 30;

/// Computes how much of a straight walk is in water. Building: O(s log s) for s shores; a question:
/// O(log s) and the shores in the walk's bounding box. Thread-safe once built.
class Water {
  public:
    explicit Water(std::span<const graph::Shore> shores);
    ~Water();
    Water(Water&&) noexcept;
    Water& operator=(Water&&) noexcept;

    /// The longest stretch of the straight line in water, in metres. Where it crosses no shore: 0,
    /// even where all of it is in water.
    [[nodiscard]] double longest_stretch(Coordinate from, Coordinate to) const;

  private:
    struct Index;
    std::unique_ptr<const Index> index_;  ///< none: there is no water
};

}  // namespace relais::snap
