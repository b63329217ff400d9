#include "geodata/osm/features_geometry.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

using territory::MultiPolygon;
using territory::Ring;

/// Units of 1e-7 degree: 10 000 of them are 111.195 m at the equator.
Ring square(std::int32_t x, std::int32_t y, std::int32_t side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

TEST(Shape, AreaIsInSquareMetresWithoutItsHoles) {
    const MultiPolygon plain{{square(0, 0, 10000), {}}};
    EXPECT_NEAR(area_square_metres(plain), 111.195 * 111.195, 1);
    const MultiPolygon holed{{square(0, 0, 10000), {square(2000, 2000, 5000)}}};
    EXPECT_NEAR(area_square_metres(holed), 0.75 * 111.195 * 111.195, 1);
}

TEST(Shape, AreaShrinksWithTheCosineOfLatitude) {
    const MultiPolygon north{{square(0, 600000000, 10000), {}}};  // 60 degrees: one half
    EXPECT_NEAR(area_square_metres(north), 0.5 * 111.195 * 111.195, 1);
}

TEST(Shape, AreaDoesNotDependOnTheDirectionOfARing) {
    Ring ring = square(0, 0, 10000);
    const double area = area_square_metres({{ring, {}}});
    std::reverse(ring.begin(), ring.end());
    EXPECT_DOUBLE_EQ(area_square_metres({{ring, {}}}), area);
}

TEST(Shape, InnerPointIsTheCentreWhereThatIsInside) {
    EXPECT_EQ(inner_point({{square(0, 0, 10000), {}}}), (Coordinate{5000, 5000}));
}

TEST(Shape, InnerPointOfARingWithACourtyardIsNotInTheCourtyard) {
    const MultiPolygon courtyard{{square(0, 0, 10000), {square(1000, 1000, 8000)}}};
    EXPECT_TRUE(contains(courtyard, inner_point(courtyard)));
}

TEST(Shape, InnerPointOfAnElbowIsInsideIt) {
    // An L whose centre of gravity lies in its corner's empty square.
    const MultiPolygon elbow{
        {{{0, 0}, {10000, 0}, {10000, 1000}, {1000, 1000}, {1000, 10000}, {0, 10000}, {0, 0}}, {}}};
    EXPECT_FALSE(contains(elbow, {3000, 3000}));
    EXPECT_TRUE(contains(elbow, inner_point(elbow)));
}

TEST(Shape, InnerPointLiesInTheLargestPart) {
    const MultiPolygon parts{{square(0, 0, 1000), {}}, {square(50000, 0, 9000), {}}};
    EXPECT_EQ(inner_point(parts), (Coordinate{54500, 4500}));
}

TEST(Shape, InnerPointOfNothingIsItsFirstPoint) {
    const MultiPolygon flat{{{{7, 7}, {9, 9}, {7, 7}, {7, 7}}, {}}};
    EXPECT_EQ(inner_point(flat), (Coordinate{7, 7}));
}

TEST(Shape, DistanceIsZeroInsideAndToTheNearestEdgeElse) {
    const MultiPolygon shape{{square(0, 0, 10000), {square(2000, 2000, 6000)}}};
    EXPECT_EQ(metres_to(shape, {1000, 1000}), 0);
    EXPECT_NEAR(metres_to(shape, {5000, 5000}), 3000 * 0.0111195, 0.1) << "in the hole";
    EXPECT_NEAR(metres_to(shape, {15000, 5000}), 5000 * 0.0111195, 0.1);
}

}  // namespace
}  // namespace relais::osm
