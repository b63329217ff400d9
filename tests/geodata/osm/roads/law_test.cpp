// Whose law counts on a way, from where the extract and the way lie.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geodata/osm/roads/import.h"
#include "geodata/profile/profile.h"
#include "tests/geodata/osm/roads/osm_text.h"

namespace relais::osm {
namespace {

/// Primary roads of 1 km without a limit, each around a place of its own.
struct Road {
    double lon, lat;
    std::string tags = "";
};
RoadImport import(std::initializer_list<Road> roads, const ImportOptions& options = {}) {
    std::string nodes;
    std::string ways;
    int id = 0;
    for (const auto& [lon, lat, tags] : roads) {
        ++id;
        for (int end = 0; end < 2; ++end)
            nodes += fmt::format("<node id='{}' version='1' lon='{}' lat='{}'/>\n", 10 * id + end,
                                 lon, lat + 0.009 * end);
        ways += fmt::format(
            "<way id='{}' version='1'><nd ref='{}'/><nd ref='{}'/>"
            "<tag k='highway' v='primary'/>{}</way>\n",
            id, 10 * id, 10 * id + 1, tags);
    }
    const TemporaryFolder folder;
    const auto file = folder.write("town.osm", "<osm version='0.6'>\n" + nodes + ways + "</osm>\n");
    profile::Profile fast = profile::named("car");
    for (auto& speed : fast.speeds) speed = {200, 200};
    fast.share_of_limit = 1;
    return import_roads(file, fast, {}, options);
}
double kmh(const RoadImport& import, std::int64_t way) {
    for (const graph::Way& w : import.network.ways)
        if (w.osm_id == way) return w.forward_dkmh / 10.0;
    return -1;
}

TEST(TheLawOfAnExtract, IsThatOfTheCountryItLiesIn) {
    for (const auto& [lon, lat, country, rural] : {std::tuple{55.45, -4.70, "SC", 65.0},
                                                   {-6.84, 33.9, "MA", 100.0},
                                                   {-47.9, -15.8, "BR", 100.0},
                                                   {-73.6, 45.5, "CA", 80.0},
                                                   {-21.0, 64.0, "IS", 90.0},
                                                   {20.5, 44.7, "RS", 80.0},
                                                   {3.0, 36.6, "DZ", 100.0},
                                                   {18.1, 59.5, "SE", 70.0},
                                                   {55.5, -21.1, "FR", 80.0}}) {
        const RoadImport result = import({{lon, lat}});
        EXPECT_EQ(result.report.country, country);
        EXPECT_EQ(result.report.country_source, "from its location") << country;
        EXPECT_NEAR(kmh(result, 1), rural, 0.05) << country;
    }
}

TEST(TheLawOfAnExtract, IsTheDefaultWhereNoneIsKnown) {
    // Lima, Khartoum and Tehran: their neighbours are in the table.
    for (const auto& [lon, lat, country] :
         {std::tuple{-76.9, -12.0, "PE"}, {32.5, 15.5, "SD"}, {51.4, 35.7, "IR"}}) {
        const RoadImport result = import({{lon, lat}});
        EXPECT_EQ(result.report.country, country);
        EXPECT_EQ(kmh(result, 1), 90) << country;
        ASSERT_EQ(result.report.laws.size(), 1U);
        EXPECT_FALSE(result.report.laws[0].known);
    }
}

TEST(TheLawOfAnExtract, IsNotThatOfTheNeighbourWhoseLimitsSomeWaysName) {
    // Monaco beside France: ten ways name the French law, and those obey it; the others do not.
    const std::string french = "<tag k='maxspeed' v='FR:rural'/>";
    std::vector<Road> roads(10, {7.42, 43.735, french});
    roads.push_back({7.42, 43.735});
    const RoadImport result = import({roads[0], roads[1], roads[2], roads[3], roads[4], roads[5],
                                      roads[6], roads[7], roads[8], roads[9], roads[10]});
    EXPECT_EQ(result.report.country, "MC");
    EXPECT_EQ(kmh(result, 1), 80);
    EXPECT_EQ(kmh(result, 11), 50);
}

TEST(TheLawOfAWay, IsThatOfTheCountryItLiesWellWithin) {
    // Two roads near Freiburg, one near Colmar, one in Breisach, within 3 km of the Rhine.
    const RoadImport result = import({{7.85, 48.00}, {7.95, 47.95}, {7.36, 48.08}, {7.57, 48.02}});
    EXPECT_EQ(result.report.country, "DE");
    EXPECT_EQ(kmh(result, 1), 100);
    EXPECT_EQ(kmh(result, 3), 80);
    ASSERT_EQ(result.report.laws.size(), 2U);
    EXPECT_EQ(result.report.laws[1].country, "FR");
    EXPECT_EQ(result.report.laws[1].ways, 1U);
    // A country that is given counts everywhere.
    EXPECT_EQ(kmh(import({{7.85, 48.00}, {7.36, 48.08}}, {"DE", {}}), 2), 100);
}

TEST(TheLawOfAWay, IsThatOfTheCountryOfItsMiddle) {
    // Around Freiburg (German: 100 km/h) and Colmar (French: 80); most ways lie near Freiburg. Of
    // two nodes the second is the middle, of four the third.
    OsmText text;
    for (int i = 0; i < 8; ++i)
        text.node(10 + i, 785 + i / 10.0, 4800).node(20 + i, 736 + i / 10.0, 4808);
    const std::string road = "highway=primary";
    text.way(1, {10, 11}, road)
        .way(2, {11, 12}, road)
        .way(3, {12, 13}, road)
        .way(9, {13, 14}, road);
    text.way(4, {15, 20, 16}, road).way(5, {21, 17, 22}, road).way(6, {14, 23}, road);
    text.way(7, {24, 15, 25, 16}, road);
    // Where the middle is missing from the extract, the law is that of most.
    text.way(8, {26, 99, 27}, road);
    const TemporaryFolder folder;
    profile::Profile fast = profile::named("car");
    for (auto& speed : fast.speeds) speed = {200, 200};
    fast.share_of_limit = 1;
    const RoadImport result = import_roads(folder.write("border.osm", text.str()), fast);
    EXPECT_EQ(result.report.country, "DE");
    for (const std::int64_t german : {1, 2, 3, 5, 9}) EXPECT_EQ(kmh(result, german), 100) << german;
    for (const std::int64_t french : {4, 6, 7}) EXPECT_EQ(kmh(result, french), 80) << french;
    ASSERT_EQ(result.report.laws.size(), 2U);
    EXPECT_EQ(result.report.laws[0].country, "DE");
    EXPECT_EQ(result.report.laws[0].ways, 6U);
    EXPECT_EQ(result.report.laws[1].ways, 3U);
}

}  // namespace
}  // namespace relais::osm
