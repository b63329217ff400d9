#include "render/geometry/projection.h"

#include <cmath>

#include <gtest/gtest.h>

#include "render/geometry/page_transform.h"

namespace relais::geometry {
namespace {

/// Of France.
constexpr territory::NationalProjection kLambert93{2154, -5.6, 41.2, 9.7, 51.2};

TEST(Projection, IsTheNationalOneOnItsLand) {
    EXPECT_EQ(Projection::national(kLambert93, Coordinate::from_degrees(6.08, 44.56)).epsg(), 2154);
    EXPECT_EQ(Projection::national(kLambert93, Coordinate::from_degrees(-4.5, 48.4)).epsg(), 2154);
}

TEST(Projection, IsTheUtmZoneElsewhere) {
    const Coordinate reunion = Coordinate::from_degrees(55.5, -21.1);
    EXPECT_EQ(Projection::national(kLambert93, reunion).epsg(), 32740);
    EXPECT_EQ(Projection::national({}, Coordinate::from_degrees(9, 50)).epsg(), 32632);
    EXPECT_EQ(Projection::national({}, Coordinate::from_degrees(180, 0)).epsg(), 32660);
}

TEST(Projection, MeetsThePublishedOriginOfLambert93) {
    // The natural origin, 3° E 46°30' N, has the false coordinates 700 000, 6 600 000.
    const Projection lambert = Projection::national(kLambert93, Coordinate::from_degrees(3, 46.5));
    const Point p = lambert.project(Coordinate::from_degrees(3, 46.5));
    EXPECT_NEAR(p.x, 700000, 0.01);
    EXPECT_NEAR(p.y, 6600000, 0.01);
    EXPECT_NEAR(lambert.north_angle(Coordinate::from_degrees(3, 46.5)), 0, 1e-6);
    // East of the central meridian, north leans to the west: by n (λ - λ0), n = 0.7256.
    EXPECT_NEAR(lambert.north_angle(Coordinate::from_degrees(6, 46.5)), -0.7256 * 3 * M_PI / 180,
                1e-3);
}

TEST(PageTransform, FitsTheExtentInTheFrameAndTurnsTheYAxis) {
    const PageTransform t = PageTransform::fit({0, 0, 2000, 1000}, Box::at(10, 10, 100, 100));
    EXPECT_DOUBLE_EQ(t.metres_per_mm(), 20);
    EXPECT_EQ(t.to_page({0, 0}), (Point{10, 85}));
    EXPECT_EQ(t.to_page({2000, 1000}), (Point{110, 35}));
}

TEST(PageTransform, APointIsShownAsOneKilometre) {
    const PageTransform t = PageTransform::fit({5, 5, 5, 5}, Box::at(0, 0, 100, 100));
    EXPECT_DOUBLE_EQ(t.metres_per_mm(), 10);
    EXPECT_EQ(t.to_page({5, 5}), (Point{50, 50}));
    EXPECT_TRUE(std::isfinite(PageTransform::fit({}, Box::at(0, 0, 9, 9)).metres_per_mm()));
}

}  // namespace
}  // namespace relais::geometry
