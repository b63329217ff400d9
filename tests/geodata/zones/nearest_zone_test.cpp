#include "geodata/zones/nearest_zone.h"

#include <gtest/gtest.h>

#include "geodata/osm/features_geometry.h"

namespace relais::zones {
namespace {

Coordinate at(double lon, double lat) {
    return Coordinate::from_degrees(lon, lat);
}

territory::Zone box(double west, double south, double east, double north) {
    territory::Zone zone;
    zone.shape = {
        {{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)},
         {}}};
    return zone;
}

TEST(NearestZone, IsTheOneAroundAPlaceElseTheNearest) {
    const std::vector<territory::Zone> zones = {box(6, 45, 6.1, 45.1), box(6.2, 45, 6.3, 45.1)};
    const NearestZone nearest(zones);
    EXPECT_EQ(nearest.find(at(6.25, 45.05)), ZoneId{1});
    EXPECT_EQ(nearest.find(at(6.14, 45.05)), ZoneId{0});
    EXPECT_EQ(nearest.find(at(6.16, 45.05)), ZoneId{1});
    EXPECT_EQ(nearest.find(at(9, 50)), ZoneId{1});
    const std::vector<territory::Zone> none;
    EXPECT_FALSE(NearestZone(none).find(at(6, 45)).exists());
}

TEST(NearestZone, IsThatOfALookAtEveryOutline) {
    std::vector<territory::Zone> zones;
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j)
            zones.push_back(
                box(6 + 0.1 * i, 45 + 0.1 * j, 6.03 + 0.1 * i + 0.01 * j, 45.04 + 0.1 * j));
    const NearestZone nearest(zones);
    for (int i = 0; i < 40; ++i)
        for (int j = 0; j < 40; ++j) {
            const Coordinate place = at(5.9 + 0.0213 * i, 44.9 + 0.0197 * j);
            double least = 1e9;
            for (const territory::Zone& zone : zones)
                least = std::min(least, osm::metres_to(zone.shape, place));
            EXPECT_EQ(osm::metres_to(zones[nearest.find(place).index()].shape, place), least);
        }
}

}  // namespace
}  // namespace relais::zones
