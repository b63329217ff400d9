// --format on every command that writes tables, as people use it.

#include <set>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;
using Names = std::set<std::string>;

/// How files of a format begin.
const std::map<std::string, std::string> kBeginnings = {
    {".gpkg", "SQLite format 3"},
    {".xlsx", "PK"},
    {".ods", "PK"},
    {".fgb", "fgb"},
    {".geojson", "{\n\"type\": \"FeatureCollection\""},
};

class Format : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        ASSERT_EQ(run("demo land --communes 4 --households 60").exit_code, 0);
        write_file(*folder_ / "slow.toml",
                   "name = \"Slow\"\n[[edits]]\ndo = \"scale_speed\"\nclass = [\"residential\"]\n"
                   "factor = 0.5\n");
        std::filesystem::create_directory(*folder_ / "scenarios");
        std::filesystem::copy(*folder_ / "slow.toml", *folder_ / "scenarios/slow.toml");
        ASSERT_EQ(run("access land/territory.toml -o access").exit_code, 0);
        const std::string snaps = read_file(*folder_ / "access/snap.csv");
        const std::string row = snaps.substr(snaps.find("household,H"));
        const auto lon = row.find(',', 10) + 1;
        place_ = row.substr(lon, row.find(",snapped") - lon);
        write_file(*folder_ / "points.csv", "id,lon,lat\na," + place_ + "\n");
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static Outcome run(const std::string& arguments) { return run_relais(*folder_, arguments); }

    /// The files in a folder, whose content is of the format that their endings say.
    static Names files_in(const std::string& folder) {
        Names names;
        for (const auto& [name, content] : Folder::content(*folder_ / folder)) {
            names.insert(name);
            const auto known = kBeginnings.find(std::filesystem::path(name).extension().string());
            if (known == kBeginnings.end()) continue;
            EXPECT_EQ(content.substr(0, known->second.size()), known->second) << name;
        }
        return names;
    }
    /// Runs a command into a folder without and with each of the formats; these are the files that
    /// the format adds. The others stay the same.
    static void expect_added(const std::string& command, const std::string& output,
                             const std::map<std::string, Names>& added) {
        ASSERT_EQ(run(command + " -o plain/" + output).exit_code, 0) << command;
        const Names plain = files_in("plain");
        for (const auto& [format, names] : added) {
            const Outcome outcome = run(command + " -o more/" + output + " --format " + format);
            ASSERT_EQ(outcome.exit_code, 0) << command << " " << format << "\n" << outcome.err;
            Names expected = plain;
            expected.insert(names.begin(), names.end());
            EXPECT_EQ(files_in("more"), expected) << command << " --format " << format;
            for (const std::string& name : plain)
                EXPECT_TRUE(read_file(*folder_ / ("more/" + name)) ==
                            read_file(*folder_ / ("plain/" + name)))
                    << name << " with --format " << format;
            std::filesystem::remove_all(*folder_ / "more");
        }
        std::filesystem::remove_all(*folder_ / "plain");
    }
    static void expect_refused(const std::string& command, const std::string& format) {
        const Outcome outcome = run(command + " --format " + format);
        EXPECT_EQ(outcome.exit_code, 2) << command;
        EXPECT_NE(outcome.err.find("\"" + format + "\" is not a format of these tables"),
                  std::string::npos)
            << outcome.err;
    }

    static inline Folder* folder_ = nullptr;
    static inline std::string place_;
};

TEST_F(Format, OfAccess) {
    expect_added(
        "access land/territory.toml", "",
        {{"csv", {}},
         {"gpkg", {"snap.gpkg"}},
         {"xlsx", {"results.xlsx"}},
         {"ods", {"results.ods"}},
         {"fgb", {"households.fgb", "services.fgb", "zones.fgb", "snap.fgb"}},
         {"geojson", {"households.geojson", "services.geojson", "zones.geojson", "snap.geojson"}}});
}

TEST_F(Format, OfMeasures) {
    expect_added(
        "access land/territory.toml --measures nearest", "",
        {{"xlsx", {"results.xlsx"}},
         {"ods", {"results.ods", "measures.ods"}},
         {"fgb",
          {"households.fgb", "services.fgb", "zones.fgb", "snap.fgb", "measures_households.fgb",
           "measures_commune.fgb", "measures_epci.fgb", "measures_canton.fgb"}}});
}

TEST_F(Format, OfAtlas) {
    expect_added("atlas land/territory.toml", "",
                 {{"xlsx", {"results.xlsx"}}, {"gpkg", {"snap.gpkg"}}});
}

TEST_F(Format, OfCompare) {
    expect_added(
        "compare land/territory.toml slow.toml --closures post --atypical-hours post", "",
        {{"csv", {}},
         {"gpkg", {"comparison.gpkg", "closures.gpkg", "atypical_hours.gpkg"}},
         {"xlsx", {"comparison.xlsx", "slow.xlsx", "closures.xlsx", "atypical_hours.xlsx"}},
         {"ods", {"comparison.ods", "slow.ods", "closures.ods", "atypical_hours.ods"}},
         {"fgb",
          {"slow.households.fgb", "slow.services.fgb", "slow.zones.fgb", "slow.roads.fgb",
           "closures.fgb", "atypical_times.fgb"}},
         {"geojson",
          {"slow.households.geojson", "slow.services.geojson", "slow.zones.geojson",
           "slow.roads.geojson", "closures.geojson", "atypical_times.geojson"}}});
    expect_added("compare land/territory.toml --later land/territory.toml", "",
                 {{"xlsx", {"decomposition.xlsx"}}, {"fgb", {}}});
}

TEST_F(Format, OfSite) {
    expect_added("site land/territory.toml --category childcare --add 1", "",
                 {{"csv", {}},
                  {"gpkg", {"comparison.gpkg", "chosen_sites.gpkg"}},
                  {"xlsx", {"comparison.xlsx", "chosen_sites.xlsx", "sites.xlsx"}},
                  {"ods", {"comparison.ods", "chosen_sites.ods", "sites.ods"}},
                  {"geojson",
                   {"sites.geojson", "sites.households.geojson", "sites.services.geojson",
                    "sites.zones.geojson", "sites.roads.geojson"}}});
}

TEST_F(Format, OfBatch) {
    const std::string command = "batch land/territory.toml --scenarios scenarios";
    expect_added(
        command, "batch.csv",
        {{"csv", {}}, {"gpkg", {"batch.gpkg"}}, {"xlsx", {"batch.xlsx"}}, {"ods", {"batch.ods"}}});
    for (const char* map : {"fgb", "geojson"}) expect_refused(command + " -o x.csv", map);
}

TEST_F(Format, OfMatrix) {
    const std::string command = "matrix land/roads.osm.pbf --from points.csv --to points.csv";
    expect_added(
        command, "pairs.csv",
        {{"csv", {}}, {"gpkg", {"pairs.gpkg"}}, {"xlsx", {"pairs.xlsx"}}, {"ods", {"pairs.ods"}}});
    for (const char* map : {"fgb", "geojson"}) expect_refused(command + " -o x.csv", map);
}

TEST_F(Format, OfIsochrone) {
    for (const std::string kind : {"", " --lines"})
        expect_added("isochrone land/roads.osm.pbf --minutes 3 --at " + place_ + kind,
                     "reached.gpkg",
                     {{"csv", {"reached.csv"}},
                      {"gpkg", {}},
                      {"xlsx", {"reached.xlsx"}},
                      {"ods", {"reached.ods"}},
                      {"fgb", {"reached.fgb"}},
                      {"geojson", {"reached.geojson"}}});
}

TEST_F(Format, OverwritesFilesBesideTheNamedOneOnlyWhenTold) {
    const std::string command =
        "isochrone land/roads.osm.pbf --minutes 3 --at " + place_ + " -o reached.gpkg --format fgb";
    write_file(*folder_ / "reached.fgb", "mine");
    const Outcome refused = run(command);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.err.find("reached.fgb exists already"), std::string::npos) << refused.err;
    EXPECT_EQ(read_file(*folder_ / "reached.fgb"), "mine");
    EXPECT_EQ(run(command + " --overwrite").exit_code, 0);
    EXPECT_NE(read_file(*folder_ / "reached.fgb"), "mine");
}

TEST_F(Format, OfExportReplacesCsv) {
    const std::map<std::string, Names> written = {
        {"csv", {"vertices.csv", "arcs.csv"}},
        {"gpkg", {"network.gpkg"}},
        {"fgb", {"vertices.fgb", "arcs.fgb"}},
        {"geojson", {"vertices.geojson", "arcs.geojson"}},
        {"csv --format gpkg", {"vertices.csv", "arcs.csv", "network.gpkg"}}};
    for (const auto& [format, names] : written) {
        ASSERT_EQ(run("export land/roads.osm.pbf -o roads --format " + format).exit_code, 0);
        EXPECT_EQ(files_in("roads"), names) << format;
        std::filesystem::remove_all(*folder_ / "roads");
    }
    for (const char* workbook : {"xlsx", "ods"})
        expect_refused("export land/roads.osm.pbf -o roads", workbook);
}

}  // namespace
}  // namespace relais
