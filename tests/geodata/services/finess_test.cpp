#include "list_files.h"

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
    const List list = read(
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
              "1 of a kind that Relais does not know (row 4); 1 the place of an establishment that "
              "is not taken (row 6)");
    EXPECT_EQ(list.crs, "EPSG:2154");
}

TEST_F(FinessTest, WhatASpreadsheetSpoiltIsMendedAndTold) {
    const List list =
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
    const List list =
        read(establishment("050000025", "EHPAD \"LES TILLEULS\"", "061", "05", "500") +
             establishment("050000033", "L\"AUTRE", "061", "05", "500") +
             establishment("050000041", "TROIS", "061", "05", "500"));
    ASSERT_EQ(list.records.size(), 3U);
    EXPECT_EQ(list.records[1].name, "L'AUTRE");
}

TEST_F(FinessTest, OverseasDepartmentsAreWrittenWithALetter) {
    const List list = read(establishment("970400024", "CHU", "411", "9D", "101"));
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].commune, "97411");
}

TEST_F(FinessTest, LatinLettersOfTheOldEncoding) {
    const List list = read(establishment("050000025", "R\xE9sidence", "061", "05", "202"));
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].name, "Résidence");
}

TEST_F(FinessTest, TheReleaseHasAHeader) {
    const List list = read(
        "nofinesset;rs;rslongue;departement;cog;categetab;siret;coordx;coordy;sourcegeocod\n"
        "010000024;CH DE FLEYRIAT;CENTRE HOSPITALIER DE BOURG;01;01451;355;26010004500012;870215.7;"
        "6571590.5;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93\n"
        "010000024;TWICE;;01;01451;355;;870215.7;6571590.5;4,ATLASANTE,LAMBERT_93\n");
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].name, "CENTRE HOSPITALIER DE BOURG");
    EXPECT_EQ(keys(list.records[0]), "hospital");
    EXPECT_TRUE(list.records[0].precise);
    EXPECT_EQ(left_out(list), "1 of an establishment that was told before (row 3)");
}

TEST_F(FinessTest, CapacitiesOfOpenEquipmentAddUp) {
    const List list = read(
        "finess;etalab;94;2024-01-01\n"
        "equipementsocial;050000025;924;;11;;711;;S;60;;;;;;N;;\n"
        "equipementsocial;050000025;924;;21;;436;;S;12;;;;;;N;;\n"
        "equipementsocial;050000025;657;;11;;711;;S;5;;;;;;O;;\n");
    EXPECT_EQ(list.capacities, (std::map<std::string, double>{{"050000025", 72}}));
    EXPECT_EQ(left_out(list), "1 a capacity that is closed or not told (row 4)");
}

}  // namespace
}  // namespace relais::services
