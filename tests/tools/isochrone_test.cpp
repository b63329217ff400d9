// relais isochrone, as people use it.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace relais {
namespace {

using Json = nlohmann::json;
using namespace testing_support;

/// A cross of two streets, about 1.5 km each way from its middle at 3.02, 46.00.
constexpr const char* kCross = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="46.000" lon="3.000"/><node id="2" lat="46.000" lon="3.020"/>
 <node id="3" lat="46.000" lon="3.040"/><node id="4" lat="46.014" lon="3.020"/>
 <node id="5" lat="45.986" lon="3.020"/>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/>
  <tag k="name" v="Grande Rue"/></way>
 <way id="11"><nd ref="4"/><nd ref="2"/><nd ref="5"/><tag k="highway" v="residential"/></way>
</osm>)";

class Isochrone : public testing::Test {
  protected:
    Isochrone() { write_file(folder_ / "cross.osm", kCross); }
    [[nodiscard]] Outcome isochrone(const std::string& more) const {
        return run_relais(folder_, "isochrone cross.osm --no-cache " + more);
    }
    [[nodiscard]] Json features(const std::string& file) const {
        return Json::parse(read_file(folder_ / file))["features"];
    }
    Folder folder_;
};

TEST_F(Isochrone, IsRefusedWhereTheDiskIsFullByFormatsThatDoNotNoticeToo) {
    for (const std::string format : {"geojson", "gpkg", "fgb", "shp"}) {
        const std::string arguments =
            "isochrone cross.osm --no-cache --at 3.021,46.0003 --minutes 1,2,3,4 --lines -o i." +
            format;
        // Files of at most one block, of 512 bytes or of 1024.
        const Outcome outcome =
            run_relais(folder_, arguments + " 2>said #", "trap '' XFSZ && ulimit -f 1");
        EXPECT_EQ(outcome.exit_code, 1) << format;
        EXPECT_FALSE(std::filesystem::exists(folder_ / ("i." + format))) << format;
    }
}

TEST_F(Isochrone, IsNotPrintedAsShapesWithoutAPlace) {
    const Outcome outcome = isochrone("--at 3.021,46.0003 --minutes 2 -o i.pdf");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("not a map to print; choose .gpkg or .geojson"), std::string::npos)
        << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "i.pdf"));
}

TEST_F(Isochrone, HoldsOnlyPlacesThatTheMatrixReachesInTime) {
    ASSERT_EQ(isochrone("--at 3.021,46.0003 --minutes 2,3 -o i.geojson").exit_code, 0);
    write_file(folder_ / "at.csv", "id,lon,lat\nat,3.021,46.0003\n");
    std::string corners = "id,lon,lat\n";
    std::vector<double> limits;
    for (const Json& feature : features("i.geojson"))
        for (const Json& polygon : feature["geometry"]["coordinates"])
            for (const Json& ring : polygon)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    corners += std::to_string(limits.size()) + "," + ring[i][0].dump() + "," +
                               ring[i][1].dump() + "\n";
                    limits.push_back(feature["properties"]["minutes"]);
                }
    ASSERT_GT(limits.size(), 20U);
    write_file(folder_ / "to.csv", corners);
    ASSERT_EQ(run_relais(folder_, "matrix cross.osm --no-cache --from at.csv --to to.csv -o m.csv")
                  .exit_code,
              0);
    std::istringstream rows(read_file(folder_ / "m.csv"));
    std::string row;
    std::getline(rows, row);
    for (const double minutes : limits) {
        ASSERT_TRUE(std::getline(rows, row));
        const std::string rest = row.substr(row.find(',', row.find(',') + 1) + 1);
        EXPECT_LE(std::stod(rest), minutes * 60) << row;
    }
}

TEST_F(Isochrone, DrawsTheLargestFirstAndEachWithinTheNext) {
    ASSERT_EQ(isochrone("--at 3.021,46.0003 --minutes 3,2,2 -o i.geojson").exit_code, 0);
    const Json found = features("i.geojson");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]["properties"]["minutes"], 3.0);
    EXPECT_EQ(found[1]["properties"]["minutes"], 2.0);
}

TEST_F(Isochrone, CutsTheRoadsWhereTimeRunsOut) {
    ASSERT_EQ(isochrone("--at 3.02,46 --minutes 1 --lines -o l.geojson").exit_code, 0);
    const Json found = features("l.geojson");
    ASSERT_EQ(found.size(), 4U);  // a minute along each arm
    for (const Json& feature : found) EXPECT_EQ(feature["geometry"]["coordinates"].size(), 2U);
    EXPECT_EQ(found[0]["properties"]["way"], 10);
    EXPECT_EQ(found[0]["properties"]["name"], "Grande Rue");
    EXPECT_EQ(found[0]["properties"]["class"], "residential");
    EXPECT_EQ(found[0]["properties"]["minutes"], 1.0);
}

TEST_F(Isochrone, WritesAnyFormatTheSameEveryTime) {
    for (const std::string name : {"i.gpkg", "i.geojson", "i.fgb", "i.shp"}) {
        const std::string options = "--at 3.021,46.0003 --minutes 2,3 -o ";
        ASSERT_EQ(isochrone(options + name).exit_code, 0) << name;
        const std::string first = read_file(folder_ / name);
        ASSERT_EQ(isochrone(options + name).exit_code, 1) << name;
        ASSERT_EQ(isochrone(options + name + " --overwrite").exit_code, 0) << name;
        EXPECT_TRUE(first == read_file(folder_ / name)) << name;
    }
    EXPECT_FALSE(read_file(folder_ / "i.dbf").empty());
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
        EXPECT_EQ(entry.path().string().find("partial"), std::string::npos) << entry.path();
}

TEST_F(Isochrone, WritesItsShapesIntoATableToo) {
    EXPECT_EQ(isochrone("--at 3.021,46.0003 --minutes 1,2 -o i.csv").exit_code, 0);
    const std::string table = read_file(folder_ / "i.csv");
    EXPECT_EQ(table.rfind("WKT,", 0), 0U) << table;
    EXPECT_NE(table.find("POLYGON (("), std::string::npos) << table;
}

TEST_F(Isochrone, RefusesWhatItCannotTake) {
    EXPECT_EQ(isochrone("--at 3.02,46 --minutes 0 -o i.gpkg").exit_code, 2);
    EXPECT_EQ(isochrone("--at 3.02 --minutes 5 -o i.gpkg").exit_code, 2);
    const Outcome format = isochrone("--at 3.02,46 --minutes 5 -o i.xyz");
    EXPECT_EQ(format.exit_code, 1);
    EXPECT_NE(format.err.find(".gpkg"), std::string::npos) << format.err;
    const Outcome far = isochrone("--at 8,46 --minutes 5 -o i.gpkg");
    EXPECT_EQ(far.exit_code, 1);
    EXPECT_NE(far.err.find("Grande Rue"), std::string::npos) << far.err;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "i.gpkg"));
}

}  // namespace
}  // namespace relais
