#include <cmath>
#include <utility>
#include <vector>

#include "tests/geodata/services/list_files.h"

namespace relais::services {
namespace {

// The origin of Lambert 93, 700,000 6,600,000, is at 3 E 46.5 N by definition.

using FinessTest = ListFiles;

/// A record of the raw stock: 31 cells, of which these are told.
std::string establishment(const std::string& number, const std::string& name,
                          const std::string& commune, const std::string& department,
                          const std::string& kind, const std::string& siret = "") {
    return "structureet;" + number + ";;" + name + ";;;;;;;;;" + commune + ";" + department +
           ";;;;;" + kind + ";;;;" + siret + ";;;;;;;;\n";
}

TEST_F(FinessTest, TheRawStockHasNoHeaderAndTellsPlacesLater) {
    const study::ServiceList list = read(
        "finess;etalab;93;2024-01-01\n" +
        establishment("050000025", "EHPAD JEAN MARTIN", "061", "05", "500") +
        establishment("050000033", "PHARMACIE DU CENTRE", "061", "05", "620") +
        establishment("050000041", "LABORATOIRE", "061", "05", "611") +
        "geolocalisation;050000025;700000;6600000;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;"
        "2021-01-04\n"
        "geolocalisation;050000041;700000;6600000;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;"
        "2021-01-04\n");
    ASSERT_EQ(list.records.size(), 2U);
    EXPECT_EQ(list.records[0].row, 2U) << "there is no header to count";
    EXPECT_EQ(list.records[0].id, "050000025");
    EXPECT_EQ(keys(list.records[0]), "elderly elderly_home");
    expect_near(list.records[0].place, 3, 46.5, 1);
    EXPECT_FALSE(list.records[1].place);
    EXPECT_EQ(list.records[1].commune, "05061");
    EXPECT_EQ(left_out(list),
              "1 of an unknown kind (row 4); 1 the coordinates of an establishment that is left "
              "out (row 6)");
    EXPECT_EQ(list.crs, "EPSG:2154");
}

TEST_F(FinessTest, WhatASpreadsheetSpoiltIsMendedAndTold) {
    const study::ServiceList list =
        read(establishment("10000024", "CH FLEYRIAT", "53", "1", "355", "2,601E+13") +
             "geolocalisation;10000024;700000,0;6600000,0;1;ATLASANTE;100;IGN;BD_ADRESSE;V2.1;"
             "LAMBERT_93;2016-02-29\n");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].id, "010000024");
    EXPECT_EQ(list.records[0].commune, "01053");
    expect_near(list.records[0].place, 3, 46.5, 1);
    ASSERT_EQ(list.remarks.size(), 1U);
    EXPECT_NE(list.remarks[0].text.find("2,601E+13"), std::string::npos);
}

TEST_F(FinessTest, AQuotationMarkWithoutItsFellowSwallowsNoRow) {
    const study::ServiceList list =
        read(establishment("050000025", "EHPAD \"LES TILLEULS\"", "061", "05", "500") +
             establishment("050000033", "L\"AUTRE", "061", "05", "500") +
             establishment("050000041", "TROIS", "061", "05", "500"));
    ASSERT_EQ(list.records.size(), 3U);
    EXPECT_EQ(list.records[1].name, "L'AUTRE");
}

TEST_F(FinessTest, OverseasDepartmentsAreWrittenWithALetter) {
    const study::ServiceList list = read(establishment("970400024", "CHU", "411", "9D", "101"));
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].commune, "97411");
}

TEST_F(FinessTest, LatinLettersOfTheOldEncoding) {
    const study::ServiceList list =
        read(establishment("050000025", "R\xE9sidence", "061", "05", "202"));
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].name, "Résidence");
}

TEST_F(FinessTest, TheReleaseHasAHeader) {
    const study::ServiceList list = read(
        "nofinesset;rs;rslongue;departement;cog;categetab;siret;coordx;coordy;sourcegeocod\n"
        "010000024;CH DE FLEYRIAT;CENTRE HOSPITALIER DE BOURG;01;01451;355;26010004500012;870215.7;"
        "6571590.5;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93\n"
        "010000024;TWICE;;01;01451;355;;870215.7;6571590.5;4,ATLASANTE,LAMBERT_93\n");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].name, "CENTRE HOSPITALIER DE BOURG");
    EXPECT_EQ(keys(list.records[0]), "hospital");
    EXPECT_TRUE(list.records[0].precise);
    EXPECT_EQ(left_out(list), "1 of an establishment that an earlier row has already (row 3)");
}

TEST_F(FinessTest, CapacitiesOfOpenEquipmentAddUp) {
    const study::ServiceList list = read(
        "finess;etalab;94;2024-01-01\n"
        "equipementsocial;050000025;924;;11;;711;;S;60;;;;;;N;;\n"
        "equipementsocial;050000025;924;;21;;436;;S;12;;;;;;N;;\n"
        "equipementsocial;050000025;657;;11;;711;;S;5;;;;;;O;;\n");
    EXPECT_EQ(list.capacities, (std::map<std::string, double>{{"050000025", 72}}));
    EXPECT_EQ(left_out(list), "1 a capacity that is closed or missing (row 4)");
}

TEST_F(FinessTest, ACapacityIsTheTenthCellOfEquipmentThatIsNotClosed) {
    const auto capacity = [&](const std::string& places, const std::string& closed) {
        const study::ServiceList list =
            read("finess;etalab;94;2024-01-01\nequipementsocial;10000024;924;;11;;711;;S;" +
                 places + ";;;;;;" + closed + ";;\n");
        const auto found = list.capacities.find("010000024");  // its zero put back
        return found == list.capacities.end() ? -1.0 : found->second;
    };
    EXPECT_EQ(capacity("60", "N"), 60);
    EXPECT_EQ(capacity("60", ""), 60);
    EXPECT_EQ(capacity("60", "O"), -1);
    EXPECT_EQ(capacity("0", "N"), 0) << "none is a capacity too";
    EXPECT_EQ(capacity("-1", "N"), -1);
    EXPECT_EQ(capacity("", "N"), -1);
    EXPECT_EQ(capacity("many", "N"), -1);
}

TEST_F(FinessTest, EachColumnOfTheReleaseMayHaveItsOtherNameOrBeMissing) {
    using Cells = std::vector<std::pair<std::string, std::string>>;
    const Cells all = {{"nofinesset", "10000024"}, {"rs", "SHORT"},
                       {"rslongue", "LONG NAME"},  {"categetab", "355"},
                       {"cog", "01451"},           {"departement", "01"},
                       {"commune", "53"},          {"coordx", "700000"},
                       {"coordy", "6600000"},      {"sourcegeocod", "4,ATLASANTE,LAMBERT_93"}};
    // "name, commune, place, sure or near", once without a column or with another name for it.
    const auto without = [&](const std::string& missing, const std::string& instead = "") {
        std::string header, row;
        for (const auto& [column, cell] : all) {
            if (column == missing && instead.empty()) continue;
            header += (header.empty() ? "" : ";") + (column == missing ? instead : column);
            row += (row.empty() ? "" : ";") + cell;
        }
        const study::ServiceList list = read(header + "\n" + row + "\n");
        EXPECT_EQ(list.records.size(), 1U) << missing;
        if (list.records.empty()) return std::string();
        const study::ServiceRecord& record = list.records[0];
        EXPECT_EQ(record.id, "010000024");
        return record.name + ", " + record.commune + ", " +
               (record.place ? std::to_string(std::lround(record.place->lon() * 10)) + " " +
                                   std::to_string(std::lround(record.place->lat() * 10))
                             : "-") +
               (record.precise ? ", sure" : ", near");
    };
    const std::string whole = "LONG NAME, 01451, 30 465, near";
    EXPECT_EQ(without(""), whole);
    EXPECT_EQ(without("rs"), whole);
    EXPECT_EQ(without("rslongue"), "SHORT, 01451, 30 465, near");
    EXPECT_EQ(without("cog"), "LONG NAME, 01053, 30 465, near") << "by department and commune";
    EXPECT_EQ(without("departement"), whole);
    EXPECT_EQ(without("commune"), whole);
    EXPECT_EQ(without("coordx"), "LONG NAME, 01451, -, near");
    EXPECT_EQ(without("coordy"), "LONG NAME, 01451, -, near");
    EXPECT_EQ(without("sourcegeocod"), "LONG NAME, 01451, 30 465, sure")
        << "nothing says it is not";
    EXPECT_EQ(without("coordx", "coordxet"), whole);
    EXPECT_EQ(without("coordy", "coordyet"), whole);
    EXPECT_EQ(without("sourcegeocod", "sourcecoordet"), whole);
}

TEST_F(FinessTest, APlaceIsInTheReferenceSystemThatItsDescriptionNames) {
    // The central meridian of a UTM zone has the easting 500 000; north of the equator, 1 km is
    // 1000, south of it 9 999 000. Zones 20, 22, 38 and 40 have theirs at 63 W, 51 W, 45 E and 57
    // E.
    struct Case {
        const char* description;
        const char *x, *y;
        double lon, lat;
        const char* crs;
    };
    for (const auto& [description, x, y, lon, lat, crs] :
         {Case{"1,IGN,LAMBERT_93", "700000", "6600000", 3, 46.5, "EPSG:2154"},
          Case{"1,IGN", "700000", "6600000", 3, 46.5, "EPSG:2154"},
          Case{"1,IGN,UTM_N20", "500000", "1790000", -63, 16.19, "EPSG:5490"},
          Case{"1,IGN,UTM_N22", "500000", "450000", -51, 4.07, "EPSG:2972"},
          Case{"1,IGN,UTM_S38", "500000", "8585000", 45, -12.80, "EPSG:4471"},
          Case{"1,IGN,UTM_S40", "350000", "7680000", 55.56, -20.97, "EPSG:2975"},
          Case{"1,IGN,UTM_N21", "560000", "5180000", -56.22, 46.77, "EPSG:4467"}}) {
        const study::ServiceList list =
            read(establishment("970400024", "CHU", "411", "9D", "101") +
                 "geolocalisation;970400024;" + x + ";" + y + ";" + description + ";2021-01-04\n");
        ASSERT_EQ(list.records.size(), 1U);
        EXPECT_EQ(list.crs, crs) << description;
        expect_near(list.records[0].place, lon, lat, 2000);
    }
}

TEST_F(FinessTest, APlaceFoundByItsHouseOrStreetIsPreciseOneFoundByLessIsNot) {
    for (const auto& [level, precise] :
         {std::pair{"1", true}, {"2", true}, {"3", false}, {"4", false}, {"5", false}}) {
        const study::ServiceList list =
            read(establishment("050000025", "EHPAD", "061", "05", "500") +
                 "geolocalisation;050000025;700000;6600000;" + level +
                 ",ATLASANTE,LAMBERT_93;2021-01-04\n");
        EXPECT_EQ(list.records.at(0).precise, precise) << level;
    }
}

}  // namespace
}  // namespace relais::services
