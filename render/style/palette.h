#pragma once

#include <vector>

#include "render/style/color.h"

namespace relais::style {

/// `classes` colours from best to worst access: lightness falls evenly, so that the order survives
/// a photocopy and the common kinds of colour blindness. Cut from the magma ladder (van der Walt &
/// Smith, CC0) between L* 92 and 18; fit for up to seven classes. REQUIRES: classes >= 1.
[[nodiscard]] std::vector<Color> sequential_palette(std::size_t classes);

/// Ink for text on `background`: near-black or white, whichever is easier to read.
[[nodiscard]] Color ink_on(Color background);

}  // namespace relais::style
