#pragma once

#include <memory>
#include <vector>

#include "render/geometry/plane.h"

namespace relais::geometry {

/// The area inside a set of rings (even-odd), prepared for many questions. Rings that cross
/// themselves are repaired.
class Region {
  public:
    explicit Region(const std::vector<Polyline>& rings);

    [[nodiscard]] bool contains(const Box& box) const;
    [[nodiscard]] double area() const;
    /// What of it is not in another region. O(n log n).
    [[nodiscard]] Region without(const Region& other) const;
    /// The place farthest from the edge (the pole of inaccessibility), and how far that is; for
    /// an empty region the middle of its rings and 0.
    struct Pole {
        Point place;
        double radius = 0;
    };
    [[nodiscard]] Pole pole() const;

  private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace relais::geometry
