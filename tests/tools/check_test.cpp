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
                               "100.0 % of the 1 households lie within reach of the roads"});
}

TEST_F(CheckTest, TellsWhatIsSuspiciousAndWhatIsTheSame) {
    write_file(folder_ / "creches.csv", "name,lon,lat,places\nLes Lutins,6.001,45,900\n");
    write_file(folder_ / "pharmacies.csv", "name,lon,lat,places\nROUX,6.0201,45,\n");
    const Outcome outcome =
        check(table("creches.csv", "childcare") + table("pharmacies.csv", "pharmacy"));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(outcome.out,
                 {"creches.csv, row 2: \"Les Lutins\" has 900 places, more than the 150",
                  "Told by two inputs, counted once (1)",
                  "pharmacy: pharmacies.csv, row 2 \"ROUX\"", "n3 \"Pharmacie Roux\""});
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
    expect_words(outcome.err, {"territory.toml", "3 of its findings", "mend them"});
}

TEST_F(CheckTest, SwappedCoordinatesAreAnError) {
    write_file(folder_ / "swapped.csv", "name,lon,lat,places\nA,45,6.001,10\nB,45,6.002,10\n");
    const Outcome outcome = check(table("swapped.csv", "childcare"));
    EXPECT_EQ(outcome.exit_code, 1);
    expect_words(outcome.out, {"swapped.csv: Its coordinates are swapped", "exchange x and y"});
}

}  // namespace
}  // namespace relais
