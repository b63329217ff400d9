#include "render/style/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "render/style/theme.h"

namespace relais::style {
namespace {

const Theme kTheme;

TEST(Palette, EachClassIsClearlyDarkerThanTheOneBefore) {
    for (std::size_t classes = 2; classes <= 7; ++classes) {
        const std::vector<Color> colors = sequential_palette(kTheme, classes);
        ASSERT_EQ(colors.size(), classes);
        for (std::size_t k = 1; k < classes; ++k) {
            EXPECT_GE(lightness(colors[k - 1]) - lightness(colors[k]), 8)
                << "class " << k << " of " << classes;
        }
    }
}

TEST(Palette, TheLightestClassIsSeenOnPaper) {
    EXPECT_LE(lightness(sequential_palette(kTheme, 6).front()), 92.5);
}

TEST(Palette, NoDataIsNoColourOfTheScale) {
    for (std::size_t classes = 1; classes <= 7; ++classes) {
        for (const Color color : sequential_palette(kTheme, classes))
            EXPECT_NE(color, kTheme.no_data);
    }
}

TEST(Palette, TextIsWhiteOnDarkClassesAndDarkOnLightOnes) {
    const std::vector<Color> colors = sequential_palette(kTheme, 6);
    EXPECT_EQ(ink_on(kTheme, colors.front()), kTheme.ink);
    EXPECT_EQ(ink_on(kTheme, colors.back()), kTheme.paper);
    for (const Color color : colors) {
        EXPECT_GT(std::abs(lightness(color) - lightness(ink_on(kTheme, color))), 40);
    }
}

using Lab = std::array<double, 3>;

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Colour deficiencies in linear RGB, severity 1: Machado, Oliveira, Fernandes 2009,
/// doi:10.1109/TVCG.2009.113, table 1. The first is normal sight, the last a photocopy (ITU-R
/// BT.709 luminance).
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr std::array<std::pair<const char*, Matrix>, 5> kSights{{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protan",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deutan",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritan",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
    {"photocopy", {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}}},
}};

/// CIE L*a*b* under D65 of a colour as it is seen.
Lab seen(Color color, const Matrix& sight) {
    const std::array<double, 3> rgb{linear(color.r), linear(color.g), linear(color.b)};
    std::array<double, 3> s{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 3; ++k) s[i] += sight[i][k] * rgb[k];
        s[i] = std::clamp(s[i], 0.0, 1.0);
    }
    constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
    std::array<double, 3> f{};
    for (std::size_t i = 0; i < 3; ++i) {
        double value = 0, white = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            value += kXyz[i][k] * s[k];
            white += kXyz[i][k];
        }
        const double t = value / white;
        f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// The plain distance of 1976: twice and more what CIEDE2000 gives for colours this strong, hence
/// the bound below.
double distance(const Lab& a, const Lab& b) {
    return std::hypot(std::hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
}

TEST(Palette, ClassesAreToldApartByEverySightAndOnAPhotocopy) {
    for (std::size_t classes = 2; classes <= 6; ++classes) {
        const std::vector<Color> colors = sequential_palette(kTheme, classes);
        for (const auto& [name, sight] : kSights) {
            for (std::size_t i = 0; i < classes; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const Lab a = seen(colors[i], sight), b = seen(colors[j], sight);
                    EXPECT_GE(distance(a, b), 10)
                        << name << ", classes " << j << " and " << i << " of " << classes;
                    EXPECT_GE(b[0] - a[0], 5)
                        << name << ": the order is lost between " << j << " and " << i;
                }
            }
        }
    }
}

TEST(Palette, TheSameMinutesHaveTheSameColourWhateverTheOtherClasses) {
    const std::vector<Color> daily = minutes_palette(kTheme, {5, 10, 15, 20});
    const std::vector<Color> weekly = minutes_palette(kTheme, {10, 15, 20, 30});
    const std::vector<Color> rare = minutes_palette(kTheme, {15, 30, 45, 60});
    ASSERT_EQ(daily.size(), 5U);
    EXPECT_EQ(daily[0], kTheme.scale.front());
    EXPECT_EQ(weekly[0], daily[1]);  // up to 10
    EXPECT_EQ(weekly[2], daily[3]);  // up to 20
    EXPECT_EQ(weekly[3], daily[4]);  // up to 30, and beyond 20
    EXPECT_EQ(rare[0], daily[2]);    // up to 15
    EXPECT_EQ(rare.back(), kTheme.scale.back());
    EXPECT_EQ(minutes_palette(kTheme, {}).size(), 1U);
    EXPECT_EQ(minutes_palette(kTheme, {90}),
              (std::vector<Color>{kTheme.scale.back(), kTheme.scale.back()}));
}

TEST(Palette, ClassesOfMinutesAreToldApartByEverySightAndOnAPhotocopy) {
    for (const std::vector<double>& bounds : {std::vector<double>{5, 10, 15, 20},
                                              {10, 15, 20, 30},
                                              {5, 10, 15, 20, 30},
                                              {15, 30, 45, 60},
                                              {10, 20, 30}}) {
        const std::vector<Color> colors = minutes_palette(kTheme, bounds);
        for (const auto& [name, sight] : kSights)
            for (std::size_t i = 0; i < colors.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    const Lab a = seen(colors[i], sight), b = seen(colors[j], sight);
                    EXPECT_GE(distance(a, b), 10) << name << ' ' << j << ' ' << i;
                    EXPECT_GE(b[0] - a[0], 5) << name << ' ' << j << ' ' << i;
                }
    }
}

TEST(Palette, NoDataIsToldApartFromEveryClass) {
    for (const auto& [name, sight] : kSights) {
        if (std::string_view(name) == "photocopy") continue;  // its hatching distinguishes it
        for (const Color color : sequential_palette(kTheme, 6)) {
            EXPECT_GE(distance(seen(color, sight), seen(kTheme.no_data, sight)), 10) << name;
        }
    }
}

}  // namespace
}  // namespace relais::style
