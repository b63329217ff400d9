#pragma once

#include "render/draw/canvas.h"
#include "render/language/catalogue.h"

namespace relais::map {

/// The longest length of 1, 2 or 5 times a power of ten (metres) that is at most `most_mm` long on
/// paper.
[[nodiscard]] double round_length(double metres_per_mm, double most_mm);

/// Scale bar with its left end at `at` (the bar's line). Returns the width drawn.
double draw_scale_bar(draw::Canvas& canvas, const language::Catalogue& words, geometry::Point at,
                      double metres_per_mm);

/// An arrow to true north, `angle` radians east of the page's top, centred on `at`.
void draw_north(draw::Canvas& canvas, geometry::Point at, double angle);

}  // namespace relais::map
