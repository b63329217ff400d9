// How people travel, as the command line says it: --profile, --dem, --country, and what the import
// reports.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

/// A street (10) from west to east, 1000 m; a footpath (11) north from its middle; a lane on its
/// own (12). The street has a limit; a restriction at the middle names a way that is not there.
constexpr const char* kVillageRoads = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="0" lon="3.0000000"/><node id="2" lat="0" lon="3.0044966"/>
 <node id="3" lat="0" lon="3.0089932"/><node id="4" lat="0.0044966" lon="3.0044966"/>
 <node id="5" lat="0.02" lon="3.00"/><node id="6" lat="0.02" lon="3.001"/>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="tertiary"/>
  <tag k="maxspeed" v="50"/></way>
 <way id="11"><nd ref="2"/><nd ref="4"/><tag k="highway" v="footway"/></way>
 <way id="12"><nd ref="5"/><nd ref="6"/><tag k="highway" v="service"/></way>
 <relation id="20"><member type="way" ref="10" role="from"/><member type="node" ref="2" role="via"/>
  <member type="way" ref="99" role="to"/><tag k="type" v="restriction"/>
  <tag k="restriction" v="no_left_turn"/></relation>
</osm>)";

class Roads : public testing::Test {
  protected:
    Roads() {
        write_file(folder_ / "village.osm", kVillageRoads);
        write_file(folder_ / "ends.csv", "id,lon,lat\nwest,3.0,0\neast,3.0089932,0\n");
    }
    [[nodiscard]] Outcome run(const std::string& command) const {
        return run_relais(folder_, command);
    }
    /// Seconds from west to east.
    [[nodiscard]] double seconds(const std::string& options, const std::string& input) const {
        const Outcome outcome = run(
            "matrix " + input + " --from ends.csv --to ends.csv -o m.csv --overwrite " + options);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        const std::string table = read_file(folder_ / "m.csv");
        const std::string row = "west,east,";
        const auto at = table.find(row);
        EXPECT_NE(at, std::string::npos) << table;
        return std::atof(table.c_str() + at + row.size());
    }
    void expect_refusal(const std::string& command, const std::string& sentence) const {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.exit_code, 1);
        EXPECT_EQ(outcome.err, "relais: " + sentence + "\n");
    }
    /// A copy of the walk at twice its speed on tertiary roads, and a terrain that rises by a
    /// tenth.
    void write_own_files() const {
        std::string profile = run("profile walk").out;
        const std::string line = "tertiary       = 4.8";
        profile.replace(profile.find(line), line.size(), "tertiary       = 9.6");
        write_file(folder_ / "fast.toml", profile);
        write_file(folder_ / "hill.asc",  // 10 % of 111.2 m a pixel
                   "ncols 12\nnrows 2\nxllcorner 2.9995\nyllcorner -0.001\ncellsize 0.001\n"
                   "0 11.12 22.24 33.36 44.48 55.6 66.72 77.84 88.96 100.08 111.2 122.32\n"
                   "0 11.12 22.24 33.36 44.48 55.6 66.72 77.84 88.96 100.08 111.2 122.32\n");
    }

    Folder folder_;
};

TEST_F(Roads, AreTravelledAsTheProfileSays) {
    write_own_files();
    EXPECT_NEAR(seconds("--profile walk", "village.osm"), 1000 / (4.8 / 3.6), 1);
    EXPECT_NEAR(seconds("--profile fast.toml", "village.osm"), 1000 / (9.6 / 3.6), 1);
    const double by_car = seconds("", "village.osm");
    EXPECT_EQ(by_car, seconds("--profile car", "village.osm"));
    EXPECT_NEAR(by_car, 1000 / (50 * 0.85 / 3.6), 5);
}

TEST_F(Roads, HaveTheSlopesOfTheTerrain) {
    write_own_files();
    const double factor = 0.7614;  // walk.toml, 10 % up
    EXPECT_NEAR(seconds("--profile walk --dem hill.asc", "village.osm"), 750 / factor, 10);
}

TEST_F(Roads, OfANetworkFileKeepTheirProfile) {
    write_own_files();
    ASSERT_EQ(run("import village.osm --profile fast.toml -o n.relais").exit_code, 0);
    EXPECT_NEAR(seconds("", "n.relais"), 375, 1);
    EXPECT_NEAR(seconds("--profile fast.toml", "n.relais"), 375, 1);
    EXPECT_EQ(run("profile n.relais").out, read_file(folder_ / "fast.toml"));
    const std::string matrix = "matrix n.relais --from ends.csv --to ends.csv -o no.csv ";
    expect_refusal(matrix + "--profile car",
                   "n.relais: this network file was made for the profile walk; leave --profile "
                   "out, or name the extract");
    expect_refusal(matrix + "--dem hill.asc",
                   "n.relais: the travel times of this network file are fixed; leave --country and "
                   "--dem out, or name the extract");
}

TEST_F(Roads, AreRefusedWithTheNameOfWhatIsWrong) {
    const std::string import = "import village.osm -o n.relais ";
    expect_refusal(import + "--profile horse",
                   "horse: this is neither a readable profile file nor a built-in profile; name a "
                   "file, or car, bicycle or walk");
    expect_refusal(import + "--country France",
                   "--country France: this is not a country code; write FR");
    expect_refusal(import + "--country Frankenland",
                   "--country Frankenland: this is not a country code; write two capital letters "
                   "of ISO 3166-1, such as FR");
    expect_refusal(import + "--dem none.tif",
                   "none.tif: there is no such file; check the name of the elevation raster");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "n.relais"));
}

TEST_F(Roads, AreReportedWithCausesAndExamples) {
    const Outcome outcome = run("import village.osm --country FR -o n.relais --report r.json");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("Restriction ignored: 1 × a member that this profile does not use "
                               "(such as 20)"),
              std::string::npos)
        << outcome.err;
    const auto report = nlohmann::json::parse(read_file(folder_ / "r.json"));
    EXPECT_EQ(report["profile"], "car");
    EXPECT_EQ(report["country"]["code"], "FR");
    EXPECT_EQ(report["read"]["ways_used"], 2);
    EXPECT_EQ(report["ignored"][0]["cause"], "not a road for this profile");
    EXPECT_EQ(report["ignored"][0]["ids"], nlohmann::json::array({11}));
    EXPECT_NEAR(report["speeds"]["by_source"]["posted"]["kilometres"].get<double>(), 1.0, 0.001);
    EXPECT_EQ(report["restrictions"]["kept"], 0);
    EXPECT_EQ(report["restrictions"]["ignored"][0]["count"], 1);
    EXPECT_EQ(report["islands"]["count"], 1);
    EXPECT_EQ(report["islands"]["largest"][0]["way"], 12);
    EXPECT_NEAR(report["islands"]["largest"][0]["lat"].get<double>(), 0.02, 1e-9);
    const std::string first = read_file(folder_ / "r.json");
    ASSERT_EQ(
        run("import village.osm --country FR -o n.relais --report r.json --overwrite").exit_code,
        0);
    EXPECT_EQ(read_file(folder_ / "r.json"), first);
}

TEST_F(Roads, OfACountryWithoutAKnownLawAreReportedAsSuch) {
    const Outcome outcome = run("import village.osm --country PE -o n.relais --report r.json");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("Limits: no law known for PE: default, 50 km/h in built-up "
                               "surroundings, 90 outside"),
              std::string::npos)
        << outcome.err;
    const auto country = nlohmann::json::parse(read_file(folder_ / "r.json"))["country"];
    EXPECT_EQ(country["code"], "PE");
    ASSERT_EQ(country["laws"].size(), 1U);
    EXPECT_EQ(country["laws"][0]["known"], false);
    EXPECT_EQ(country["laws"][0]["law"], "no law known for PE: default");
}

TEST_F(Roads, OfAReportThatExistsAreNotWritten) {
    write_file(folder_ / "r.json", "mine");
    EXPECT_EQ(run("import village.osm -o n.relais --report r.json").exit_code, 1);
    EXPECT_EQ(read_file(folder_ / "r.json"), "mine");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "n.relais"));
}

}  // namespace
}  // namespace relais
