#include "geodata/osm/roads/surroundings.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

/// Degrees east and north of 0, 0. Cells are squares of 0.002 degree there: the middle of one is at
/// (0.001, 0.001).
Coordinate at(double x, double y) {
    return Coordinate::from_degrees(x, y);
}

/// One straight street of so many metres from west to east, with its middle in the middle of the
/// cell at 0, 0. A degree is 111 195 m.
Surroundings street_of(double metres) {
    const double half = metres / 111'195 / 2;
    Surroundings surroundings;
    surroundings.add_street(at(0.001 - half, 0.001), at(0.001 + half, 0.001));
    surroundings.finish();
    return surroundings;
}

TEST(Surroundings, AreBuiltUpFromAKilometreOfStreetsOn) {
    EXPECT_TRUE(street_of(1002).built_up(at(0.001, 0.001)));
    EXPECT_FALSE(street_of(998).built_up(at(0.001, 0.001)));
}

TEST(Surroundings, AreTheNineCellsAroundAPlace) {
    const Surroundings village = street_of(1500);
    for (int x = -3; x <= 3; ++x)
        for (int y = -3; y <= 3; ++y)
            EXPECT_EQ(village.built_up(at(0.001 + 0.002 * x, 0.001 + 0.002 * y)),
                      std::abs(x) <= 1 && std::abs(y) <= 1)
                << x << ", " << y;
}

TEST(Surroundings, AddUpTheStreetsOfNeighbouringCells) {
    // 600 m each, with their middles four cells apart: no place is near both; two cells apart, the
    // cell between them is.
    const double half = 300.0 / 111'195;
    for (const auto& [apart, near_both] : {std::pair{0.008, false}, {0.004, true}}) {
        Surroundings surroundings;
        for (const double x : {0.001, 0.001 + apart})
            surroundings.add_street(at(x - half, 0.001), at(x + half, 0.001));
        surroundings.finish();
        EXPECT_EQ(surroundings.built_up(at(0.003, 0.001)), near_both) << apart;
        EXPECT_FALSE(surroundings.built_up(at(0.001, 0.001))) << apart;
    }
}

TEST(Surroundings, MeasureStreetsInMetresFarFromTheEquatorToo) {
    // At 60 degrees a degree of longitude is half as long: 0.02 degree of a street from west to
    // east are 1112 m, 0.016 are 890 m.
    for (const auto& [degrees, village] : {std::pair{0.02, true}, {0.016, false}}) {
        Surroundings surroundings;
        surroundings.add_street(at(10 - degrees / 2, 60.001), at(10 + degrees / 2, 60.001));
        surroundings.finish();
        EXPECT_EQ(surroundings.built_up(at(10, 60.001)), village) << degrees;
    }
}

}  // namespace
}  // namespace relais::osm
