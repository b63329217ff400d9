#include "engine/graph/data_cells.h"

#include <vector>

#include <gtest/gtest.h>

namespace relais::graph {
namespace {

Coordinate at(double lon, double lat) {
    return Coordinate::from_degrees(lon, lat);
}

TEST(ADataCell, HoldsThePlacesOfFiveThousandthsOfADegree) {
    EXPECT_EQ(data_cell_of(at(6.0501, 44.5501)), data_cell_of(at(6.0549, 44.5549)));
    EXPECT_EQ(data_cell_of(at(6.0551, 44.5501)), data_cell_of(at(6.0501, 44.5501)) + 1);
    EXPECT_EQ(data_cell_of(at(-180, -90)), 0U);
    EXPECT_EQ(data_cell_of(at(180, 90)), 36'000U * 72'000U - 1);
}

TEST(Data, IsNearWhereACellTouchesTheSquareAroundAPlace) {
    // One cell, from 0 to 0.005 degree (556 m) each way on the equator.
    const std::vector<DataCell> cells{data_cell_of(at(0.001, 0.001))};
    EXPECT_TRUE(any_cell_near(cells, at(0.002, 0.002), 0));
    EXPECT_TRUE(any_cell_near(cells, at(0.02, 0.002), 2000));   // 1668 m east of it
    EXPECT_FALSE(any_cell_near(cells, at(0.03, 0.002), 2000));  // 2780 m
    EXPECT_FALSE(any_cell_near(cells, at(0.002, -0.03), 2000));
    EXPECT_FALSE(any_cell_near({}, at(0.002, 0.002), 2000));
}

TEST(Data, IsAsNearInTheNorthWhereDegreesAreShort) {
    const std::vector<DataCell> cells{data_cell_of(at(0.001, 60.001))};
    EXPECT_TRUE(any_cell_near(cells, at(0.04, 60.002), 2000));   // 0.035 degree is 1946 m there
    EXPECT_FALSE(any_cell_near(cells, at(0.05, 60.002), 2000));  // 2502 m
}

}  // namespace
}  // namespace relais::graph
