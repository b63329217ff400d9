#include "engine/core/coordinate.h"

#include <limits>

#include <gtest/gtest.h>

namespace relais {
namespace {

TEST(Coordinate, ADegreeOfLatitudeIs111Kilometres) {
    // pi * 6371.0088 km / 180 = 111.195 km
    EXPECT_NEAR(distance_metres({0, 0}, {0, 10'000'000}), 111'195, 1);
    EXPECT_NEAR(distance_metres({0, 0}, {10'000'000, 0}), 111'195, 1);
}

TEST(Coordinate, ADegreeOfLongitudeShrinksWithTheCosineOfLatitude) {
    const Coordinate a = Coordinate::from_degrees(5, 60);
    const Coordinate b = Coordinate::from_degrees(6, 60);
    EXPECT_NEAR(distance_metres(a, b), 111'195 * 0.5, 10);
}

TEST(Coordinate, RejectsPlacesOutsideTheWorldAndNaN) {
    EXPECT_TRUE(Coordinate::valid_degrees(-180, 90));
    EXPECT_FALSE(Coordinate::valid_degrees(180.1, 0));
    EXPECT_FALSE(Coordinate::valid_degrees(0, -90.1));
    EXPECT_FALSE(Coordinate::valid_degrees(std::numeric_limits<double>::quiet_NaN(), 0));
}

TEST(NearestOnPiece, IsTheFootOfThePerpendicular) {
    // The point lies 0.001 degree (111 m) north of the middle of an east-west piece.
    const Foot foot = nearest_on_piece({5'000, 10'000}, {0, 0}, {10'000, 0});
    EXPECT_DOUBLE_EQ(foot.fraction, 0.5);
    EXPECT_NEAR(foot.metres, 111.2, 0.1);
}

TEST(NearestOnPiece, StopsAtTheEnds) {
    EXPECT_EQ(nearest_on_piece({-10'000, 0}, {0, 0}, {10'000, 0}).fraction, 0);
    EXPECT_EQ(nearest_on_piece({99'000, 0}, {0, 0}, {10'000, 0}).fraction, 1);
}

TEST(NearestOnPiece, TakesAPieceOfNoLengthForAPoint) {
    const Foot foot = nearest_on_piece({10'000, 0}, {0, 0}, {0, 0});
    EXPECT_EQ(foot.fraction, 0);
    EXPECT_NEAR(foot.metres, 111.2, 0.1);
}

}  // namespace
}  // namespace relais
