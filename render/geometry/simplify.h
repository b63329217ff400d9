#pragma once

#include "render/geometry/plane.h"

namespace relais::geometry {

/// Drops points of a line whose triangle with its neighbours is smaller than `area`, smallest
/// first (Visvalingam & Whyatt 1993, "Line generalisation by repeated elimination of points").
/// Ends stay; a closed line keeps at least a triangle. O(n log n).
[[nodiscard]] Polyline simplify(const Polyline& line, double area);

}  // namespace relais::geometry
