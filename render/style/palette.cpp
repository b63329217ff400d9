#include "render/style/palette.h"

#include <cassert>

namespace relais::style {

std::vector<Color> sequential_palette(const Theme& theme, std::size_t classes) {
    assert(classes >= 1 && !theme.scale.empty());
    const std::vector<Color>& ladder = theme.scale;
    const std::size_t spans = ladder.size() - 1;
    std::vector<Color> colors;
    for (std::size_t k = 0; k < classes; ++k) {
        const std::size_t steps = classes > 1 ? classes - 1 : 1;
        const std::size_t span = k * spans / steps;
        const std::size_t rest = k * spans % steps;
        const std::size_t next = span < spans ? span + 1 : span;
        colors.push_back(mix(ladder[span], ladder[next],
                             static_cast<double>(rest) / static_cast<double>(steps)));
    }
    return colors;
}

Color ink_on(const Theme& theme, Color background) {
    return lightness(background) < 58 ? theme.paper : theme.ink;
}

}  // namespace relais::style
