#include "tests/support/study_files.h"

namespace relais::zones {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

class LevelsTest : public StudyFiles {
  protected:
    /// "code name" of the area of each zone.
    static std::vector<std::string> areas(const territory::ZoneLevel& level) {
        std::vector<std::string> result;
        for (const std::uint32_t area : level.of_zone)
            result.push_back(area == territory::ZoneLevel::kNone
                                 ? "none"
                                 : level.areas[area].code + " " + level.areas[area].name);
        return result;
    }
    using Names = std::vector<std::string>;
};

TEST_F(LevelsTest, ComeFromColumnsOfTheZones) {
    write("zones.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"1","c":"B","n":"Bas"},"geometry":{"type":"Polygon",
"coordinates":[[[6,45],[6.01,45],[6.01,45.01],[6,45]]]}},
{"type":"Feature","properties":{"code":"2","c":"A","n":"Haut"},"geometry":{"type":"Polygon",
"coordinates":[[[6,45],[6.01,45.01],[6,45.01],[6,45]]]}}]})");
    const study::Study study = open(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n"
        "[[levels]]\nkey = \"canton\"\ncode = \"c\"\nname = \"n\"\n");
    ASSERT_EQ(study.territory.levels.size(), 1U);
    EXPECT_EQ(areas(study.territory.levels[0]), (Names{"B Bas", "A Haut"}));
    EXPECT_EQ(study.territory.levels[0].areas[0].code, "A") << "areas are by code";
}

TEST_F(LevelsTest, ComeFromATableWithItsNamesInAnother) {
    write("cantons.csv", "commune,canton\n001,10\n002,10\n003,20\n");
    write("names.csv", "code,nom\n10,Nord\n20,Sud\n");
    const study::Study study = open(std::string{kZonesTable} +
                                    "[[levels]]\nkey = \"canton\"\nfile = \"cantons.csv\"\n"
                                    "zone = \"commune\"\ncode = \"canton\"\n[levels.names]\n"
                                    "file = \"names.csv\"\ncode = \"code\"\nname = \"nom\"\n");
    EXPECT_EQ(areas(study.territory.levels[0]), (Names{"10 Nord", "10 Nord", "20 Sud", "none"}));
}

TEST_F(LevelsTest, OfTheCommunesOfTheExtractComeFromATable) {
    std::string extract(kExtract);
    extract.replace(extract.find("</osm>"), 6, R"(
 <node id="21" version="1" lat="44.980" lon="5.990"/>
 <node id="22" version="1" lat="44.980" lon="6.020"/>
 <node id="23" version="1" lat="45.010" lon="6.020"/>
 <node id="24" version="1" lat="45.010" lon="5.990"/>
 <way id="21" version="1"><nd ref="21"/><nd ref="22"/><nd ref="23"/><nd ref="24"/><nd ref="21"/></way>
 <relation id="21" version="1"><member type="way" ref="21" role="outer"/>
  <tag k="type" v="boundary"/><tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/>
  <tag k="name" v="Bourg"/><tag k="ref:INSEE" v="05001"/></relation>
</osm>)");
    write("roads.osm", extract);
    write("cantons.csv", "commune,canton\n05001,10\n");
    const study::Study study = open(
        "country = \"FR\"\n[[levels]]\nkey = \"canton\"\nfile = \"cantons.csv\"\n"
        "zone = \"commune\"\ncode = \"canton\"\n");
    ASSERT_EQ(study.territory.zones.size(), 1U);
    ASSERT_EQ(study.territory.levels.size(), 1U);
    EXPECT_EQ(areas(study.territory.levels[0]), (Names{"10 10"}));
}

TEST_F(LevelsTest, TheTableOfCommunesOfInseeNeedsNoColumns) {
    write("v_commune_2024.csv",
          "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"
          "COM,001,93,05,05D,051,0,W,W,West,0501,\nCOMD,001,,,,,0,W,W,West,,009\n"
          "COM,002,93,05,05D,052,0,E,E,East,0502,\nCOM,003,93,05,05D,052,0,S,S,South,0502,\n"
          "COM,004,93,05,05D,052,0,F,F,Far,0502,\n");
    const study::Study study =
        open(std::string{kZonesTable} +
             "[[levels]]\nkey = \"canton\"\nfile = \"v_commune_2024.csv\"\n"
             "[[levels]]\nkey = \"departement\"\nfile = \"v_commune_2024.csv\"\n");
    EXPECT_EQ(areas(study.territory.levels[0]),
              (Names{"0501 0501", "0502 0502", "0502 0502", "0502 0502"}));
    EXPECT_EQ(study.territory.levels[1].areas.size(), 1U);
}

TEST_F(LevelsTest, TheListOfGroupingsWithTheirMembersNeedsNoColumns) {
    write("epci.json", R"([{"code":"200","nom":"CC Plaine","membres":[{"code":"001"},
{"code":"003"}]},{"code":"100","nom":"CC Mont","membres":[{"code":"002"},{"code":"004"}]}])");
    const study::Study study =
        open(std::string{kZonesTable} + "[[levels]]\nkey = \"epci\"\nfile = \"epci.json\"\n");
    EXPECT_EQ(areas(study.territory.levels[0]),
              (Names{"200 CC Plaine", "100 CC Mont", "200 CC Plaine", "100 CC Mont"}));
}

TEST_F(LevelsTest, AdminExpressNeedsNoColumnsInEitherGeneration) {
    const std::string square =
        R"("geometry":{"type":"Polygon","coordinates":[[[6,45],[6.01,45],[6.01,45.01],[6,45]]]})";
    write("old.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
{"INSEE_COM":"05001","NOM":"Abriès","POPULATION":300,"INSEE_CAN":"07","INSEE_DEP":"05",
"SIREN_EPCI":"200067452/200000000"},)" +
                             square + "}]}");
    const std::string levels = "[[levels]]\nkey = \"epci\"\n[[levels]]\nkey = \"canton\"\n";
    const study::Study old = open("[zones]\nfile = \"old.geojson\"\n" + levels);
    EXPECT_EQ(old.territory.zones[0].code, "05001");
    EXPECT_EQ(old.territory.zones[0].population, 300);
    EXPECT_EQ(old.territory.zone_level, "commune");
    EXPECT_EQ(old.territory.levels[0].areas[0].code, "200067452") << "of several, the first";
    EXPECT_EQ(old.territory.levels[1].areas[0].code, "0507") << "cantons count by département";

    write("new.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
{"code_insee":"05001","nom_officiel":"Abriès","population":300,"code_insee_du_departement":"05",
"codes_siren_des_epci":"200067452"},)" +
                             square + "}]}");
    const study::Study recent = open(
        "[zones]\nfile = \"new.geojson\"\n[[levels]]\nkey = \"epci\"\n"
        "[[levels]]\nkey = \"departement\"\n");
    EXPECT_EQ(recent.territory.zones[0].name, "Abriès");
    EXPECT_EQ(recent.territory.levels[1].areas[0].code, "05");
}

TEST_F(LevelsTest, EurostatZonesTakeThePopulationOfTheLatestYear) {
    write("lau.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
{"LAU_ID":"529001","LAU_NAME":"Benešov","POP_2011":10,"POP_2021":12,"POP_DENS_2021":3},
"geometry":{"type":"Polygon","coordinates":[[[6,45],[6.01,45],[6.01,45.01],[6,45]]]}}]})");
    const study::Study study = open("[zones]\nfile = \"lau.geojson\"\n");
    EXPECT_EQ(study.territory.zones[0].name, "Benešov");
    EXPECT_EQ(study.territory.zones[0].population, 12);
}

TEST_F(LevelsTest, WhatCannotBeToldGetsASentence) {
    const std::string zones = kZonesTable;
    expect_words(error_of(zones + "[[levels]]\nkey = \"canton\"\n"),
                 {"zones.geojson", "canton", "[[levels]]"});
    write("t.csv", "a,b\n1,2\n");
    expect_words(error_of(zones + "[[levels]]\nkey = \"canton\"\nfile = \"t.csv\"\n"),
                 {"t.csv", "canton", "zone = \"…\""});
    expect_words(error_of(zones + "[[levels]]\nkey = \"canton\"\nfile = \"t.csv\"\nzone = \"a\"\n"
                                  "code = \"b\"\n"),
                 {"t.csv", "no zone", "001", "canton"});
    write("t.csv", "a,b\n001,2\n001,3\n");
    expect_words(error_of(zones + "[[levels]]\nkey = \"canton\"\nfile = \"t.csv\"\nzone = \"a\"\n"
                                  "code = \"b\"\n"),
                 {"t.csv, row 3", "\"001\"", "\"2\"", "\"3\""});
    expect_words(error_of("[[levels]]\nkey = \"canton\"\n"), {"canton", "add file"});
    expect_words(error_of("[zones]\nfile = \"zones.geojson\"\n"),
                 {"zones.geojson", "match no known layout", "code = \"…\"", "code, name, people"});
}

}  // namespace
}  // namespace relais::zones
