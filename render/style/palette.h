#pragma once

#include <vector>

#include "render/style/theme.h"

namespace relais::style {

/// `classes` colours from best to worst access, evenly along the theme's scale. With the scale of
/// the default theme lightness decreases evenly, so that the order is visible on a photocopy and
/// with the common kinds of colour blindness, up to six classes. REQUIRES: classes >= 1.
[[nodiscard]] std::vector<Color> sequential_palette(const Theme& theme, std::size_t classes);

/// Colours of classes of minutes, the same for the same minutes on every page: the colour of a class
/// is that of its upper bound on the ladder 5, 10, 15, 20, 30, 45, 60 and more, evenly along the
/// theme's scale; between steps it is mixed.
[[nodiscard]] std::vector<Color> minutes_palette(const Theme& theme,
                                                 const std::vector<double>& bounds);

/// Ink for text on `background`: near-black or white, whichever is easier to read.
[[nodiscard]] Color ink_on(const Theme& theme, Color background);

}  // namespace relais::style
