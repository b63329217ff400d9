#include "geodata/osm/roads/import.h"

#include <tuple>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/geodata/osm/roads/osm_text.h"

namespace relais::osm {
namespace {

RoadImport import(const OsmText& text) {
    const TemporaryFolder folder;
    // Without bends and delays, at 80 % of the limit: times that one can check on paper.
    profile::Profile profile = profile::named("car");
    profile.bends = {};
    profile.delays = {};
    profile.share_of_limit = 0.8;
    return import_roads(folder.write("roads.osm", text.str()), profile);
}

/// The arcs as "tail>head seconds" (whole ones), by the x of their vertices on the grid.
std::vector<std::string> arcs(const graph::RoadNetwork& network) {
    std::vector<std::string> result;
    const auto x = [&](VertexId v) {
        return std::to_string(network.vertex_place[v.index()].lon_e7 / 100000);
    };
    for (std::size_t i = 0; i < network.arc_count(); ++i)
        result.push_back(x(network.arc_tail[i]) + ">" + x(network.arc_head[i]) + " " +
                         std::to_string(network.arc_ticks[i] / 10));
    return result;
}
using Texts = std::vector<std::string>;

std::uint64_t ignored(const ImportReport& report, const std::string& reason) {
    const auto found = report.ignored.find(reason);
    return found == report.ignored.end() ? 0 : found->second.count;
}

/// A straight road along the equator, nodes 1 to 5 at x = 1 to 5. At 40 km/h a square of the grid
/// (1111.95 m) takes 100.08 s, at 20 km/h 200.15 s.
OsmText five_nodes() {
    OsmText text;
    for (int i = 1; i <= 5; ++i) text.node(i, i);
    return text;
}

TEST(ImportedRoads, JoinPiecesOfDifferentSpeedIntoOneChain) {
    const RoadImport import_ = import(five_nodes()
                                          .way(10, {1, 2, 3}, "highway=tertiary maxspeed=50")
                                          .way(11, {3, 4, 5}, "highway=tertiary maxspeed=25"));
    const graph::RoadNetwork& network = import_.network;
    EXPECT_EQ(arcs(network), (Texts{"1>5 600", "5>1 600"}));
    EXPECT_EQ(network.arc_decimetres[0], 44478U);  // 4 x 1111.95 m
    ASSERT_EQ(network.chain_count(), 1U);
    const auto shape = network.shape(ChainId{0});
    ASSERT_EQ(shape.size(), 5U);
    EXPECT_EQ(shape[1].forward_ticks, 1001U);
    EXPECT_EQ(shape[2].forward_ticks, 2002U);
    EXPECT_EQ(shape[3].forward_ticks, 4003U);
    EXPECT_EQ(shape[3].backward_ticks, 2002U);
    EXPECT_EQ(network.ways[shape[1].way].osm_id, 10);
    EXPECT_EQ(network.ways[shape[2].way].osm_id, 11);
}

TEST(ImportedRoads, RememberTheWayTheyCameFrom) {
    const RoadImport import_ =
        import(five_nodes()
                   .way(10, {1, 2}, "highway=residential name=Gasse maxspeed=50 oneway=yes")
                   .way(11, {2, 3}, "highway=unclassified ref=D994")
                   .way(12, {3, 4}, "highway=residential name=Gasse"));
    const graph::RoadNetwork& network = import_.network;
    ASSERT_EQ(network.ways.size(), 3U);
    const graph::Way& way = network.ways[0];
    EXPECT_EQ(way.osm_id, 10);
    EXPECT_STREQ(network.name(way), "Gasse");
    EXPECT_STREQ(graph::road_class_names()[way.road_class], "residential");
    EXPECT_EQ(way.speed_source, graph::SpeedSource::kPosted);
    EXPECT_EQ(way.forward_dkmh, 400);
    EXPECT_EQ(way.backward_dkmh, 0);
    EXPECT_STREQ(network.name(network.ways[1]), "D994");
    EXPECT_EQ(network.ways[2].name, way.name);  // kept once
}

TEST(ImportedRoads, GoOneWayWhereTagged) {
    const RoadImport import_ =
        import(five_nodes()
                   .way(10, {1, 2}, "highway=tertiary maxspeed=50 oneway=yes")
                   .way(11, {2, 3}, "highway=tertiary maxspeed=50")
                   .way(12, {3, 4}, "highway=tertiary maxspeed=50 oneway=-1"));
    EXPECT_EQ(arcs(import_.network), (Texts{"1>2 100", "2>3 100", "3>2 100", "4>3 100"}));
}

TEST(ImportedRoads, StopAtABollardOnBothSides) {
    const RoadImport import_ = import(OsmText()
                                          .node(1, 1)
                                          .node(2, 2, 0, "barrier=bollard")
                                          .node(3, 3)
                                          .way(10, {1, 2, 3}, "highway=tertiary maxspeed=50"));
    EXPECT_EQ(import_.network.vertex_count(), 4U);
    EXPECT_EQ(arcs(import_.network), (Texts{"1>2 100", "3>2 100", "2>1 100", "2>3 100"}));
    EXPECT_EQ(ignored(import_.report, "road cut at a barrier"), 1U);
}

TEST(ImportedRoads, AreSplitWhereANodeIsMissing) {
    const RoadImport import_ =
        import(five_nodes().way(10, {1, 2, 99, 4, 5}, "highway=tertiary maxspeed=50"));
    EXPECT_EQ(arcs(import_.network), (Texts{"1>2 100", "2>1 100", "4>5 100", "5>4 100"}));
    const auto& missing = import_.report.ignored.at("node missing from the extract");
    EXPECT_EQ(missing.count, 1U);
    EXPECT_EQ(missing.examples, std::vector<std::int64_t>{99});
}

TEST(ImportedRoads, DoNotDependOnTheOrderOfNodesInTheFile) {
    const RoadImport import_ =
        import(OsmText()
                   .node(3, 3)
                   .node(-7, 1)
                   .node(5000000000, 5)
                   .node(2, 2)
                   .way(10, {-7, 2, 3, 5000000000}, "highway=tertiary maxspeed=50"));
    EXPECT_EQ(arcs(import_.network), (Texts{"1>5 400", "5>1 400"}));
}

/// Whether the way of that OpenStreetMap id is a road that those beside it cannot get onto.
bool without_entry(const graph::RoadNetwork& network, std::int64_t osm_id) {
    for (const graph::Way& way : network.ways)
        if (way.osm_id == osm_id) return way.has(graph::WayFlag::kNoEntry);
    ADD_FAILURE() << "way " << osm_id << " is not imported";
    return false;
}

TEST(ImportedRoads, KnowTheRampsOfAMotorRoad) {
    // The motor road 1-2-3-4-5; from 2 a ramp 2-6-7-8 in pieces to a trunk road 8-9, at whose end 9
    // a link 9-10 leads round a corner.
    const RoadImport import_ = import(five_nodes()
                                          .node(6, 2, 1)
                                          .node(7, 2, 2)
                                          .node(8, 2, 3)
                                          .node(9, 3, 3)
                                          .node(10, 4, 3)
                                          .way(10, {1, 2, 3, 4, 5}, "highway=trunk motorroad=yes")
                                          .way(13, {7, 8}, "highway=trunk_link")
                                          .way(12, {6, 7}, "highway=trunk_link bridge=yes")
                                          .way(11, {2, 6}, "highway=trunk_link")
                                          .way(14, {8, 9}, "highway=trunk")
                                          .way(15, {9, 10}, "highway=trunk_link"));
    for (const std::int64_t ramp : {10, 11, 12, 13})
        EXPECT_TRUE(without_entry(import_.network, ramp)) << ramp;
    for (const std::int64_t road : {14, 15})
        EXPECT_FALSE(without_entry(import_.network, road)) << road;
}

TEST(ImportedRoads, EndARampAtTheFirstRoadThatOneCanGetOnto) {
    // Ramps 2-6 and 3-12 of the motor road 1-2-3; at 6 a trunk road 6-9 begins, at 12 a ramp of a
    // motorway 12-13. Beyond each a link 6-7, 12-14 leads on. And a link 15-16 from a slipway.
    OsmText text = five_nodes();
    for (const auto& [id, x, y] : {std::tuple{6, 2, 1},
                                   {7, 2, 2},
                                   {9, 1, 1},
                                   {12, 3, 1},
                                   {13, 4, 1},
                                   {14, 3, 2},
                                   {15, 5, 1},
                                   {16, 5, 2},
                                   {17, 5, 3}})
        text.node(id, x, y);
    const RoadImport import_ = import(text.way(10, {1, 2, 3}, "highway=trunk motorroad=yes")
                                          .way(20, {2, 6}, "highway=trunk_link")
                                          .way(21, {6, 9}, "highway=trunk")
                                          .way(22, {6, 7}, "highway=trunk_link")
                                          .way(30, {3, 12}, "highway=trunk_link")
                                          .way(31, {12, 13}, "highway=motorway_link oneway=no")
                                          .way(32, {12, 14}, "highway=trunk_link")
                                          .way(40, {15, 16}, "highway=service service=slipway")
                                          .way(41, {16, 17}, "highway=trunk_link")
                                          .way(42, {4, 5}, "highway=motorway_link oneway=no")
                                          .way(43, {5, 15}, "highway=trunk_link"));
    for (const std::int64_t ramp : {20, 30, 31, 32, 42})
        EXPECT_TRUE(without_entry(import_.network, ramp)) << ramp;
    for (const std::int64_t road : {21, 22, 41, 43})
        EXPECT_FALSE(without_entry(import_.network, road)) << road;
}

TEST(ImportedRoads, CrossWaterAtASpeedOfWholeTenthsInTheDirectionsThatAreOpen) {
    const auto ferry = [](const std::string& more) {
        return import(five_nodes()
                          .way(10, {1, 2, 3}, "route=ferry motor_vehicle=yes " + more)
                          .way(11, {3, 4}, "highway=tertiary"))
            .network.ways[0];
    };
    // 2223.9 m in 22 minutes are 6.065 km/h.
    const graph::Way both = ferry("duration=00:22");
    EXPECT_EQ(both.forward_dkmh, 61);
    EXPECT_EQ(both.backward_dkmh, 61);
    const graph::Way one = ferry("duration=00:22 oneway=yes");
    EXPECT_EQ(one.forward_dkmh, 61);
    EXPECT_EQ(one.backward_dkmh, 0);
    const graph::Way back = ferry("duration=00:22 oneway=-1");
    EXPECT_EQ(back.forward_dkmh, 0);
    EXPECT_EQ(back.backward_dkmh, 61);
    EXPECT_EQ(ferry("duration=99:00").forward_dkmh, 1) << "no slower than the least";
    EXPECT_EQ(ferry("duration=00:01").forward_dkmh, 1000) << "no faster than 100 km/h";
}

TEST(ImportedRoads, SayNothingOfALawWhereThereIsNoCountry) {
    // The grid lies in the Gulf of Guinea.
    const RoadImport import_ = import(five_nodes().way(10, {1, 2}, "highway=tertiary"));
    EXPECT_EQ(import_.report.country, "");
    EXPECT_STREQ(import_.network.evidence(import_.network.ways[0]), "");
}

TEST(ImportedRoads, CrossWaterByFerryInTheTimeItsTagsTell) {
    // Two squares of the grid in half an hour, with a bend in the middle of the lake.
    const RoadImport import_ =
        import(five_nodes()
                   .way(10, {1, 2, 3}, "route=ferry motor_vehicle=yes duration=00:30")
                   .way(11, {3, 4}, "highway=tertiary maxspeed=50"));
    ASSERT_EQ(import_.network.arc_count(), 2U);
    // 2223.9 m in 1800 s is 4.448 km/h, kept as 4.4; then 100 s of road
    EXPECT_NEAR(import_.network.arc_ticks[0] / 10.0, 1800 + 100, 20);
    EXPECT_EQ(import_.network.ways[0].speed_source, graph::SpeedSource::kDuration);
}

TEST(ImportedRoads, NumberVerticesInTheOrderInWhichWaysNameThem) {
    const RoadImport import_ = import(OsmText()
                                          .node(7, 1)
                                          .node(3, 2)
                                          .node(5, 3)
                                          .way(10, {7, 3}, "highway=tertiary")
                                          .way(11, {3, 5}, "highway=tertiary oneway=yes"));
    ASSERT_EQ(import_.network.vertex_count(), 3U);
    EXPECT_EQ(import_.network.vertex_place[0].lon_e7, 100000);  // node 7
    EXPECT_EQ(import_.network.vertex_place[1].lon_e7, 200000);  // node 3
    EXPECT_EQ(import_.network.vertex_place[2].lon_e7, 300000);  // node 5
}

TEST(TheImportReport, CountsWhatWasReadAndLeftOut) {
    OsmText text = five_nodes();
    text.node(6, 1, 9).node(7, 1.5, 9);
    text.way(10, {1, 2, 3}, "highway=tertiary maxspeed=50")
        .way(11, {3, 4}, "highway=unclassified")
        .way(12, {6, 7}, "highway=service")  // an island
        .way(13, {1}, "highway=service")
        .way(14, {1, 2}, "building=yes");
    for (int id = 20; id < 27; ++id) text.way(id, {4, 5}, "highway=footway");
    const ImportReport report = import(text).report;
    EXPECT_EQ(report.ways_read, 11U);
    EXPECT_EQ(report.ways_used, 3U);
    EXPECT_EQ(report.nodes_used, 6U);
    EXPECT_EQ(ignored(report, "fewer than two nodes"), 1U);
    const auto& paths = report.ignored.at("not a road for this profile");
    EXPECT_EQ(paths.count, 7U);
    EXPECT_EQ(paths.examples, (std::vector<std::int64_t>{20, 21, 22}));
    EXPECT_NEAR(report.kilometres, 3.5 * 1.11195, 1e-4);
    EXPECT_NEAR(report.posted_kilometres, 2 * 1.11195, 1e-4);
    EXPECT_NEAR(report.default_kilometres, 1.5 * 1.11195, 1e-4);
    EXPECT_EQ(report.island_vertices, 2U);
    EXPECT_NEAR(report.island_kilometres, 0.5 * 1.11195, 1e-3);
    EXPECT_EQ(report.part_kilometres.size(), 1U);
    EXPECT_EQ(report.data_date, "2024-05-06");  // the newest way: the header has none
}

TEST(ImportingRoads, RefusesAnExtractWithoutRoadsForCars) {
    const TemporaryFolder folder;
    const auto path =
        folder.write("park.osm", five_nodes().way(10, {1, 2}, "highway=footway").str());
    try {
        (void)import_roads(path);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_TRUE(std::string(error.what())
                        .starts_with(path.string() +
                                     ": no road in this extract is open to the profile car;"))
            << error.what();
    }
}

TEST(ImportingRoads, TellsHowFarItIs) {
    const TemporaryFolder folder;
    const auto path =
        folder.write("roads.osm", five_nodes().way(10, {1, 2}, "highway=tertiary").str());
    std::vector<std::string> steps;
    (void)import_roads(path, [&](std::string_view step, double done) {
        EXPECT_GE(done, 0);
        EXPECT_LE(done, 1);
        if (steps.empty() || steps.back() != step) steps.emplace_back(step);
    });
    EXPECT_EQ(steps, (Texts{"reading roads", "reading the places of roads"}));
}

}  // namespace
}  // namespace relais::osm
