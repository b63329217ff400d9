#pragma once

#include "engine/territory/territory.h"

namespace relais::osm {

/// In square metres, without holes, on the local plane (correct to 1 % up to the size of a town).
/// Self-crossing rings give something between 0 and their outline.
[[nodiscard]] double area_square_metres(const territory::MultiPolygon& shape);

/// A place inside the largest polygon of the shape: its centre of gravity where that is inside,
/// else a point on its surface. REQUIRES: one polygon at least, no empty ring.
[[nodiscard]] Coordinate inner_point(const territory::MultiPolygon& shape);

/// Whether the place is inside; exact, except that a point on a border may count as either.
/// O(points).
[[nodiscard]] bool contains(const territory::MultiPolygon& shape, Coordinate place);

/// From the place to the shape: 0 inside.
[[nodiscard]] double metres_to(const territory::MultiPolygon& shape, Coordinate place);

}  // namespace relais::osm
