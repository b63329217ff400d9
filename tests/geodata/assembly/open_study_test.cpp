#include "geodata/assembly/open_study.h"

#include <algorithm>

#include "engine/territory/categories.h"
#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::StudyFiles;

class TerritoryFileTest : public StudyFiles {
  protected:
    const territory::Zone& zone(const study::Study& study, const std::string& code) {
        return *std::find_if(study.territory.zones.begin(), study.territory.zones.end(),
                             [&code](const territory::Zone& z) { return z.code == code; });
    }
    static bool has_note(const study::Study& study, const std::string& words) {
        return std::any_of(study.territory.notes.begin(), study.territory.notes.end(),
                           [&words](const auto& n) { return n.find(words) != std::string::npos; });
    }
};

TEST_F(TerritoryFileTest, WhatTheManifestDoesNotNameComesFromTheExtract) {
    const study::Study study = open(std::string{"country = \"fr\"\n"} + kZonesTable);
    EXPECT_EQ(study.territory.name, "Paper");
    EXPECT_EQ(study.territory.country, "FR");
    EXPECT_EQ(study.language, "fr");
    EXPECT_EQ(study.territory.zones.size(), 4U);
    ASSERT_EQ(study.territory.households.size(), 1U) << "the house of the extract";
    EXPECT_EQ(study.territory.households[0].zone, ZoneId{1}) << "it lies in East";
}

TEST_F(TerritoryFileTest, TheCountryDecidesTheProjectionAndTheLanguageUnlessOneIsNamed) {
    const study::Study czech = open(std::string{"country = \"CZ\"\n"} + kZonesTable);
    EXPECT_EQ(czech.language, "cs");
    ASSERT_TRUE(czech.territory.projection);
    EXPECT_EQ(czech.territory.projection->epsg, 5514) << "Krovak";
    const study::Study other =
        open(std::string{"country = \"PE\"\nlanguage = \"hr\"\n"} + kZonesTable);
    EXPECT_EQ(other.language, "hr");
    EXPECT_FALSE(other.territory.projection);
}

TEST_F(TerritoryFileTest, HouseholdsOfTheExtractAreScaledToThePopulationOfTheZones) {
    const study::Study study = open(kZonesTable);
    EXPECT_DOUBLE_EQ(study.territory.households[0].weight, 100) << "all of East lives in its house";
    EXPECT_EQ(study.territory.unit, territory::WeightUnit::kPeople);
}

TEST_F(TerritoryFileTest, HouseholdsOfAFileKeepIdWeightPlaceAndOrder) {
    write("households.csv", "id,people,lon,lat\n007,2.5,6.001,45.000\nb,0,6.007,45.001\n");
    const study::Study study = open(std::string{kZonesTable} + kHouseholdsTable);
    ASSERT_EQ(study.territory.households.size(), 2U);
    const territory::Household& first = study.territory.households[0];
    EXPECT_EQ(first.id, "007");
    EXPECT_EQ(first.weight, 2.5);
    EXPECT_EQ(first.place, Coordinate::from_degrees(6.001, 45.000));
    EXPECT_EQ(first.zone, ZoneId{0});
    EXPECT_EQ(study.territory.households[1].zone, ZoneId{1});
    EXPECT_EQ(study.territory.unit, territory::WeightUnit::kPeople);
}

TEST_F(TerritoryFileTest, CsvMayUseSemicolonsOrTabsAndADecimalComma) {
    for (const std::string text : {"id;people;lon;lat\na;2,5;6,001;45,000\n",
                                   "id\tpeople\tlon\tlat\na\t2,5\t6,001\t45,000\n"}) {
        write("households.csv", text);
        const study::Study study = open(std::string{kZonesTable} + kHouseholdsTable);
        EXPECT_EQ(study.territory.households[0].weight, 2.5);
        EXPECT_EQ(study.territory.households[0].place, Coordinate::from_degrees(6.001, 45.000));
    }
}

TEST_F(TerritoryFileTest, LatinOneIsRecodedAndAByteOrderMarkIgnored) {
    write("zones.csv",
          "\xEF\xBB\xBF"
          "code;population\n001;1\n");
    write("services.csv",
          "id,nom,lon,lat\n1,Cr\xE8"
          "che,6.001,45\n");
    const study::Study study =
        open(std::string{"[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n"
                         "[zones.join]\nfile = \"zones.csv\"\ncode = \"code\"\n"
                         "population = \"population\"\n[[services]]\n"
                         "file = \"services.csv\"\ncategory = \"childcare\"\n"
                         "name = \"nom\"\nx = \"lon\"\ny = \"lat\"\n"});
    EXPECT_EQ(study.territory.services.back().name, "Crèche");
    EXPECT_EQ(zone(study, "001").population, 1);
}

TEST_F(TerritoryFileTest, CoordinatesInLambert93BecomeWgs84LongitudeFirst) {
    // The projection's origin, (700000, 6600000), lies at 3° E, 46.5° N by its definition.
    write("households.csv", "id,x,y\na,700000,6600000\n");
    const study::Study study = open(
        "[households]\nfile = \"households.csv\"\nx = \"x\"\ny = \"y\"\n"
        "crs = \"EPSG:2154\"\n");
    EXPECT_NEAR(study.territory.households[0].place.lon(), 3.0, 1e-6);
    EXPECT_NEAR(study.territory.households[0].place.lat(), 46.5, 1e-6);
    EXPECT_EQ(study.territory.unit, territory::WeightUnit::kDwellings)
        << "rows without a weight are dwellings";
}

TEST_F(TerritoryFileTest, APolygonIsAHouseholdAtAPointOnItsSurface) {
    // A U whose centroid lies in its opening, at (6.0015, 45.001); the point must be on the U.
    write("h.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
"geometry":{"type":"Polygon","coordinates":[[[6,45],[6.003,45],[6.003,45.003],[6.0028,45.003],
[6.0028,45.0002],[6.0002,45.0002],[6.0002,45.003],[6,45.003],[6,45]]]}}]})");
    const study::Study study = open("[households]\nfile = \"h.geojson\"\nspread = \"none\"\n");
    const Coordinate place = study.territory.households[0].place;
    EXPECT_TRUE(place.lon() <= 6.0002 || place.lon() >= 6.0028 || place.lat() <= 45.0002);
}

TEST_F(TerritoryFileTest, AZoneThatCrossesItselfIsRepaired) {
    // A bow tie: two triangles that meet in the middle.
    write("zones.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":
[[[6,45],[6.01,45.01],[6.01,45],[6,45.01],[6,45]]]}}]})");
    const study::Study study = open("[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n");
    EXPECT_EQ(study.territory.zones[0].shape.size(), 2U);
}

TEST_F(TerritoryFileTest, ALimitIsThatOfTheStudyAndABoundOfTheClasses) {
    const study::Study study = open("[service_limits]\ndoctor = 12\n");
    const auto category = territory::find_category(study.territory, "doctor");
    ASSERT_TRUE(category.has_value());
    const territory::Category& doctor = study.territory.categories[category->index()];
    EXPECT_EQ(doctor.limit_minutes, 12);
    EXPECT_EQ(doctor.thresholds_minutes, (std::vector<double>{5, 10, 12, 15, 20}));
}

TEST_F(TerritoryFileTest, PeopleOfZonesWithoutAPopulationAreMarkedAsEstimated) {
    write("population.csv", "insee,people\n001,10\n002,20\n003,30\n999,5\n");
    const study::Study study = open(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\nname = \"name\"\n"
        "[zones.join]\nfile = \"population.csv\"\ncode = \"insee\"\n"
        "population = \"people\"\n");
    const territory::Estimates& estimates = study.territory.estimates;
    double people = 0;
    for (const territory::Household& household : study.territory.households)
        if (household.zone.exists() && !study.territory.zones[household.zone.index()].population)
            people += household.weight;
    EXPECT_NEAR(estimates.zone_people, people, 1e-9);
    for (std::size_t z = 0; z < study.territory.zones.size(); ++z)
        EXPECT_FALSE(estimates.of_zone(z) && study.territory.zones[z].population) << z;
}

TEST_F(TerritoryFileTest, AZoneWithoutAMatchIsCountedAndNamed) {
    write("population.csv", "insee,people\n001,10\n002,20\n003,30\n999,5\n");
    const study::Study study = open(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\nname = \"name\"\n"
        "[zones.join]\nfile = \"population.csv\"\ncode = \"insee\"\n"
        "population = \"people\"\n");
    EXPECT_EQ(zone(study, "002").population, 20);
    EXPECT_FALSE(zone(study, "004").population);
    EXPECT_TRUE(has_note(study, "1 of 4 (004 Far)")) << study.territory.notes.back();
}

TEST_F(TerritoryFileTest, CreditsAndInputsNameEveryFileOnce) {
    const study::Study study = open(std::string{kZonesTable} + "source = \"IGN 2018\"\n");
    EXPECT_EQ(study.territory.sources.back(), "IGN 2018");
    std::vector<std::string> names;
    for (const auto& file : study.inputs) names.push_back(file.filename().string());
    EXPECT_EQ(names, (std::vector<std::string>{"roads.osm", "territory.toml", "zones.geojson"}));
}

TEST_F(TerritoryFileTest, AMapTranslatesKindsOfServicesAndLeavesOthersOut) {
    write("bpe.csv", "type,lon,lat,places\nD502,6.001,45,12\nB101,6.002,45,\nD307,6.003,45,\n");
    const study::Study study = open(
        "[[services]]\nfile = \"bpe.csv\"\ncategory_column = \"type\"\n"
        "x = \"lon\"\ny = \"lat\"\ncapacity = \"places\"\n[services.map]\n"
        "D502 = \"childcare\"\nD307 = \"pharmacy\"\n");
    ASSERT_EQ(study.territory.services.size(), 2U);
    EXPECT_EQ(study.territory.services[0].capacity, 12);
    EXPECT_EQ(study.territory.services[0].id, "bpe-2") << "without ids: the file and its row";
    EXPECT_FALSE(study.territory.services[1].capacity);
    EXPECT_TRUE(has_note(
        study, "bpe.csv (table with a column map): 3 rows, of which left out: 1 of a kind"));
}

}  // namespace
}  // namespace relais::assembly
