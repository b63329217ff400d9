#include "render/geometry/region.h"

#include <gtest/gtest.h>

namespace relais::geometry {
namespace {

Polyline square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

TEST(Region, ThePoleOfAUShapeLiesInsideIt) {
    // A thick foot and two thin arms; the centroid of the whole would fall in the gap.
    const Region u(
        {{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 4}, {1, 4}, {1, 10}, {0, 10}, {0, 0}}});
    const Region::Pole pole = u.pole();
    EXPECT_LT(pole.place.y, 4);
    EXPECT_NEAR(pole.radius, 2, 0.3);
}

TEST(Region, HolesAreNotInside) {
    const Region ring({square(0, 0, 10), square(2, 2, 6)});
    EXPECT_DOUBLE_EQ(ring.area(), 64);
    EXPECT_FALSE(ring.contains(Box::around({5, 5}, 1)));
    EXPECT_TRUE(ring.contains(Box::around({1, 5}, 0.5)));
}

TEST(Region, WithoutAnotherIsWhatThatOneDoesNotCover) {
    const Region whole({square(0, 0, 10)});
    const Region land = whole.without(Region({square(5, 0, 20)}));
    EXPECT_DOUBLE_EQ(land.area(), 50);
    EXPECT_LT(land.pole().place.x, 5);
    EXPECT_DOUBLE_EQ(whole.area(), 100);
    EXPECT_EQ(whole.without(whole).area(), 0);
    EXPECT_DOUBLE_EQ(whole.without(Region({})).area(), 100);
}

TEST(Region, SurvivesABowTieAndNothingAtAll) {
    const Region bow({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}});
    EXPECT_NEAR(bow.area(), 2, 1e-9);
    const Region nothing({});
    EXPECT_EQ(nothing.pole().radius, 0);
    EXPECT_FALSE(nothing.contains(Box::around({0, 0}, 1)));
}

}  // namespace
}  // namespace relais::geometry
