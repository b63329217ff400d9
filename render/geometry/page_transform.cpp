#include "render/geometry/page_transform.h"

#include <algorithm>

namespace relais::geometry {

PageTransform PageTransform::fit(Box extent, const Box& frame) {
    constexpr double kSmallest = 1000.0;  // metres
    if (extent.empty()) extent = Box::around({0, 0}, kSmallest / 2);
    if (std::max(extent.width(), extent.height()) < 1.0) {
        extent = Box::around(extent.centre(), kSmallest / 2);
    }
    PageTransform transform;
    transform.metres_per_mm_ =
        std::max(extent.width() / frame.width(), extent.height() / frame.height());
    const Point from = extent.centre();
    const Point to = frame.centre();
    transform.origin_ = {to.x - from.x / transform.metres_per_mm_,
                         to.y + from.y / transform.metres_per_mm_};
    return transform;
}

}  // namespace relais::geometry
