#include "render/map/dot_cover.h"

#include <gtest/gtest.h>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;

TEST(DotCover, TellsTheShareOfSquaresWithADot) {
    // One dot in the middle of each square of 0.4 mm, on the left half of 8 mm by 4 mm.
    std::vector<Point> dots;
    for (int column = 0; column < 10; ++column) {
        for (int row = 0; row < 10; ++row) dots.push_back({0.2 + 0.4 * column, 0.2 + 0.4 * row});
    }
    const DotCover cover(dots, {0, 0, 8, 4});
    EXPECT_DOUBLE_EQ(cover.share({0.1, 0.1, 3.9, 3.9}), 1);
    EXPECT_DOUBLE_EQ(cover.share({4.1, 0.1, 7.9, 3.9}), 0);
    EXPECT_DOUBLE_EQ(cover.share({2.1, 0.1, 5.9, 3.9}), 0.5);
}

TEST(DotCover, ADotCountsOnceAndOnlyInsideOfTheFrame) {
    const DotCover cover(std::vector<Point>{{1, 1}, {1, 1}, {50, 1}, {-3, 1}}, {0, 0, 4, 4});
    EXPECT_DOUBLE_EQ(cover.share({0.85, 0.85, 1.15, 1.15}), 1);
    EXPECT_DOUBLE_EQ(cover.share({-10, -10, -5, -5}), 0);
    EXPECT_DOUBLE_EQ(cover.share({60, 0, 70, 4}), 0);
}

TEST(DotCover, WithoutDotsNothingIsHidden) {
    const DotCover cover({}, {0, 0, 4, 4});
    EXPECT_DOUBLE_EQ(cover.share({1, 1, 3, 3}), 0);
}

}  // namespace
}  // namespace relais::map
