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

}  // namespace relais::atlas
