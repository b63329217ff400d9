#include "geodata/assembly/place_on_roads.h"

#include <algorithm>

#include "geodata/assembly/open_study.h"
#include "tests/support/paper_roads.h"
#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::paper_roads;
using testing_support::StudyFiles;

class RoadsideTest : public StudyFiles {
  protected:
    /// People of each zone after both steps.
    static std::vector<double> people(const study::Study& study) {
        std::vector<double> sum(study.territory.zones.size(), 0);
        for (const territory::Household& household : study.territory.households)
            sum[household.zone.index()] += household.weight;
        return sum;
    }
    /// The households on the street and what goes on from it, from west to east.
    static std::vector<territory::Household> on_latitude_45(const study::Study& study) {
        std::vector<territory::Household> result;
        for (const territory::Household& household : study.territory.households)
            if (household.place.lat_e7 == 450'000'000) result.push_back(household);
        std::sort(result.begin(), result.end(),
                  [](const auto& a, const auto& b) { return a.place < b.place; });
        return result;
    }
    [[nodiscard]] study::Study open_from_roads(
        const graph::RoadNetwork& roads = paper_roads()) const {
        study::Study study = open(std::string{kZonesTable} + "[households]\nfrom = \"roads\"\n");
        EXPECT_TRUE(study.unplaced);
        EXPECT_TRUE(study.territory.households.empty());
        place_on_roads(study, roads);
        return study;
    }
};

TEST_F(RoadsideTest, EveryZoneKeepsItsPopulation) {
    const std::vector<double> sums = people(open_from_roads());
    ASSERT_EQ(sums.size(), 4U);
    EXPECT_NEAR(sums[0], 300, 300e-9);
    EXPECT_NEAR(sums[1], 100, 100e-9);
    EXPECT_NEAR(sums[2], 50, 50e-9);
    EXPECT_NEAR(sums[3], 7, 7e-9);
}

TEST_F(RoadsideTest, PeopleLiveAlongStreetsAboutOnePlaceEvery150Metres) {
    // 788 m of street make five places of 157.6 m; West has the two before 6.005, and the middle
    // one, exactly on the border, belongs to the zone that comes first.
    const study::Study study = open_from_roads();
    const auto street = on_latitude_45(study);
    ASSERT_EQ(street.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(street[i].place,
                  Coordinate::from_degrees(6.001 + 0.002 * static_cast<double>(i), 45));
    EXPECT_EQ(street[2].zone, ZoneId{0});
    EXPECT_EQ(street[3].id, "002-1");
    EXPECT_NEAR(street[3].weight, 50, 1e-9);
    EXPECT_NEAR(street[4].weight, 50, 1e-9);
}

TEST_F(RoadsideTest, PeopleLiveAlongAMainRoadAsFarAsTheStreetsReach) {
    // The primary road leaves the street's west end to the south: 1506 m in ten places of 150.6 m,
    // 75 m, 226 m, … from the street. The first is near it and counts half a metre of street a
    // metre; the others of West are in open country.
    const study::Study study = open_from_roads();
    std::vector<territory::Household> west;
    for (const territory::Household& household : study.territory.households)
        if (household.zone == ZoneId{0}) west.push_back(household);
    ASSERT_EQ(west.size(), 4U);
    const auto beside_primary = std::find_if(west.begin(), west.end(), [](const auto& household) {
        return household.place.lat_e7 != 450'000'000;
    });
    ASSERT_NE(beside_primary, west.end());
    EXPECT_NEAR(beside_primary->place.lat(), 45 - 0.00068, 1e-5);
    EXPECT_NEAR(beside_primary->weight, 300 * 75.3 / (3 * 157.6 + 75.3), 0.1);
}

TEST_F(RoadsideTest, AZoneWithoutStreetsUsesAnyRoadAndOneWithoutRoadsItsSurface) {
    const study::Study study = open_from_roads();
    const auto& households = study.territory.households;
    for (const territory::Household& household : households)
        if (household.zone == ZoneId{2}) {
            EXPECT_TRUE(household.place.lat_e7 == 449900000 || household.place.lon_e7 == 60000000);
        }
    EXPECT_EQ(households.back().id, "004");
    EXPECT_NEAR(households.back().place.lon(), 6.105, 1e-6);
    EXPECT_NE(study.territory.notes.back().find("Far"), std::string::npos);
}

TEST_F(RoadsideTest, PeopleLiveAlongATrackOnlyWhereTheirZoneHasNoOtherRoad) {
    // The track crosses South, which has a primary road up to longitude 6.005, and Far, which has
    // nothing else between 6.100 and 6.108.
    const study::Study study = open_from_roads(paper_roads("track"));
    std::size_t on_track = 0;
    for (const territory::Household& household : study.territory.households) {
        if (household.zone == ZoneId{2}) {
            EXPECT_LE(household.place.lon_e7, 60'050'000);
        }
        if (household.zone != ZoneId{3}) continue;
        EXPECT_EQ(household.place.lat_e7, 449'900'000);
        ++on_track;
    }
    EXPECT_EQ(on_track, 4U);  // 630 m, a place every 150 m
    EXPECT_NEAR(people(study)[3], 7, 7e-9);
}

TEST_F(RoadsideTest, NobodyLivesAlongAServiceRoadInOpenCountryWhereTheirZoneHasStreets) {
    // 788 m of service road go on from the street's east end in five places of 157.6 m. The first,
    // 79 m from the street, counts half a metre of street a metre; the others lead to a car park.
    const study::Study study = open_from_roads(paper_roads("service"));
    std::vector<double> east;
    for (const territory::Household& household : on_latitude_45(study))
        if (household.zone == ZoneId{1}) east.push_back(household.weight);
    ASSERT_EQ(east.size(), 3U);
    EXPECT_NEAR(east[0], 40, 1e-3);
    EXPECT_NEAR(east[1], 40, 1e-3);
    EXPECT_NEAR(east[2], 20, 1e-3);
    EXPECT_NEAR(people(study)[1], 100, 100e-9);
}

TEST_F(RoadsideTest, AHamletWhoseOnlyRoadIsAServiceRoadKeepsItsPeople) {
    const study::Study study = open_from_roads(paper_roads("service"));
    std::size_t on_service_road = 0;
    for (const territory::Household& household : study.territory.households)
        if (household.zone == ZoneId{3}) {
            EXPECT_EQ(household.place.lat_e7, 449'900'000);
            ++on_service_road;
        }
    EXPECT_EQ(on_service_road, 4U);  // 630 m, a place every 150 m
    EXPECT_NEAR(people(study)[3], 7, 7e-9);
}

TEST_F(RoadsideTest, OnePointPerZoneIsAnotherWay) {
    const study::Study study = open(std::string{kZonesTable} + "[households]\nfrom = \"zones\"\n");
    ASSERT_EQ(study.territory.households.size(), 4U);
    EXPECT_EQ(study.territory.households[0].weight, 300);
    EXPECT_EQ(study.territory.households[0].zone, ZoneId{0});
}

TEST_F(RoadsideTest, ServicesAcrossTheBorderStayAndFarOnesGo) {
    // The roads end at longitude 6.010; 2 km further on is 6.0354 at this latitude.
    write("services.csv", "id,lon,lat\nhere,6.005,45\nacross,6.030,45\nParis,2.35,48.85\n");
    study::Study study = open(std::string{kZonesTable} +
                              "[[services]]\nfile = \"services.csv\"\ncategory = \"pharmacy\"\n"
                              "id = \"id\"\nx = \"lon\"\ny = \"lat\"\n");
    place_on_roads(study, paper_roads());
    ASSERT_EQ(study.territory.services.size(), 2U);
    EXPECT_EQ(study.territory.services[1].id, "across");
    EXPECT_NE(study.territory.notes.back().find("left out: 1 of 3"), std::string::npos);
}

}  // namespace
}  // namespace relais::assembly
