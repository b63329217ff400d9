#include "render/map/scale_bar.h"

#include <gtest/gtest.h>

namespace relais::map {
namespace {

TEST(ScaleBar, IsTheLongestOfOneTwoFiveThatFits) {
    EXPECT_DOUBLE_EQ(round_length(1000, 32), 20000);  // 32 km of room
    EXPECT_DOUBLE_EQ(round_length(1000, 20), 20000);
    EXPECT_DOUBLE_EQ(round_length(1000, 19.9), 10000);
    EXPECT_DOUBLE_EQ(round_length(1600, 32), 50000);  // 51.2 km
    EXPECT_DOUBLE_EQ(round_length(10, 32), 200);
    EXPECT_DOUBLE_EQ(round_length(0.03, 32), 0.5);
}

TEST(ScaleBar, FillsAtLeastTwoFifthsOfItsRoom) {
    for (double scale = 0.5; scale < 1e5; scale *= 1.07) {
        const double width = round_length(scale, 32) / scale;
        EXPECT_LE(width, 32 * (1 + 1e-9));
        EXPECT_GE(width, 32 * 0.4 * (1 - 1e-9));
    }
}

}  // namespace
}  // namespace relais::map
