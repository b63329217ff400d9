#pragma once

#include "render/draw/canvas.h"
#include "render/geometry/plane.h"
#include "render/language/catalogue.h"

namespace relais::atlas {

// The words in which all pages are drawn.
using draw::Align;
using draw::Canvas;
using draw::Face;
using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using language::arg;

/// Points: no text that is read is smaller. Names, scales and ticks of maps and curves may be,
/// upright heads of columns, and a sheet with more than twenty services.
inline constexpr double kSmallText = 8;

}  // namespace relais::atlas
