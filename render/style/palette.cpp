#include "render/style/palette.h"

#include <algorithm>
#include <array>
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

namespace {

constexpr std::array kLadder{5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0};

/// The place of a number of minutes on the ladder, from 0 to 1; above the last step: 1.
double rung_of(double minutes) {
    const auto* const next = std::lower_bound(kLadder.begin(), kLadder.end(), minutes);
    const auto step = static_cast<double>(next - kLadder.begin());
    if (next == kLadder.end()) return 1;
    if (next == kLadder.begin()) return 0;
    const double part = (minutes - *(next - 1)) / (*next - *(next - 1));
    return (step - 1 + part) / static_cast<double>(kLadder.size());
}

Color color_at(const std::vector<Color>& scale, double place) {
    const double at = place * static_cast<double>(scale.size() - 1);
    const auto span = std::min(static_cast<std::size_t>(at), scale.size() - 1);
    return mix(scale[span], scale[std::min(span + 1, scale.size() - 1)],
               at - static_cast<double>(span));
}

}  // namespace

std::vector<Color> minutes_palette(const Theme& theme, const std::vector<double>& bounds) {
    assert(!theme.scale.empty());
    if (bounds.empty()) return sequential_palette(theme, 1);
    std::vector<Color> colors;
    for (const double bound : bounds) colors.push_back(color_at(theme.scale, rung_of(bound)));
    // Beyond the last bound: the next step.
    const auto* const next = std::upper_bound(kLadder.begin(), kLadder.end(), bounds.back());
    colors.push_back(color_at(theme.scale, next == kLadder.end() ? 1 : rung_of(*next)));
    return colors;
}

Color ink_on(const Theme& theme, Color background) {
    return lightness(background) < 58 ? theme.paper : theme.ink;
}

}  // namespace relais::style
