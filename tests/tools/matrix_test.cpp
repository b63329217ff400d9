// relais matrix and relais export, as people use them.

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

/// A street of three crossings from west to east (ways 10 and 11), one way in its second half, and
/// a way round from there, back to the middle (12).
constexpr const char* kMatrixVillage = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="46.00" lon="3.00"/><node id="2" lat="46.00" lon="3.01"/>
 <node id="3" lat="46.00" lon="3.02"/><node id="4" lat="46.01" lon="3.01"/>
 <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
 <way id="11"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/>
  <tag k="oneway" v="yes"/></way>
 <way id="12"><nd ref="3"/><nd ref="4"/><nd ref="2"/><tag k="highway" v="residential"/></way>
</osm>)";

/// The cells of a CSV without quotes, the header left out.
std::vector<std::vector<std::string>> cells(const std::string& csv) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        auto& row = rows.emplace_back();
        std::istringstream fields(line + ",");
        for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    }
    rows.erase(rows.begin());
    return rows;
}

class Matrix : public testing::Test {
  protected:
    Matrix() {
        write_file(folder_ / "village.osm", kMatrixVillage);
        write_file(folder_ / "a.csv", "id,lon,lat\nwest,3.00,46.00\nfar,9,46\n");
        write_file(folder_ / "b.csv", "lat,name,lon,id\n46.00,x,3.02,\"east, end\"\n46,,3,west\n");
    }
    [[nodiscard]] Outcome matrix(const std::string& more) const {
        return run_relais(folder_, "matrix village.osm --no-cache --from a.csv --to b.csv " + more);
    }
    void expect_refusal(const std::string& more, const std::vector<std::string>& words) const {
        const auto before = Folder::content(folder_.path());
        const Outcome outcome = matrix(more);
        EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        for (const std::string& word : words)
            EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " in: " << outcome.err;
        EXPECT_EQ(Folder::content(folder_.path()), before);
    }
    Folder folder_;
};

TEST_F(Matrix, GivesEveryPairARowInTheOrderOfTheInput) {
    const Outcome outcome = matrix("-o out.csv");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    const std::string csv = read_file(folder_ / "out.csv");
    std::istringstream lines(csv);
    std::vector<std::string> starts = {"from,to,seconds,metres,reason", "west,\"east, end\",",
                                       "west,west,0.0,0.0,", "far,\"east, end\",,,outside_data",
                                       "far,west,,,outside_data"};
    for (const std::string& start : starts) {
        std::string line;
        ASSERT_TRUE(std::getline(lines, line));
        EXPECT_EQ(line.rfind(start, 0), 0U) << line;
    }
    // 0.02 degrees of longitude at 46 degrees north: 1545 m.
    const std::size_t at = csv.find("\"east, end\",") + 12;
    const std::string trip = csv.substr(at, csv.find('\n', at) - at);
    EXPECT_NEAR(std::stod(trip.substr(trip.find(',') + 1)), 1545, 2) << trip;
}

TEST_F(Matrix, TellsWhatACutoffHides) {
    ASSERT_EQ(matrix("-o out.csv --cutoff 0.5").exit_code, 0);
    EXPECT_NE(read_file(folder_ / "out.csv").find("west,\"east, end\",,,beyond_cutoff\n"),
              std::string::npos);
}

TEST_F(Matrix, OverwritesOnlyWhenTold) {
    write_file(folder_ / "out.csv", "mine");
    expect_refusal("-o out.csv", {"out.csv", "--overwrite"});
    EXPECT_EQ(matrix("-o out.csv --overwrite").exit_code, 0);
    EXPECT_NE(read_file(folder_ / "out.csv"), "mine");
}

TEST_F(Matrix, RefusesPointsThatItCannotTake) {
    const std::string good = "id,lon,lat\nwest,3.00,46.00\n";
    for (const auto& [csv, words] : std::map<std::string, std::vector<std::string>>{
             {"", {"a.csv"}},
             {"id,lon,lat\n", {"a.csv", "no rows"}},
             {"id,lon\nx,3\n", {"a.csv", "\"lat\"", "id, lon"}},
             {good + "x,,46\n", {"a.csv", "row 3", "lon"}},
             {good + "x,3\n", {"a.csv", "row 3", "lat"}},
             {good + "x,three,46\n", {"a.csv", "row 3", "three"}},
             {good + "x,3,146\n", {"a.csv", "row 3", "146"}},
             {good + ",3,46\n", {"a.csv", "row 3", "id"}},
             {good + "west,3,46\n", {"a.csv", "row 3", "\"west\"", "row 2"}}}) {
        write_file(folder_ / "a.csv", csv);
        expect_refusal("-o out.csv", words);
    }
    std::filesystem::remove(folder_ / "a.csv");
    expect_refusal("-o out.csv", {"a.csv", "no such file"});
}

TEST_F(Matrix, TakesMisuseForMisuse) {
    EXPECT_EQ(matrix("").exit_code, 2);
    EXPECT_EQ(matrix("-o out.csv --cutoff soon").exit_code, 2);
    EXPECT_EQ(matrix("-o out.csv --cutoff -1").exit_code, 2);
    EXPECT_EQ(run_relais(folder_, "matrix --help").exit_code, 0);
}

/// Least deciseconds and then decimetres between vertices, by Bellman and Ford, from what anyone
/// can read in the tables.
std::map<std::size_t, std::pair<long, long>> from_vertex(
    std::size_t start, const std::vector<std::vector<std::string>>& arcs) {
    std::map<std::size_t, std::pair<long, long>> best{{start, {0, 0}}};
    for (bool again = true; again;) {
        again = false;
        for (const auto& arc : arcs) {
            const auto tail = best.find(std::stoul(arc[0]));
            if (tail == best.end()) continue;
            const std::pair by{tail->second.first + std::stol(arc[2]),
                               tail->second.second + std::lround(std::stod(arc[3]) * 10)};
            const auto [head, is_new] = best.emplace(std::stoul(arc[1]), by);
            if (!is_new && head->second <= by) continue;
            head->second = by;
            again = true;
        }
    }
    return best;
}

TEST_F(Matrix, AgreesWithWhatAnyoneComputesFromTheExport) {
    ASSERT_EQ(run_relais(folder_, "export village.osm --no-cache -o roads").exit_code, 0);
    const auto vertices = cells(read_file(folder_ / "roads/vertices.csv"));
    const auto arcs = cells(read_file(folder_ / "roads/arcs.csv"));
    ASSERT_EQ(vertices.size(), 3U);  // node 4 is no crossing
    ASSERT_EQ(arcs.size(), 5U);      // 1-2 and 3-4-2 both ways, 2-3 one way
    std::string points = "id,lon,lat\n";
    for (const auto& vertex : vertices)
        points += vertex[0] + "," + vertex[1] + "," + vertex[2] + "\n";
    write_file(folder_ / "a.csv", points);
    write_file(folder_ / "b.csv", points);
    ASSERT_EQ(matrix("-o out.csv").exit_code, 0);
    for (const auto& row : cells(read_file(folder_ / "out.csv"))) {
        const auto [time, length] = from_vertex(std::stoul(row[0]), arcs).at(std::stoul(row[1]));
        EXPECT_EQ(std::lround(std::stod(row[2]) * 10), time) << row[0] << " to " << row[1];
        EXPECT_EQ(std::lround(std::stod(row[3]) * 10), length) << row[0] << " to " << row[1];
    }
}

TEST_F(Matrix, ExportNamesTheWayOfAnArcsFirstPiece) {
    ASSERT_EQ(run_relais(folder_, "export village.osm --no-cache -o roads").exit_code, 0);
    std::map<std::string, int> arcs_of;
    for (const auto& arc : cells(read_file(folder_ / "roads/arcs.csv"))) ++arcs_of[arc[4]];
    EXPECT_EQ(arcs_of, (std::map<std::string, int>{{"10", 2}, {"11", 1}, {"12", 2}}));
}

TEST_F(Matrix, ExportMarksRoadsForTripEnds) {
    std::string village = read_file(folder_ / "village.osm");
    const std::string way = "<way id=\"11\"";
    const auto tag = village.find("<tag", village.find(way));
    ASSERT_NE(tag, std::string::npos);
    village.insert(tag, "<tag k=\"access\" v=\"private\"/>");
    write_file(folder_ / "village.osm", village);
    ASSERT_EQ(run_relais(folder_, "export village.osm --no-cache -o roads").exit_code, 0);
    for (const auto& arc : cells(read_file(folder_ / "roads/arcs.csv")))
        EXPECT_EQ(arc[5], arc[4] == "11" ? "1" : "0");
}

TEST_F(Matrix, ExportWritesAGeoPackageAndOverwritesOnlyWhenTold) {
    const std::string command = "export village.osm --no-cache -o roads --format gpkg";
    ASSERT_EQ(run_relais(folder_, command).exit_code, 0);
    EXPECT_EQ(read_file(folder_ / "roads/network.gpkg").substr(0, 15), "SQLite format 3");
    EXPECT_EQ(run_relais(folder_, command).exit_code, 1);
    EXPECT_EQ(run_relais(folder_, command + " --overwrite").exit_code, 0);
    EXPECT_EQ(run_relais(folder_, "export village.osm -o roads2 --format shp").exit_code, 2);
}

}  // namespace
}  // namespace relais
