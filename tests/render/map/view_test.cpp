#include "render/map/view.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "render/geometry/region.h"

namespace relais::map {
namespace {

using geometry::Point;
using geometry::Polyline;

/// Two zones with a border of 400 points between them, far more than a page shows.
territory::Territory two_zones() {
    territory::Ring between;
    for (int i = 0; i <= 400; ++i) {
        between.push_back(
            Coordinate::from_degrees(9.55 + 0.0004 * std::sin(i * 1.7), 47.1 + 0.1 * i / 400.0));
    }
    territory::Ring west = between, east = between;
    west.push_back(Coordinate::from_degrees(9.5, 47.2));
    west.push_back(Coordinate::from_degrees(9.5, 47.1));
    west.push_back(west.front());
    std::reverse(east.begin(), east.end());
    east.push_back(Coordinate::from_degrees(9.6, 47.1));
    east.push_back(Coordinate::from_degrees(9.6, 47.2));
    east.push_back(east.front());
    territory::Territory t;
    t.country = "LI";
    t.projection = {2056, 9.4, 47.0, 9.7, 47.3};
    t.zones.resize(2);
    t.zones[0].shape = {{west, {}}};
    t.zones[1].shape = {{east, {}}};
    return t;
}

TEST(View, NeighboursStillShareTheirBorderWhenItIsSimplified) {
    const territory::Territory territory = two_zones();
    const graph::RoadNetwork no_roads;
    const View view = fit(Scene(territory, no_roads), geometry::Box::at(0, 0, 40, 60));
    ASSERT_EQ(view.zone_lines.size(), 1U);
    const Polyline& border = view.zone_lines.front();
    EXPECT_LT(border.size(), 390U);
    EXPECT_GT(border.size(), 10U);
    for (const auto& rings : view.zones) {
        ASSERT_EQ(rings.size(), 1U);
        EXPECT_EQ(rings.front().front(), rings.front().back());
        for (const Point& p : border) {
            EXPECT_NE(std::find(rings.front().begin(), rings.front().end(), p),
                      rings.front().end());
        }
    }
}

TEST(View, AtALargeScaleHouseholdsAreInTheMiddleOfTheirSquare) {
    territory::Territory t = two_zones();
    for (const double lon : {9.5211, 9.5212, 9.5613})
        t.households.push_back({"", Coordinate::from_degrees(lon, 47.1501), 1, ZoneId{0}});
    const graph::RoadNetwork no_roads;
    const Scene scene(t, no_roads);
    const View small = fit(scene, geometry::Box::at(0, 0, 40, 60));
    EXPECT_FALSE(small.coarse);
    // From 1 : 50 000 on, that is, below 50 m on a millimetre.
    const double metres = fit(scene, geometry::Box::at(0, 0, 40, 60), 0).metres_per_mm;
    for (const double scale : {50.4, 49.6}) {
        const double k = metres / scale;
        const View view = fit(scene, geometry::Box::at(0, 0, 40 * k, 60 * k), 0);
        EXPECT_NEAR(view.metres_per_mm, scale, 0.01);
        EXPECT_EQ(view.coarse, scale < 50);
    }
    const View large = fit(scene, geometry::Box::at(0, 0, 400, 600));
    EXPECT_TRUE(large.coarse);
    EXPECT_EQ(large.households[0], large.households[1]);
    EXPECT_NE(large.households[0], large.households[2]);
    const Point exact = large.transform.to_page(scene.households()[0]);
    EXPECT_LE(std::abs(large.households[0].x - exact.x) * large.metres_per_mm, View::kCoarse / 2);
    EXPECT_LE(std::abs(large.households[0].y - exact.y) * large.metres_per_mm, View::kCoarse / 2);
}

/// Two zones of some weight between 9.5 and 9.6 degrees, and one household far away.
territory::Territory with_a_far_household(double weight_there) {
    territory::Territory t = two_zones();
    for (int i = 0; i < 100; ++i) {
        t.households.emplace_back().place = Coordinate::from_degrees(9.5 + i / 1000.0, 47.15);
        t.households.back().weight = 1;
    }
    t.households.emplace_back().place = Coordinate::from_degrees(12, 49);
    t.households.back().weight = weight_there;
    territory::Ring far = t.zones[0].shape[0].outer;
    for (Coordinate& corner : far)
        corner = Coordinate::from_degrees(corner.lon() + 2.4, corner.lat() + 1.8);
    t.zones.emplace_back().shape = {{far, {}}};
    return t;
}

TEST(View, ShowsWherePeopleLiveAndLeavesOutAFewFarFromAllOthers) {
    const graph::RoadNetwork no_roads;
    const geometry::Box frame = geometry::Box::at(0, 0, 90, 70);
    const territory::Territory few = with_a_far_household(0.2);
    const Scene scene(few, no_roads);
    const View view = fit(scene, frame, 0);
    EXPECT_LT(scene.extent().width() * kLeastGain, scene.whole().width());
    for (int h = 0; h < 100; ++h) EXPECT_TRUE(frame.contains(view.households[h]));
    EXPECT_FALSE(frame.contains(view.households[100]));
    EXPECT_TRUE(view.of_territory);
    EXPECT_FALSE(fit(scene, scene.whole(), frame, 0).of_territory);
    // One person in a hundred is more than may be left out.
    const territory::Territory some = with_a_far_household(1);
    const Scene all(some, no_roads);
    EXPECT_EQ(all.extent(), all.whole());
    EXPECT_TRUE(frame.contains(fit(all, frame, 3).households[100]));
}

/// A square coastline.
territory::BaseMap::Line ring(double lon, double lat, double half, bool land_inside) {
    territory::BaseMap::Line line;
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}})
        line.push_back(Coordinate::from_degrees(lon + x * half, lat + y * half));
    if (!land_inside) std::reverse(line.begin(), line.end());
    return line;
}

TEST(View, TheSeaIsWhatClosedCoastlinesLeave) {
    const territory::Territory territory = two_zones();
    const graph::RoadNetwork no_roads;
    const auto view_with = [&](std::vector<territory::BaseMap::Line> coasts) {
        territory::BaseMap base_map;
        base_map.coasts = std::move(coasts);
        const Scene scene(territory, no_roads, &base_map);
        return fit(scene, geometry::Box::at(0, 0, 90, 70), 0);
    };
    const auto sea_of = [](const View& view) {
        const geometry::Region frame({geometry::outline(view.frame)});
        return 1 - frame.without(geometry::Region(view.sea)).area() / frame.area();
    };
    // An island in the middle of the map, then one larger than it, then a lagoon.
    const View island = view_with({ring(9.55, 47.15, 0.02, true)});
    EXPECT_GT(sea_of(island), 0.5);
    for (const ZoneArea& area : zone_areas(island))
        EXPECT_FALSE(
            geometry::Region(island.sea).contains(geometry::Box::around(area.pole.place, 0.01)));
    EXPECT_LT(sea_of(view_with({ring(9.55, 47.15, 0.5, true)})), 0.01);
    const double strait = sea_of(view_with({ring(9.55, 47.15, 0.02, false)}));
    EXPECT_NEAR(strait + sea_of(island), 1, 0.01);
    // A coast that the extract cuts: no sea, only the line.
    territory::BaseMap::Line cut = ring(9.55, 47.15, 0.02, true);
    cut.pop_back();
    const View unknown = view_with({ring(9.55, 47.15, 0.01, true), cut});
    EXPECT_TRUE(unknown.sea.empty());
    EXPECT_EQ(unknown.coasts.size(), 2U);
}

TEST(View, AMapOfIslandsShowsWhereTheirPeopleLive) {
    const graph::RoadNetwork no_roads;
    territory::Territory t = two_zones();
    for (int i = 0; i < 100; ++i) {
        t.households.emplace_back().place = Coordinate::from_degrees(9.55 + i / 1e4, 47.15);
        t.households.back().weight = 1;
        t.households.back().zone = ZoneId{1};
    }
    territory::BaseMap islands;
    islands.coasts = {ring(9.55, 47.15, 0.02, true)};
    const Scene scene(t, no_roads, &islands);
    EXPECT_LT(scene.extent_of({1}).width(), 1000);   // metres
    EXPECT_GT(scene.extent_of({0}).height(), 9000);  // no people: all of it
    EXPECT_GT(Scene(t, no_roads).extent_of({1}).height(), 9000);
}

TEST(View, EverythingLiesInTheFrameWithinItsMargin) {
    const territory::Territory territory = two_zones();
    const graph::RoadNetwork no_roads;
    const geometry::Box frame = geometry::Box::at(20, 30, 90, 70);
    const View view = fit(Scene(territory, no_roads), frame, 3);
    for (const ZoneArea& area : zone_areas(view)) {
        EXPECT_TRUE(frame.grown(-3 + 1e-6).contains(area.box));
        EXPECT_TRUE(area.region.contains(geometry::Box::around(area.pole.place, 0.1)));
    }
}

TEST(View, ABorderOfTwoGroupsOutranksOneWithinAGroup) {
    territory::Territory territory = two_zones();
    territory.levels = {{"canton", {{"A", "Ouest"}, {"B", "Est"}}, {0, 1}}};
    const graph::RoadNetwork no_roads;
    const View view = fit(Scene(territory, no_roads), geometry::Box::at(0, 0, 40, 60));
    EXPECT_EQ(view.group_lines.size(), 1U);
    EXPECT_TRUE(view.zone_lines.empty());
    EXPECT_EQ(view.territory_lines.size(), 2U);
}

}  // namespace
}  // namespace relais::map
