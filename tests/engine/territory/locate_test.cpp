#include "engine/territory/locate.h"

#include <gtest/gtest.h>

namespace relais::territory {
namespace {

Ring square(std::int32_t west, std::int32_t south, std::int32_t size) {
    return {{west, south},
            {west + size, south},
            {west + size, south + size},
            {west, south + size},
            {west, south}};
}

Zone zone(MultiPolygon shape) {
    Zone zone;
    zone.shape = std::move(shape);
    return zone;
}

TEST(ZoneLocator, FindsTheZoneAroundAPlace) {
    const std::vector<Zone> zones = {zone({{square(0, 0, 100), {}}}),
                                     zone({{square(100, 0, 100), {}}})};
    const ZoneLocator locator(zones);
    EXPECT_EQ(locator.locate({50, 50}), ZoneId{0u});
    EXPECT_EQ(locator.locate({150, 50}), ZoneId{1u});
    EXPECT_FALSE(locator.locate({250, 50}).exists());
}

TEST(ZoneLocator, GivesASharedBorderToTheLowestZone) {
    const std::vector<Zone> zones = {zone({{square(0, 0, 100), {}}}),
                                     zone({{square(100, 0, 100), {}}})};
    EXPECT_EQ(ZoneLocator(zones).locate({100, 50}), ZoneId{0u});
}

TEST(ZoneLocator, KnowsHolesAndExclaves) {
    // A ring of land around its neighbour's town, with an exclave farther east.
    const std::vector<Zone> zones = {
        zone({{square(0, 0, 100), {square(40, 40, 20)}}, {square(300, 0, 50), {}}}),
        zone({{square(40, 40, 20), {}}})};
    const ZoneLocator locator(zones);
    EXPECT_EQ(locator.locate({10, 10}), ZoneId{0u});
    EXPECT_EQ(locator.locate({50, 50}), ZoneId{1u});
    EXPECT_EQ(locator.locate({320, 20}), ZoneId{0u});
}

TEST(ZoneLocator, DoesNotMindWhichWayARingRuns) {
    Ring clockwise = square(0, 0, 100);
    std::reverse(clockwise.begin(), clockwise.end());
    const std::vector<Zone> zones = {zone({{clockwise, {}}})};
    EXPECT_EQ(ZoneLocator(zones).locate({50, 50}), ZoneId{0u});
}

TEST(ZoneLocator, WithoutZonesFindsNone) {
    EXPECT_FALSE(ZoneLocator({}).locate({0, 0}).exists());
}

}  // namespace
}  // namespace relais::territory
