#include <utility>
#include <vector>

#include "tests/geodata/services/list_files.h"

namespace relais::services {
namespace {

using FranceServicesTest = ListFiles;

constexpr std::string_view kHeader =
    "id_fs,lib_fs,insee_com,latitude,longitude,h_lundi,h_mardi,format_fs\n";

TEST_F(FranceServicesTest, ReadsTheTableOf2024) {
    const study::ServiceList list =
        read(std::string(kHeader) +
             "12,France services de Gap,05061,44.5594,6.0786,09:00 - 12:00,"
             "09:00 - 12:00,Fixe\n");
    ASSERT_EQ(list.records.size(), 1U);
    const study::ServiceRecord& record = list.records[0];
    EXPECT_EQ(record.id, "12");
    EXPECT_EQ(record.name, "France services de Gap");
    EXPECT_EQ(record.commune, "05061");
    EXPECT_EQ(keys(record), "public_service france_services");
    EXPECT_EQ(record.opening_hours, "Mo,Tu 09:00-12:00");
}

TEST_F(FranceServicesTest, ReadsTheGeoJsonOf2021) {
    const study::ServiceList list = read(
        R"({"type": "FeatureCollection", "features": [{"type": "Feature",
"properties": {"MATRICULE": 71, "lib_france_services": "Réquista", "insee_com": "12197",
 "LATITUDE": 44.03, "LONGITUDE": 2.53, "h_lundi": "10:00 - 13:00 / Après-midi sur RDV",
 "ITINERANCE": "Non"},
"geometry": {"type": "Point", "coordinates": [2.53, 44.03]}}]})",
        "fs.geojson");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].id, "71");
    EXPECT_EQ(list.records[0].name, "France services Réquista");
    expect_near(list.records[0].place, 2.53, 44.03, 1);
}

TEST_F(FranceServicesTest, ABusIsNoPlaceToGoTo) {
    const study::ServiceList list =
        read(std::string(kHeader) + "1,Bus,05061,44.5,6.0,,,Bus_équivalent\n" +
             "2,Camion,05061,44.5,6.0,,,Itinérante\n3,Maison,05061,44.5,6.0,,,Fixe\n");
    EXPECT_EQ(list.records.size(), 1U);
    EXPECT_EQ(left_out(list), "2 mobile, without a fixed place (rows 2, 3)");
}

TEST_F(FranceServicesTest, WhatRoamsByTheListOf2021IsNoPlaceEither) {
    const study::ServiceList list = read(
        "MATRICULE,lib_france_services,insee_com,LATITUDE,LONGITUDE,h_lundi,ITINERANCE\n"
        "1,Bus,05061,44.5,6.0,,Oui\n2,Gap,05061,44.5,6.0,,Non\n3,Embrun,05046,44.5,6.4,,\n");
    ASSERT_EQ(list.records.size(), 2U);
    EXPECT_EQ(list.records[0].name, "France services Gap");
    EXPECT_EQ(list.records[1].id, "3");
    EXPECT_EQ(left_out(list), "1 mobile, without a fixed place (row 2)");
}

TEST_F(FranceServicesTest, ARowWhoseCellsStandInTheWrongColumnsIsLeftOut) {
    const study::ServiceList list =
        read(std::string(kHeader) + "1,Gap, centre,05061,44.5,6.0,,,Fixe\n" +
             "2,Maison,05061,44.5,6.0,,,Fixe,,\n");
    EXPECT_EQ(list.records.size(), 1U);
    EXPECT_EQ(left_out(list), "1 with more cells than there are columns (row 2)");
}

TEST_F(FranceServicesTest, SwappedAxesAreReadTheOtherWayRoundAndTold) {
    const study::ServiceList list =
        read(std::string(kHeader) + "1,Maison,05061,6.0786,44.5594,,,Fixe\n");
    ASSERT_EQ(list.records.size(), 1U);
    expect_near(list.records[0].place, 6.0786, 44.5594, 1);
    ASSERT_EQ(list.remarks.size(), 1U);
    EXPECT_EQ(list.remarks[0].row, "row 2");
    EXPECT_NE(list.remarks[0].text.find("swapped"), std::string::npos);
}

TEST_F(FranceServicesTest, ACoordinateThatIsNowhereLeavesTheCommune) {
    const study::ServiceList list =
        read(std::string(kHeader) + "1,Far,05061,944000,6387000,,,Fixe\n" + "2,Empty,,,,,,Fixe\n");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_FALSE(list.records[0].place);
    EXPECT_EQ(list.records[0].commune, "05061");
    EXPECT_EQ(left_out(list), "1 without coordinates (row 3)");
}

TEST_F(FranceServicesTest, EachDayHasAColumnOfItsOwn) {
    const std::vector<std::pair<std::string, std::string>> days = {
        {"lundi", "Mo"},    {"mardi", "Tu"},  {"mercredi", "We"}, {"jeudi", "Th"},
        {"vendredi", "Fr"}, {"samedi", "Sa"}, {"dimanche", "Su"}};
    for (const auto& [day, short_name] : days) {
        std::string header = "id_fs,lib_fs,insee_com,latitude,longitude,h_lundi";
        std::string row = "1,Maison,05061,44.5,6.0";
        if (day == "lundi") row += ",09:00 - 12:00\n";
        if (day != "lundi") header += ",h_" + day, row += ",,09:00 - 12:00\n";
        const study::ServiceList list = read(header + "\n" + row);
        ASSERT_EQ(list.records.size(), 1U);
        EXPECT_EQ(list.records[0].opening_hours, short_name + " 09:00-12:00");
    }
}

}  // namespace
}  // namespace relais::services
