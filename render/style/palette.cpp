#include "render/style/palette.h"

#include <array>
#include <cassert>

#include "render/style/theme.h"

namespace relais::style {
namespace {

constexpr std::array kLadder{Color::hex(0xfde7a9), Color::hex(0xfe9f6d), Color::hex(0xed5a5f),
                             Color::hex(0xb5367a), Color::hex(0x782281), Color::hex(0x3b0f70)};

}  // namespace

std::vector<Color> sequential_palette(std::size_t classes) {
    assert(classes >= 1);
    std::vector<Color> colors;
    constexpr std::size_t kSpans = kLadder.size() - 1;
    for (std::size_t k = 0; k < classes; ++k) {
        const std::size_t steps = classes > 1 ? classes - 1 : 1;
        const std::size_t span = k * kSpans / steps;
        const std::size_t rest = k * kSpans % steps;
        const std::size_t next = span < kSpans ? span + 1 : span;
        colors.push_back(mix(kLadder[span], kLadder[next],
                             static_cast<double>(rest) / static_cast<double>(steps)));
    }
    return colors;
}

Color ink_on(Color background) {
    return lightness(background) < 58 ? kPaper : kInk;
}

}  // namespace relais::style
