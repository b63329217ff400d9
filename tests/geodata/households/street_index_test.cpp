#include "geodata/households/street_index.h"

#include <gtest/gtest.h>

namespace relais::households {
namespace {

Coordinate at(double lon, double lat) {
    return Coordinate::from_degrees(lon, lat);
}

TEST(StreetIndexTest, APlaceIsByTheStreetUpTo150Metres) {
    // 0.001 degree of latitude is 111.2 m.
    const StreetIndex streets({{at(6.000, 45), at(6.010, 45)}});
    EXPECT_TRUE(streets.near(at(6.005, 45)));
    EXPECT_TRUE(streets.near(at(6.005, 45.00134)));
    EXPECT_FALSE(streets.near(at(6.005, 45.00136)));
}

TEST(StreetIndexTest, MeasuresFromThePieceNotFromItsBox) {
    // A diagonal street of 1.4 km: the other corner of its box is 600 m away from it.
    const StreetIndex streets({{at(6.000, 45.000), at(6.010, 45.010)}});
    EXPECT_TRUE(streets.near(at(6.005, 45.005)));
    EXPECT_FALSE(streets.near(at(6.009, 45.001)));
}

TEST(StreetIndexTest, MetresAreMetresInTheFarNorthToo) {
    // At 69 degrees, 0.001 degree of longitude is 39.9 m.
    const StreetIndex streets({{at(20, 69), at(20, 69.01)}});
    EXPECT_TRUE(streets.near(at(20.0037, 69.005)));
    EXPECT_FALSE(streets.near(at(20.0038, 69.005)));
}

TEST(StreetIndexTest, WithoutStreetsNothingIsNear) {
    EXPECT_FALSE(StreetIndex({}).near(at(6, 45)));
}

}  // namespace
}  // namespace relais::households
