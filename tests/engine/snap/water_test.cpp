#include "engine/snap/water.h"

#include <gtest/gtest.h>

namespace relais::snap {
namespace {

constexpr double kMetre = 89.932;  // in 1e-7 degree, at the equator

Coordinate at(double east, double north) {
    return {static_cast<std::int32_t>(std::lround(east * kMetre)),
            static_cast<std::int32_t>(std::lround(north * kMetre))};
}

/// The edges of a ring of places, clockwise, so that the water is inside.
std::vector<graph::Shore> ring(const std::vector<Coordinate>& places) {
    std::vector<graph::Shore> shores;
    for (std::size_t i = 0; i < places.size(); ++i)
        shores.push_back({places[i], places[(i + 1) % places.size()]});
    return shores;
}

std::vector<graph::Shore> box(double west, double south, double east, double north) {
    return ring({at(west, south), at(west, north), at(east, north), at(east, south)});
}

std::vector<graph::Shore> operator+(std::vector<graph::Shore> a,
                                    const std::vector<graph::Shore>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

double stretch(const std::vector<graph::Shore>& shores, Coordinate from, Coordinate to) {
    return Water(shores).longest_stretch(from, to);
}

TEST(Water, IsCrossedWhereALineEntersAndLeavesIt) {
    const auto lake = box(100, -50, 160, 50);
    EXPECT_NEAR(stretch(lake, at(0, 0), at(300, 0)), 60, 0.1);
    EXPECT_NEAR(stretch(lake, at(300, 0), at(0, 0)), 60, 0.1);
    EXPECT_EQ(stretch(lake, at(0, 60), at(300, 60)), 0);  // past its end
    EXPECT_EQ(stretch(lake, at(0, 0), at(90, 0)), 0);     // short of it
}

TEST(Water, BeyondTheEndsOfALineIsNotCrossed) {
    // The line through both ends meets this shore at 1,437 m to the north-east; the boxes overlap.
    const std::vector<graph::Shore> beyond{{at(500, 2000), at(3000, 500)}};
    EXPECT_EQ(stretch(beyond, at(0, 0), at(1000, 1000)), 0);
    EXPECT_EQ(stretch(beyond, at(1000, 1000), at(0, 0)), 0);
}

TEST(Water, CountsFromAPlaceInItAndUpToOne) {
    const auto lake = box(100, -50, 160, 50);
    EXPECT_NEAR(stretch(lake, at(110, 0), at(300, 0)), 50, 0.1);  // a house boat
    EXPECT_NEAR(stretch(lake, at(0, 0), at(130, 0)), 30, 0.1);    // a pier
}

TEST(Water, LiesToTheRightOfACoastThatNeedNotBeClosed) {
    const std::vector<graph::Shore> coast{{at(100, -500), at(100, 500)}};  // sea in the east
    EXPECT_NEAR(stretch(coast, at(0, 0), at(300, 0)), 200, 0.1);
    EXPECT_NEAR(stretch(coast, at(300, 0), at(0, 0)), 200, 0.1);
    EXPECT_EQ(stretch(coast, at(0, 0), at(50, 0)), 0);
}

TEST(Water, LeavesOutIslandsInIt) {
    // Anticlockwise, so that the water is outside.
    auto island = ring({at(120, -10), at(150, -10), at(150, 10), at(120, 10)});
    EXPECT_NEAR(stretch(box(100, -50, 160, 50) + island, at(0, 0), at(300, 0)), 20, 0.1);
}

TEST(Water, IsOneWhereSeveralTouchOrOverlap) {
    EXPECT_NEAR(stretch(box(100, -50, 130, 50) + box(130, -50, 160, 50), at(0, 0), at(300, 0)), 60,
                0.1);
    EXPECT_NEAR(stretch(box(100, -50, 140, 50) + box(120, -50, 160, 50), at(0, 0), at(300, 0)), 60,
                0.1);
    EXPECT_NEAR(stretch(box(100, -50, 120, 50) + box(140, -50, 165, 50), at(0, 0), at(300, 0)), 25,
                0.1);
}

TEST(Water, IsCrossedOnceWhereTheLineMeetsACorner) {
    const auto lake = ring({at(100, 0), at(130, 30), at(160, 0), at(130, -30)});
    EXPECT_NEAR(stretch(lake, at(0, 0), at(300, 0)), 60, 0.1);
    EXPECT_EQ(stretch(lake, at(0, 30), at(300, 30)), 0);  // touches it
}

TEST(Water, IsNowhereWithoutShores) {
    EXPECT_EQ(stretch({}, at(0, 0), at(300, 0)), 0);
}

}  // namespace
}  // namespace relais::snap
