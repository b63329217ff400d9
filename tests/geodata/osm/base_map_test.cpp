#include "geodata/osm/base_map.h"

#include <gtest/gtest.h>

#include "tests/geodata/osm/town.h"

namespace relais::osm {
namespace {

TEST(BaseMap, IsRiversLakesBordersAndTowns) {
    Town town;
    town.node(1, 0, 0).node(2, 1000, 0).node(3, 2000, 500);
    town.node(4, 10, 10, {{"place", "town"}, {"name", "Gap"}});
    town.node(5, 20, 20, {{"place", "city"}, {"name", "Lyon"}});
    town.node(6, 30, 30, {{"place", "village"}, {"name", "Rabou"}});
    town.way(11, {1, 2, 3}, {{"waterway", "river"}});
    town.way(12, {1, 2}, {{"waterway", "stream"}});
    town.way(13, {1, 3}, {{"boundary", "administrative"}, {"admin_level", "2"}});
    town.way(14, {1, 3}, {{"boundary", "administrative"}, {"admin_level", "8"}});
    town.square(21, 0, 0, 1000, 1000, {{"natural", "water"}});
    town.square(22, 5000, 0, 100, 100, {{"natural", "water"}});  // a pond: one hectare
    const territory::BaseMap base_map = town.base_map();
    ASSERT_EQ(base_map.rivers.size(), 1U);
    EXPECT_EQ(base_map.rivers[0].size(), 3U);
    EXPECT_EQ(base_map.borders.size(), 1U);
    ASSERT_EQ(base_map.towns.size(), 2U);
    EXPECT_EQ(base_map.towns[0].name, "Gap");
    EXPECT_FALSE(base_map.towns[0].city);
    EXPECT_TRUE(base_map.towns[1].city);
    ASSERT_EQ(base_map.lakes.size(), 1U);
    EXPECT_EQ(base_map.lakes[0][0].front(), base_map.lakes[0][0].back());
}

TEST(BaseMap, ALakeKeepsItsIslandAndAnExtractOfRoadsHasNone) {
    Town town;
    town.square(31, 0, 0, 1000, 1000).square(32, 400, 400, 200, 200);
    town.relation(33, {{'w', 31, "outer"}, {'w', 32, "inner"}},
                  {{"type", "multipolygon"}, {"natural", "water"}});
    const territory::BaseMap base_map = town.base_map();
    ASSERT_EQ(base_map.lakes.size(), 1U);
    EXPECT_EQ(base_map.lakes[0].size(), 2U);

    Town roads;
    roads.node(1, 0, 0).node(2, 1000, 0).way(11, {1, 2}, {{"highway", "primary"}});
    const territory::BaseMap none = roads.base_map();
    EXPECT_TRUE(none.rivers.empty() && none.lakes.empty() && none.borders.empty());
}

TEST(BaseMap, PutsCoastlinesTogetherFromTheirWays) {
    Town town;
    town.node(1, 0, 0).node(2, 1000, 0).node(3, 1000, 1000).node(4, 0, 1000);
    town.node(5, 5000, 0).node(6, 5000, 500).node(7, 5000, 900);
    const auto coast = [&](std::int64_t id, std::initializer_list<std::int64_t> nodes) {
        town.way(id, nodes, {{"natural", "coastline"}});
    };
    coast(11, {3, 4, 1});
    coast(12, {1, 2, 3});
    coast(13, {6, 7});
    coast(14, {5, 6});
    coast(15, {5, 99});  // the extract lacks a node
    const territory::BaseMap base_map = town.base_map();
    ASSERT_EQ(base_map.coasts.size(), 2U);
    EXPECT_EQ(base_map.coasts[0].size(), 3U);  // cut by the edge of the extract
    EXPECT_EQ(base_map.coasts[1].size(), 5U);
    EXPECT_EQ(base_map.coasts[1].front(), base_map.coasts[1].back());
}

TEST(BaseMap, MindsNeitherTheOrderOfWaysNorOneThatComesTwice) {
    Town town;
    town.square(32, 400, 400, 200, 200).square(31, 0, 0, 1000, 1000);
    town.relation(34, {{'w', 31, "outer"}, {'w', 32, "inner"}},
                  {{"type", "multipolygon"}, {"natural", "water"}});
    town.square(22, 5000, 0, 1000, 1000, {{"natural", "water"}});
    town.square(22, 5000, 0, 1000, 1000, {{"natural", "water"}});
    town.relation(33, {}, {{"type", "multipolygon"}});
    const territory::BaseMap base_map = town.base_map();
    EXPECT_EQ(base_map.lakes.size(), 2U);
}

}  // namespace
}  // namespace relais::osm
