#pragma once

#include "render/geometry/plane.h"

namespace relais::geometry {

/// Maps the plane (metres, y up) into a frame on paper (millimetres, y down), one scale for both
/// axes, the extent centred in the frame.
class PageTransform {
  public:
    /// An empty or point-like `extent` is shown as a square of one kilometre around it.
    static PageTransform fit(Box extent, const Box& frame);

    [[nodiscard]] Point to_page(Point metres) const {
        return {origin_.x + metres.x / metres_per_mm_, origin_.y - metres.y / metres_per_mm_};
    }
    [[nodiscard]] double metres_per_mm() const { return metres_per_mm_; }

  private:
    Point origin_;
    double metres_per_mm_ = 1;
};

}  // namespace relais::geometry
