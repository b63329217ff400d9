#include "engine/territory/urbanisation.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "engine/core/geodesy.h"

namespace relais::territory {
namespace {

/// A territory of which every zone has people in the middles of some cells of 1 km², given by their
/// columns and rows on the equator.
struct Land {
    Territory territory;

    Land& zone(std::initializer_list<std::array<double, 3>> cells) {
        constexpr double kDegrees = 1000 / kMetresPerDegree;
        territory.zones.emplace_back();
        for (const auto& [column, row, people] : cells)
            territory.households.push_back(
                {"", Coordinate::from_degrees((column + 0.5) * kDegrees, (row + 0.5) * kDegrees),
                 people, ZoneId{territory.zones.size() - 1}});
        return *this;
    }
    std::vector<Settlement> settlements() const { return settlements_of(territory); }
};

TEST(Urbanisation, FollowsTheDensityOfCellsAndThePeopleOfTheirClusters) {
    using enum Settlement;
    EXPECT_EQ(Land().zone({{0, 0, 30'000}, {1, 0, 20'000}}).settlements()[0], kCity);
    EXPECT_EQ(Land().zone({{0, 0, 30'000}, {1, 0, 19'999}}).settlements()[0], kTown);
    EXPECT_EQ(Land().zone({{0, 0, 4'700}, {1, 1, 300}}).settlements()[0], kTown);
    EXPECT_EQ(Land().zone({{0, 0, 4'700}, {1, 1, 299}}).settlements()[0], kVillage);
    EXPECT_EQ(Land().zone({{0, 0, 500}}).settlements()[0], kVillage);
    EXPECT_EQ(Land().zone({{0, 0, 499}}).settlements()[0], kDispersed);
    EXPECT_EQ(Land().zone({{0, 0, 50}}).settlements()[0], kDispersed);
    EXPECT_EQ(Land().zone({{0, 0, 49}}).settlements()[0], kUninhabited);
    EXPECT_EQ(Land().zone({}).settlements()[0], kNoInhabitants);
}

TEST(Urbanisation, CellsOfACentreMeetAtSidesThoseOfAClusterAtCornersToo) {
    using enum Settlement;
    EXPECT_EQ(Land().zone({{0, 0, 30'000}, {1, 1, 20'000}}).settlements()[0], kTown);
    EXPECT_EQ(Land().zone({{0, 0, 300}, {1, 1, 300}}).settlements()[0], kVillage);
    EXPECT_EQ(Land().zone({{0, 0, 300}, {2, 0, 300}}).settlements()[0], kDispersed);
}

TEST(Urbanisation, AZoneIsWhatHalfOfItsPeopleOrMostOfItsRuralOnesLiveIn) {
    using enum Settlement;
    // The town of the first zone is half of the second; of the third, most live in no cluster.
    const auto settlements = Land()
                                 .zone({{0, 0, 6'000}})
                                 .zone({{1, 0, 400}, {5, 5, 200}, {8, 8, 200}})
                                 .zone({{1, 1, 400}, {15, 5, 250}, {18, 8, 251}})
                                 .settlements();
    EXPECT_EQ(settlements, (std::vector{kTown, kTown, kDispersed}));
}

TEST(Urbanisation, DependsOnNoOrderOfHouseholds) {
    Land land = Land().zone({{0, 0, 6'000}}).zone({{3, 0, 400}, {5, 5, 20}}).zone({{9, 9, 600}});
    const auto settlements = land.settlements();
    std::reverse(land.territory.households.begin(), land.territory.households.end());
    EXPECT_EQ(land.settlements(), settlements);
}

}  // namespace
}  // namespace relais::territory
