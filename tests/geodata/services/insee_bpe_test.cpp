#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "tests/geodata/services/list_files.h"

namespace relais::services {
namespace {

using BpeTest = ListFiles;

TEST_F(BpeTest, ReadsTheFileOf2018WithoutCoordinatesByCommune) {
    const study::ServiceList list = read(
        "REG;DEP;DEPCOM;DCIRIS;AN;TYPEQU;CL_PELEM;NB_EQUIP\n"
        "93;05;05061;05061_0101;2018;C101;X;2\n"
        "93;05;05061;05061_0101;2018;C104;1;1\n"
        "93;05;05061;05061_0101;2018;C104;0;1\n"
        "93;05;05061;05061_0101;2018;C501;X;1\n");
    ASSERT_EQ(list.records.size(), 3U);
    EXPECT_EQ(keys(list.records[0]), "nursery_school");
    EXPECT_EQ(list.records[0].count, 2U);
    EXPECT_EQ(list.records[0].commune, "05061");
    EXPECT_FALSE(list.records[0].place);
    EXPECT_EQ(keys(list.records[1]), "nursery_school primary_school")
        << "an elementary school with nursery classes";
    EXPECT_EQ(keys(list.records[2]), "primary_school");
    EXPECT_EQ(left_out(list), "1 of an unknown kind (row 5)");
    EXPECT_EQ(list.crs, "");
}

TEST_F(BpeTest, ANumberThatIsNoYearTellsNone) {
    const study::ServiceList list = read(
        "AN;DEPCOM;TYPEQU\n"
        "2180310000;05061;A129\n"
        "-1;05061;A129\n"
        "_U;05061;A129\n");
    ASSERT_EQ(list.records.size(), 3U);
    for (const study::ServiceRecord& record : list.records) EXPECT_EQ(keys(record), "town_hall");
}

TEST_F(BpeTest, ReadsLambert93AndTheProjectionsOverseas) {
    // The origin of Lambert 93 is at 3 E 46.5 N by definition; the prefecture of La Réunion stands
    // at about 55.448 E 20.879 S.
    const study::ServiceList list = read(
        "AN;DEPCOM;TYPEQU;LAMBERT_X;LAMBERT_Y;QUALITE_XY\n"
        "2021;03185;A129;700000;6600000;Bonne\n"
        "2021;97411;A129;338500;7690300;Mauvaise\n");
    ASSERT_EQ(list.records.size(), 2U);
    expect_near(list.records[0].place, 3, 46.5, 1);
    EXPECT_TRUE(list.records[0].precise);
    expect_near(list.records[1].place, 55.4481, -20.8789, 600);
    EXPECT_FALSE(list.records[1].precise);
    EXPECT_EQ(list.crs, "EPSG:2154, EPSG:2975");
}

TEST_F(BpeTest, ReadsTheFileOf2024WithItsMarksForNothing) {
    const study::ServiceList list = read(
        "AN;NOMRS;DEPCOM;TYPEQU;CAPACITE_D_ACCUEIL;CAPACITE;TYPE;LAMBERT_X;LAMBERT_Y;LONGITUDE;"
        "LATITUDE;EPSG;QUALITE_XY\n"
        "2024;CRECHE LES LUTINS;05061;D502;5;30;LF;_U;_U;6.08;44.56;2154;B\n"
        "2024;_Z;05061;D502;_Z;_Z;LF;_U;_U;_U;_U;_U;_U\n"
        "2024;BUS;05061;A128;_Z;_Z;MO;_U;_U;6.08;44.56;2154;B\n");
    ASSERT_EQ(list.records.size(), 2U);
    EXPECT_EQ(list.records[0].name, "CRECHE LES LUTINS");
    EXPECT_EQ(list.records[0].capacity, 30) << "not 5, which is the category of fire safety";
    EXPECT_EQ(list.records[1].name, "");
    EXPECT_FALSE(list.records[1].capacity);
    EXPECT_FALSE(list.records[1].place);
    EXPECT_EQ(left_out(list), "1 mobile, without a fixed place (row 4)");
}

TEST_F(BpeTest, APlaceThatMayBe500MetresOffIsNotPrecise) {
    const study::ServiceList list = read(
        "AN;DEPCOM;TYPEQU;LONGITUDE;LATITUDE;QUALITE_XY;TR_DIST_PRECISION\n"
        "2024;05061;D502;6.08;44.56;B;< 100\n"
        "2024;05061;D502;6.08;44.56;A;[100 - 500[\n"
        "2024;05061;D502;6.08;44.56;A;>= 500\n"
        "2024;05061;D502;6.08;44.56;M;_U\n");
    ASSERT_EQ(list.records.size(), 4U);
    EXPECT_TRUE(list.records[0].precise);
    EXPECT_TRUE(list.records[1].precise);
    EXPECT_FALSE(list.records[2].precise);
    EXPECT_FALSE(list.records[3].precise);
}

TEST_F(BpeTest, AFilterMayNameAColumnThatIsNotReadOtherwise) {
    const auto file = write(
        "AN;DEPCOM;TYPEQU;CANTINE\n"
        "2024;05061;C108;1\n"
        "2024;05061;C108;0\n");
    const auto list = read_list({file, "", "CANTINE = '1'"}, taxonomy());
    ASSERT_TRUE(list);
    EXPECT_EQ(list->records.size(), 1U);
}

TEST_F(BpeTest, ACoordinateOutsideFranceIsDoubtedAndTheCommuneUsed) {
    const study::ServiceList list =
        read("AN;DEPCOM;TYPEQU;LAMBERT_X;LAMBERT_Y\n2021;05061;A129;44.5594;6.0786\n");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_FALSE(list.records[0].place);
    ASSERT_EQ(list.remarks.size(), 1U);
    EXPECT_NE(list.remarks[0].text.find("outside France"), std::string::npos);
}

TEST_F(BpeTest, DegreesThatAreNoPlaceInFranceGiveWayToTheProjectedOnesOrTheCommune) {
    // 700000, 6600000 in Lambert 93 is 3 E 46.5 N.
    const study::ServiceList list = read(
        "AN;DEPCOM;TYPEQU;LONGITUDE;LATITUDE;LAMBERT_X;LAMBERT_Y\n"
        "2024;03185;A129;0;0;700000;6600000\n"
        "2024;03185;A129;46.5;3;700000;6600000\n"  // latitude first
        "2024;03185;A129;;46.5;700000;6600000\n"
        "2024;03185;A129;2.99;;700000;6600000\n"
        "2024;03185;A129;0;0;;\n"
        "2024;03185;A129;0;0;0;0\n"
        "2024;03185;A129;;;700000;\n"
        "2024;03185;A129;2.99;46.49;700000;6600000\n"
        "2024;03185;A129;0;0;0;6600000\n");
    ASSERT_EQ(list.records.size(), 9U);
    for (const std::size_t row : {0U, 1U, 2U, 3U}) expect_near(list.records[row].place, 3, 46.5, 1);
    for (const std::size_t row : {4U, 5U, 6U, 8U})
        EXPECT_FALSE(list.records[row].place) << row << ": by its commune";
    expect_near(list.records[7].place, 2.99, 46.49, 1);
    ASSERT_EQ(list.remarks.size(), 1U) << "0, 0 is no place at all; 0, 6600000 is a wrong one";
    EXPECT_NE(list.remarks[0].text.find("(0, 6600000) in EPSG:2154"), std::string::npos);
    EXPECT_EQ(list.crs, "EPSG:2154, EPSG:4326");
}

/// A record in one line: categories, name, count, capacity, precise or not, place.
std::string line_of(const std::string& keys, const study::ServiceRecord& record) {
    return fmt::format("{}, {}, {}, {}, {}, {}", keys, record.name.empty() ? "-" : record.name,
                       record.count, record.capacity.value_or(-1), record.precise ? "sure" : "near",
                       record.place
                           ? fmt::format("{:.2f} {:.2f}", record.place->lon(), record.place->lat())
                           : "-");
}

TEST_F(BpeTest, EachColumnSaysOneThingAndIsMissedForThatAlone) {
    using Cells = std::vector<std::pair<std::string, std::string>>;
    const Cells all = {{"AN", "2018"},           {"DEPCOM", "03185"},   {"TYPEQU", "C104"},
                       {"TYPE", "LF"},           {"NOMRS", "FERRY"},    {"NB_EQUIP", "2"},
                       {"CL_PELEM", "1"},        {"CAPACITE", "30"},    {"QUALITE_XY", "Bonne"},
                       {"LONGITUDE", "2.99"},    {"LATITUDE", "46.49"}, {"LAMBERT_X", "700000"},
                       {"LAMBERT_Y", "6600000"}, {"EPSG", "2154"}};
    const auto without = [&](const std::string& missing) {
        std::string header, row;
        for (const auto& [column, cell] : all) {
            if (column == missing) continue;
            header += (header.empty() ? "" : ";") + column;
            row += (row.empty() ? "" : ";") + cell;
        }
        const study::ServiceList list = read(header + "\n" + row + "\n");
        EXPECT_EQ(list.records.size(), 1U) << missing;
        return list.records.empty() ? "" : line_of(keys(list.records[0]), list.records[0]);
    };
    const std::string whole = "nursery_school primary_school, FERRY, 2, 30, sure, 2.99 46.49";
    EXPECT_EQ(without(""), whole);
    // The type is one of before 2021: today it is no primary school any more.
    EXPECT_EQ(without("AN"), "nursery_school, FERRY, 2, 30, sure, 2.99 46.49");
    EXPECT_EQ(without("NOMRS"), "nursery_school primary_school, -, 2, 30, sure, 2.99 46.49");
    EXPECT_EQ(without("NB_EQUIP"), "nursery_school primary_school, FERRY, 1, 30, sure, 2.99 46.49");
    EXPECT_EQ(without("CL_PELEM"), "primary_school, FERRY, 2, 30, sure, 2.99 46.49");
    EXPECT_EQ(without("CAPACITE"), "nursery_school primary_school, FERRY, 2, -1, sure, 2.99 46.49");
    for (const char* const degrees : {"LONGITUDE", "LATITUDE"})
        EXPECT_EQ(without(degrees),
                  "nursery_school primary_school, FERRY, 2, 30, sure, 3.00 46.50");
    for (const char* const other : {"TYPE", "QUALITE_XY", "LAMBERT_X", "LAMBERT_Y", "EPSG"})
        EXPECT_EQ(without(other), whole) << other;
}

TEST_F(BpeTest, AReferenceSystemThatTheRowNamesCountsBeforeThatOfItsDepartment) {
    // La Réunion's zone is EPSG:2975; the row says Lambert 93.
    const study::ServiceList list =
        read("AN;DEPCOM;TYPEQU;LAMBERT_X;LAMBERT_Y;EPSG\n2024;97411;A129;700000;6600000;2154\n");
    expect_near(list.records[0].place, 3, 46.5, 1);
}

TEST_F(BpeTest, ACountIsAWholeNumberFromOneToAMillion) {
    const study::ServiceList list = read(
        "AN;DEPCOM;TYPEQU;NB_EQUIP\n2018;05061;A129;1\n2018;05061;A129;12\n2018;05061;A129;0\n"
        "2018;05061;A129;\n2018;05061;A129;-3\n2018;05061;A129;1000000\n"
        "2018;05061;A129;999999\n");
    const std::vector<std::size_t> counts = {1, 12, 1, 1, 1, 1, 999'999};
    ASSERT_EQ(list.records.size(), counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        EXPECT_EQ(list.records[i].count, counts[i]) << i;
}

TEST_F(BpeTest, ReadsCountsByCommuneUnderCodes) {
    const study::ServiceList list =
        read("CODGEO;NB_D501;NB_D201;NB_B101\n05061;4;;7\n5062;;2;\nTotal;4;2;7\n");
    ASSERT_EQ(list.records.size(), 2U);
    EXPECT_EQ(keys(list.records[0]), "childcare creche");
    EXPECT_EQ(list.records[0].count, 4U);
    EXPECT_EQ(list.records[1].commune, "05062") << "a spreadsheet took its zero";
    EXPECT_EQ(left_out(list), "1 without the code of a commune (row 4)");
}

TEST_F(BpeTest, ReadsCountsByCommuneWhateverTheColumnOfCodesIsCalled) {
    for (const char* const column : {"DEPCOM", "CODGEO", "code_insee", "insee_com", "geo"}) {
        const study::ServiceList list = read("D501;D201;" + std::string(column) + "\n4;1;05061\n");
        ASSERT_EQ(list.records.size(), 2U) << column;
        EXPECT_EQ(list.records[1].commune, "05061");
        EXPECT_EQ(list.records[1].count, 1U);
        EXPECT_FALSE(list.records[1].precise);
    }
}

TEST_F(BpeTest, ReadsCountsByCommuneUnderWordsFromASpreadsheet) {
    GDALAllRegister();
    const auto file = (folder_ / "bpe.xlsx").string();
    {
        GDALDatasetUniquePtr book(GetGDALDriverManager()->GetDriverByName("XLSX")->Create(
            file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer* sheet = book->CreateLayer("counts", nullptr, wkbNone, nullptr);
        OGRFieldDefn commune("depcom", OFTString), total("Total", OFTInteger),
            pharmacy("Pharmacie", OFTInteger), post("Bureau de poste", OFTInteger);
        for (OGRFieldDefn* field : {&commune, &total, &pharmacy, &post}) sheet->CreateField(field);
        OGRFeatureUniquePtr row(OGRFeature::CreateFeature(sheet->GetLayerDefn()));
        row->SetField(0, "05061");
        row->SetField(1, 3);
        row->SetField(2, 3);
        ASSERT_EQ(sheet->CreateFeature(row.get()), OGRERR_NONE);
    }
    const study::ServiceList list = *read_list({file, "", ""}, taxonomy());
    EXPECT_EQ(list.format, "Insee BPE, counts by commune");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(keys(list.records[0]), "pharmacy");
    EXPECT_EQ(list.records[0].count, 3U);
    EXPECT_EQ(list.row_name(list.records[0].row), "row 2");
}

}  // namespace
}  // namespace relais::services
