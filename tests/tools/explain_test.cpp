// relais explain, as people use it.

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

/// A street from west to east with a nursery at its end, a summit 0.027 degree (3 km) north of it,
/// and a street apart, 0.05 degree north.
constexpr const char* kExplainedVillage = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="46.00" lon="3.00"/><node id="2" lat="46.00" lon="3.01"/>
 <node id="3" lat="46.00" lon="3.02"/><node id="4" lat="46.05" lon="3.01"/>
 <node id="5" lat="46.05" lon="3.011"/>
 <node id="6" lat="46.00" lon="3.02"><tag k="amenity" v="kindergarten"/>
  <tag k="name" v="Les Lutins"/></node>
 <node id="10" lat="46.027" lon="3.01"><tag k="natural" v="peak"/></node>
 <node id="7" lat="46.0005" lon="3.0001"/><node id="8" lat="46.0005" lon="3.0002"/>
 <node id="9" lat="46.0006" lon="3.0002"/>
 <way id="9"><nd ref="7"/><nd ref="8"/><nd ref="9"/><nd ref="7"/><tag k="building" v="house"/></way>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/>
  <tag k="name" v="Grande Rue"/></way>
 <way id="12"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/></way>
</osm>)";

class Explain : public testing::Test {
  protected:
    Explain() { write_file(folder_ / "village.osm", kExplainedVillage); }
    [[nodiscard]] Outcome explain(const std::string& more) const {
        return run_relais(folder_, "explain village.osm --no-cache " + more);
    }
    Folder folder_;
};

TEST_F(Explain, PrintsTheWayToAPlace) {
    const Outcome outcome = explain("--from 3,46 --to 3.02,46");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    // 0.02 degrees of longitude at 46 degrees north: 1545 m.
    expect_words(outcome.out, {"1.54 km from 3.00000, 46.00000", "Grande Rue (residential)", "10"});
}

TEST_F(Explain, LooksUpWordsInTheExtractAndSaysWhatTheyMean) {
    const Outcome outcome = explain("--from 'grande rue' --to 3.02,46");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(outcome.err, {"grande rue is Grande Rue (3.01000,46.00000)"});
    expect_words(outcome.out, {"from 3.01000, 46.00000"});
    const Outcome unknown = explain("--from '12 rue Carnot, Gap' --to 3.02,46");
    EXPECT_EQ(unknown.exit_code, 1);
    expect_words(unknown.err, {"village.osm", "contains no addresses", "longitude and latitude"});
}

TEST_F(Explain, FindsTheNearestServiceOfACategory) {
    const Outcome outcome = explain("--from 3,46 --category childcare");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_words(outcome.out, {"to Les Lutins"});
}

TEST_F(Explain, TakesTheTimeOfTheMatrix) {
    write_file(folder_ / "a.csv", "id,lon,lat\na,3.003,46.001\n");
    write_file(folder_ / "b.csv", "id,lon,lat\nb,3.017,46.002\n");
    ASSERT_EQ(run_relais(folder_, "matrix village.osm --no-cache --from a.csv --to b.csv -o m.csv")
                  .exit_code,
              0);
    ASSERT_EQ(explain("--from 3.003,46.001 --to 3.017,46.002 --json t.json").exit_code, 0);
    const std::string row = read_file(folder_ / "m.csv");
    const std::string trip = row.substr(row.find("a,b,") + 4);  // seconds,metres,
    const std::string seconds = trip.substr(0, trip.find(','));
    const std::string rest = trip.substr(trip.find(',') + 1);
    expect_words(
        read_file(folder_ / "t.json"),
        {"\"seconds\": " + seconds + ",", "\"metres\": " + rest.substr(0, rest.find(',')) + ","});
}

TEST_F(Explain, WritesTablesAndMapsTheSameEveryTime) {
    for (const std::string run : {"1", "2"})
        ASSERT_EQ(explain("--from 3,46 --to 3.02,46 --json t" + run + ".json --geojson t" + run +
                          ".geojson --map t" + run + ".pdf")
                      .exit_code,
                  0);
    for (const std::string kind : {".json", ".geojson", ".pdf"}) {
        const std::string first = read_file(folder_ / ("t1" + kind));
        EXPECT_GT(first.size(), 100U);
        EXPECT_TRUE(first == read_file(folder_ / ("t2" + kind))) << kind;
    }
    ASSERT_EQ(explain("--from 3,46 --to 3.02,46 --map t.png").exit_code, 0);
    ASSERT_EQ(explain("--from 3,46 --to 3.02,46 --map t.svg").exit_code, 0);
    EXPECT_EQ(read_file(folder_ / "t.png").substr(1, 3), "PNG");
    // It has a white background: viewers may have a dark one.
    expect_words(read_file(folder_ / "t.svg"), {"<svg", "<rect x=\"0\" y=\"0\""});
}

TEST_F(Explain, SaysWhyThereIsNoWay) {
    const Outcome island = explain("--from 3.01,46.05 --to 3,46 --map t.pdf");
    EXPECT_EQ(island.exit_code, 0) << island.err;
    expect_words(island.out, {"No path", "island", "way 12", "no road connects it", "Grande Rue"});
    const Outcome off = explain("--from 3.01,46.025 --to 3,46");
    expect_words(off.out, {"off_network", "Grande Rue (residential), way 10, 2.7", "2.00 km"});
    expect_words(explain("--from 4,46 --to 3,46").out, {"outside_data"});
    const Outcome none = explain("--from 3,46 --category hospital");
    EXPECT_EQ(none.exit_code, 0) << none.err;
    expect_words(none.out, {"no_service", "hospital"});
}

TEST_F(Explain, RefusesWhatItCannotTake) {
    EXPECT_EQ(explain("--from 3,46").exit_code, 2);
    EXPECT_EQ(explain("--from 3,46 --to 3,46 --category childcare").exit_code, 2);
    EXPECT_EQ(explain("--from 3 --to 3,46").exit_code, 2);
    EXPECT_EQ(explain("--from 3,146 --to 3,46").exit_code, 2);
    EXPECT_EQ(explain("--from 3,46 --to 3,46 --map t.gif").exit_code, 2);
    const Outcome category = explain("--from 3,46 --category castle");
    EXPECT_EQ(category.exit_code, 1);
    expect_words(category.err, {"castle", "childcare"});
    write_file(folder_ / "t.json", "mine");
    EXPECT_EQ(explain("--from 3,46 --to 3.02,46 --json t.json").exit_code, 1);
    EXPECT_EQ(read_file(folder_ / "t.json"), "mine");
    ASSERT_EQ(run_relais(folder_, "import village.osm -o n.relais").exit_code, 0);
    const Outcome network =
        run_relais(folder_, "explain n.relais --from 3,46 --category childcare");
    EXPECT_EQ(network.exit_code, 1);
    expect_words(network.err, {"n.relais", "--to"});
    EXPECT_EQ(run_relais(folder_, "explain n.relais --from 3,46 --to 3.02,46").exit_code, 0);
}

}  // namespace
}  // namespace relais
