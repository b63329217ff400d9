// What people name on the command line by mistake: files of another kind, places with latitude
// first, outputs that are no files, countries by their names.

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

constexpr const char* kVillageOfInputs = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="46.00" lon="3.00"/><node id="2" lat="46.00" lon="3.01"/>
 <node id="3" lat="46.00" lon="3.02"><tag k="amenity" v="pharmacy"/></node>
 <node id="5" lat="46.001" lon="3.01"><tag k="place" v="village"/><tag k="population" v="40"/>
  <tag k="name" v="Saint-Relais"/></node>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
</osm>)";

class Inputs : public testing::Test {
  protected:
    Inputs() {
        write_file(folder_ / "village.osm", kVillageOfInputs);
        write_file(folder_ / "points.csv", "id,lon,lat\na,3.001,46\nb,3.019,46\n");
        write_file(folder_ / "zones.geojson", R"({"type": "FeatureCollection", "features": []})");
        write_file(folder_ / "territory.toml", "name = \"V\"\nextract = \"village.osm\"\n");
        write_file(folder_ / "closure.toml",
                   "name = \"C\"\n[[edits]]\ndo = \"close_road\"\nways = [10]\n");
    }
    /// The sentence that a command ends with, exit code 1.
    std::string refusal(const std::string& arguments) {
        const Outcome outcome = run_relais(folder_, arguments);
        EXPECT_EQ(outcome.exit_code, 1) << arguments << "\n" << outcome.err;
        EXPECT_EQ(outcome.err.rfind("relais: ", 0), 0U) << outcome.err;
        return outcome.err;
    }
    Folder folder_;
};

TEST_F(Inputs, OfAnotherKindAreCalledWhatTheyAre) {
    for (const char* command : {"atlas zones.geojson -o out", "access zones.geojson -o out",
                                "check zones.geojson", "verify zones.geojson"})
        expect_words(refusal(command),
                     {"zones.geojson: this is GeoJSON, neither an OpenStreetMap extract nor a "
                      "territory.toml; name the extract, or a territory.toml that names both",
                      "file = \"zones.geojson\""});
    expect_words(refusal("import zones.geojson -o n.relais"), {"but GeoJSON; name the extract"});
    for (const char* command : {"isochrone territory.toml --at 3.01,46 --minutes 5 -o i.gpkg",
                                "matrix territory.toml --from points.csv --to points.csv -o m.csv"})
        expect_words(refusal(command), {"territory.toml: this is a TOML file, not a network",
                                        "name the extract", "village.osm"});
    expect_words(refusal("atlas closure.toml -o out"),
                 {"closure.toml: this is a scenario, not a territory",
                  "relais compare territory.toml closure.toml"});
    expect_words(refusal("compare territory.toml territory.toml -o out"),
                 {"territory.toml: this is a territory file, not a scenario"});
    ASSERT_EQ(run_relais(folder_, "import village.osm -o n.relais").exit_code, 0);
    expect_words(refusal("atlas n.relais -o out"),
                 {"n.relais: this is a network file made by relais import, neither",
                  "name the extract that it was made from"});
}

TEST_F(Inputs, ThatAreMarkedAsDeletedAreToldOfByEveryCommand) {
    std::string text = kVillageOfInputs;
    text.replace(text.find("</osm>"), 6,
                 "<way id=\"11\" action=\"delete\"><nd ref=\"1\"/><nd ref=\"3\"/>"
                 "<tag k=\"highway\" v=\"residential\"/></way></osm>");
    write_file(folder_ / "edited.osm", text);
    const std::string words =
        "left out, as they are marked as deleted (visible=\"false\" or action=\"delete\"): 1 (way "
        "11)";
    expect_words(run_relais(folder_, "import edited.osm -o n.relais").err, {words});
    expect_words(run_relais(folder_, "check edited.osm").out, {words});
    expect_words(
        run_relais(folder_, "matrix edited.osm --from points.csv --to points.csv -o m.csv").err,
        {words});
}

TEST_F(Inputs, ThatTheirServerCutShortAreRefusedByEveryCommand) {
    std::string text = kVillageOfInputs;
    text.replace(text.find("</osm>"), 6, "<remark>runtime error: out of memory</remark></osm>");
    write_file(folder_ / "answer.osm", text);
    for (const char* command :
         {"import answer.osm -o n.relais", "check answer.osm", "atlas answer.osm -o out",
          "matrix answer.osm --from points.csv --to points.csv -o m.csv",
          "explain answer.osm --from 3.001,46 --to 3.019,46"})
        expect_words(refusal(command), {"answer.osm: the server that made this extract reports "
                                        "\"runtime error: out of memory\""});
}

TEST_F(Inputs, PlacesWithLatitudeFirstAreToldTheOtherWayRound) {
    expect_words(refusal("isochrone village.osm --at 46,3.01 --minutes 5 -o i.gpkg"),
                 {"--at 46,3.01: there is no road near this place", "write --at 3.01,46"});
    expect_words(refusal("explain village.osm --from 3.001,46 --to 46,3.019"),
                 {"--to 46,3.019: there is no road near this place", "write --to 3.019,46"});
    expect_words(refusal("explain village.osm --from 46,3.001 --category pharmacy"),
                 {"write --from 3.001,46"});
    // A place that is nowhere near, whichever way.
    expect_words(refusal("isochrone village.osm --at 4,4 --minutes 5 -o i.gpkg"),
                 {"--at 4.00000, 4.00000: this place could not be snapped to a road"});
}

TEST_F(Inputs, ACountryByItsNameIsRefusedWithItsCode) {
    write_file(folder_ / "named.toml",
               "name = \"V\"\ncountry = \"Tchéquie\"\nextract = \"village.osm\"\n");
    expect_words(refusal("check named.toml"),
                 {"named.toml, line 2: country = \"Tchéquie\" is not a country code; write country "
                  "= \"CZ\""});
    write_file(folder_ / "typo.toml",
               "name = \"V\"\ncountry = \"Frnace\"\nextract = \"village.osm\"\n");
    expect_words(refusal("check typo.toml"), {"the two letters of ISO 3166-1"});
    expect_words(refusal("import village.osm --country Croatia -o n.relais"), {"write HR"});
    expect_words(refusal("import village.osm --country XQ -o n.relais"), {"such as FR"});
}

TEST_F(Inputs, AnOutputThatIsNoFileStaysWhatItIs) {
    namespace fs = std::filesystem;
    ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
    write_file(folder_ / "real.csv", "old");
    fs::create_symlink("real.csv", folder_ / "link.csv");
    const std::string matrix = "matrix village.osm --from points.csv --to points.csv -o ";
    for (const std::string overwrite : {"", " --overwrite"})
        expect_words(refusal(matrix + "pipe" + overwrite),
                     {"pipe is a pipe or a device, and results need a regular file"});
    EXPECT_TRUE(fs::is_fifo(folder_ / "pipe"));
    expect_words(refusal(matrix + "link.csv --overwrite"),
                 {"link.csv is a symbolic link to real.csv: name that file itself"});
    EXPECT_EQ(read_file(folder_ / "real.csv"), "old");
    EXPECT_TRUE(fs::is_symlink(folder_ / "link.csv"));
    expect_words(refusal("isochrone village.osm --at 3.01,46 --minutes 2 -o /vsimem/x.gpkg"),
                 {"/vsimem/x.gpkg: names that begin with /vsi are GDAL's virtual files"});
    expect_words(refusal("access village.osm -o /vsimem/x"), {"begin with /vsi"});
    // A pipe that has the name of a table in a folder of results.
    fs::create_directory(folder_ / "out");
    ASSERT_EQ(mkfifo((folder_ / "out" / "times.csv").c_str(), 0600), 0);
    expect_words(refusal("access village.osm -o out --overwrite"), {"times.csv is a pipe"});
    EXPECT_TRUE(fs::is_fifo(folder_ / "out" / "times.csv"));
}

TEST_F(Inputs, RoadsWithHardlyAHomeNameTheRemedy) {
    // A village of one place node, and a road of 93 km: enough for one household. Of 109 km: not.
    const auto village = [&](double degrees) {
        std::string text = kVillageOfInputs;
        const std::string end = "lon=\"3.00\"";
        text.replace(text.find(end), end.size(), "lon=\"" + std::to_string(3.01 - degrees) + "\"");
        write_file(folder_ / "long.osm", text);
    };
    village(1.2);  // 93 km at this latitude
    EXPECT_EQ(run_relais(folder_, "access long.osm -o near").exit_code, 0);
    village(1.4);
    expect_words(refusal("access long.osm -o out"),
                 {"long.osm: it contains", "km of road but only 1 household", "[households] file"});
    expect_words(run_relais(folder_, "check long.osm").out, {"km of road but only 1 household"});
}

}  // namespace
}  // namespace relais
