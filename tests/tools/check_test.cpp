// relais check: what a person reads, what a program reads, and that one bad file hides no other.

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

class CheckTest : public testing::Test {
  protected:
    void SetUp() override {
        write_file(folder_ / "village.osm", R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="45.00" lon="6.00"/><node id="2" lat="45.00" lon="6.01"/>
 <node id="3" lat="45.00" lon="6.02"><tag k="amenity" v="pharmacy"/>
  <tag k="name" v="Pharmacie Roux"/></node>
 <node id="5" lat="45.001" lon="6.01"><tag k="place" v="village"/><tag k="population" v="40"/>
  <tag k="name" v="Saint-Relais"/></node>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
</osm>)");
    }

    Outcome check(const std::string& tables) const {
        write_file(folder_ / "territory.toml",
                   "name = \"Paper\"\ncountry = \"FR\"\nextract = \"village.osm\"\n" + tables);
        return run_relais(folder_, "check territory.toml --json report.json --overwrite");
    }

    static std::string table(const std::string& file, const std::string& category) {
        return "[[services]]\nfile = \"" + file + "\"\ncategory = \"" + category +
               "\"\nname = \"name\"\nx = \"lon\"\ny = \"lat\"\ncapacity = \"places\"\n";
    }

    Folder folder_;
};

TEST_F(CheckTest, TellsOfAnExtractAlone) {
    const Outcome outcome = run_relais(folder_, "check village.osm");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(outcome.out, {"village.osm", "1 households", "1 pharmacy",
                               "100.0 % of the 1 households are within reach of the roads"});
}

TEST_F(CheckTest, TellsWhatIsSuspiciousAndWhatIsTheSame) {
    write_file(folder_ / "creches.csv", "name,lon,lat,places\nLes Lutins,6.001,45,900\n");
    write_file(folder_ / "pharmacies.csv", "name,lon,lat,places\nROUX,6.0201,45,\n");
    const Outcome outcome =
        check(table("creches.csv", "childcare") + table("pharmacies.csv", "pharmacy"));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(outcome.out,
                 {"creches.csv, row 2: \"Les Lutins\" has 900 places, more than the 150",
                  "In two inputs, counted once (1)", "pharmacy: pharmacies.csv, row 2 \"ROUX\"",
                  "n3 \"Pharmacie Roux\""});
    expect_words(read_file(folder_ / "report.json"),
                 {"\"same_places\"", "\"severity\": \"warning\"", "\"rows\": 1"});
}

TEST_F(CheckTest, OneBadFileHidesNoOther) {
    write_file(folder_ / "bad.csv", "name,lon,lat,places\nA,6.001,45,many\n");
    write_file(folder_ / "worse.csv", "name,lon,lat,places\nA,900000,6400000,1\n");
    write_file(folder_ / "good.csv", "name,lon,lat,places\nA,6.001,45,10\n");
    const Outcome outcome =
        check(table("bad.csv", "childcare") + table("worse.csv", "childcare") +
              table("missing.csv", "childcare") + table("good.csv", "childcare"));
    EXPECT_EQ(outcome.exit_code, 1);
    expect_words(outcome.out,
                 {"Errors (3)", "bad.csv, row 2: \"many\" in column \"places\" is not a number",
                  "worse.csv, row 2", "Lambert 93", "missing.csv: there is no such file",
                  "good.csv\n      table with a column map"});
    expect_words(outcome.err, {"territory.toml", "errors in the report: 3", "correct them"});
}

/// A row without a place is no error by itself; the others are, all of them told.
TEST_F(CheckTest, AllBadRowsOfAFileAreToldAtOnce) {
    write_file(folder_ / "bad.csv",
               "name,lon,lat,places\nA,6.001,45,many\nB,6.001,45,1\nC,,45,1\nD,600,45,1\n");
    write_file(folder_ / "good.csv", "name,lon,lat,places\nA,6.001,45,10\n");
    const Outcome outcome = check(table("bad.csv", "childcare") + table("good.csv", "childcare"));
    EXPECT_EQ(outcome.exit_code, 1);
    expect_words(outcome.out,
                 {"Errors (2)", "bad.csv, row 2: \"many\"",
                  "bad.csv, row 5: the coordinate (600, 45) is outside the bounds", "1 childcare"});
    const Outcome access = run_relais(folder_, "access territory.toml -o out");
    EXPECT_EQ(access.exit_code, 1);
    expect_words(access.err, {"bad.csv, row 2: \"many\"", "(1 more could not be used: row 5)"});
}

TEST_F(CheckTest, SwappedCoordinatesAreAnError) {
    write_file(folder_ / "swapped.csv", "name,lon,lat,places\nA,45,6.001,10\nB,45,6.002,10\n");
    const Outcome outcome = check(table("swapped.csv", "childcare"));
    EXPECT_EQ(outcome.exit_code, 1);
    expect_words(outcome.out, {"swapped.csv: its coordinates are swapped", "exchange x and y"});
}

TEST_F(CheckTest, TellsOfHouseholdsAndZonesWhatItTellsOfServices) {
    write_file(folder_ / "homes.csv",
               "id,people,old,lon,lat\na,10,2,6.001,45\nb,1,3,6.002,45\nc,0,0,6.002,45\n");
    write_file(folder_ / "zones.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"01"},"geometry":{"type":"Polygon","coordinates":
 [[[5.99,44.99],[6.03,44.99],[6.03,45.01],[5.99,45.01],[5.99,44.99]]]}},
{"type":"Feature","properties":{"code":"02"},"geometry":{"type":"Polygon","coordinates":
 [[[7,46],[7.01,46.01],[7.01,46],[7,46.01],[7,46]]]}}]})");
    write_file(folder_ / "population.csv", "code,people\n01,11\n03,5\n");
    const Outcome outcome = check(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n[zones.join]\nfile = "
        "\"population.csv\"\ncode = \"code\"\npopulation = \"people\"\n[households]\nfile = "
        "\"homes.csv\"\nid = \"id\"\nweight = \"people\"\nx = \"lon\"\ny = \"lat\"\ngroups = "
        "{ people_75_plus = \"old\" }\n");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(
        outcome.out,
        {"homes.csv\n      CSV, households, EPSG:4326\n      3 rows read\n      from "
         "6.0010, 45.0000 to 6.0020, 45.0000",
         "zones.geojson\n      GeoJSON, zones, EPSG:4326\n      2 features read",
         "population.csv\n      CSV, table of zones\n      2 rows read\n      1 left out: with a "
         "code that is not that of a zone (row 3)",
         "homes.csv, row 3: More people_75_plus than people",
         "homes.csv: 1 of its 3 rows have the coordinates of an earlier row",
         "zones.geojson, feature 1: The outline crosses itself; it was repaired",
         "Zones beyond the roads of the extract: 1 of 2 (02)", "Households with weight 0: 1."});
    expect_words(read_file(folder_ / "report.json"), {"\"files\"", "\"extent\"", "\"doubtful\""});
}

TEST_F(CheckTest, OneBadPartHidesNoOther) {
    write_file(folder_ / "zones.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    write_file(folder_ / "homes.csv", "id,people,lon,lat\na,many,6.001,45\n");
    const Outcome outcome = check(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n[households]\nfile = "
        "\"homes.csv\"\nweight = \"people\"\nx = \"lon\"\ny = \"lat\"\n");
    EXPECT_EQ(outcome.exit_code, 1);
    expect_words(outcome.out, {"Errors (2)", "zones.geojson: there is no", "\"many\""});
}

}  // namespace
}  // namespace relais
