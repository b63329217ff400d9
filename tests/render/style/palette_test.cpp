#include "render/style/palette.h"

#include <gtest/gtest.h>

#include "render/style/theme.h"

namespace relais::style {
namespace {

TEST(Palette, EachClassIsClearlyDarkerThanTheOneBefore) {
    for (std::size_t classes = 2; classes <= 7; ++classes) {
        const std::vector<Color> colors = sequential_palette(classes);
        ASSERT_EQ(colors.size(), classes);
        for (std::size_t k = 1; k < classes; ++k) {
            EXPECT_GE(lightness(colors[k - 1]) - lightness(colors[k]), 8)
                << "class " << k << " of " << classes;
        }
    }
}

TEST(Palette, TheLightestClassIsSeenOnPaper) {
    EXPECT_LE(lightness(sequential_palette(6).front()), 92.5);
}

TEST(Palette, NoDataIsNoColourOfTheScale) {
    for (std::size_t classes = 1; classes <= 7; ++classes) {
        for (const Color color : sequential_palette(classes)) EXPECT_NE(color, kNoData);
    }
}

TEST(Palette, TextIsWhiteOnDarkClassesAndDarkOnLightOnes) {
    const std::vector<Color> colors = sequential_palette(6);
    EXPECT_EQ(ink_on(colors.front()), kInk);
    EXPECT_EQ(ink_on(colors.back()), kPaper);
    for (const Color color : colors) {
        EXPECT_GT(std::abs(lightness(color) - lightness(ink_on(color))), 40);
    }
}

}  // namespace
}  // namespace relais::style
