#include "render/map/insets.h"

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>

namespace relais::map {
namespace {

using geometry::Box;

/// A square island with a hundred households of the same weight in a row.
void add_island(double lon, double lat, double weight, territory::Territory& territory,
                territory::BaseMap& base_map) {
    constexpr double kHalf = 0.1;
    territory::BaseMap::Line coast;
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}})
        coast.push_back(Coordinate::from_degrees(lon + x * kHalf, lat + y * kHalf));
    territory.zones.emplace_back().shape = {{coast, {}}};
    for (int i = 0; i < 100; ++i)
        territory.households.push_back({"", Coordinate::from_degrees(lon - 0.09 + 0.0018 * i, lat),
                                        weight, ZoneId{territory.zones.size() - 1}});
    base_map.coasts.push_back(coast);
}

struct Islands {
    territory::Territory territory;
    territory::BaseMap base_map;
    graph::RoadNetwork no_roads;

    Islands&& island(double lon, double lat, double weight) {
        add_island(lon, lat, weight, territory, base_map);
        return std::move(*this);
    }
    View view(const Box& frame = Box::at(10, 10, 120, 100)) {
        scene = std::make_unique<const Scene>(territory, no_roads, &base_map);
        return fit_with_insets(*scene, frame);
    }
    std::unique_ptr<const Scene> scene = nullptr;
};

bool in_a_part(const View& view, std::size_t household) {
    const auto parts = view.parts();
    return std::any_of(parts.begin(), parts.end(), [&](const View* part) {
        return part->frame.contains(part->households[household]);
    });
}

TEST(Insets, FarIslandsHaveFramesOfTheirOwnAtTheScaleOfTheFirst) {
    Islands islands = Islands().island(55, -4, 1).island(56, -4, 3).island(55, -3, 2);
    const View view = islands.view();
    ASSERT_EQ(view.insets.size(), 2U);
    // The most people are on the second island, then on the third.
    EXPECT_TRUE(view.frame.contains(view.households[100]));
    EXPECT_TRUE(view.insets[0].frame.contains(view.insets[0].households[200]));
    EXPECT_TRUE(view.insets[1].frame.contains(view.insets[1].households[0]));
    for (std::size_t h = 0; h < islands.territory.households.size(); ++h)
        EXPECT_TRUE(in_a_part(view, h)) << h;
    for (const View* part : view.parts()) {
        EXPECT_NEAR(part->metres_per_mm, view.metres_per_mm, 1e-9);
        for (const View* other : view.parts())
            EXPECT_TRUE(part == other || !part->frame.overlaps(other->frame));
    }
    const Box whole = view.whole_frame(), frame = Box::at(10, 10, 120, 100);
    EXPECT_NEAR(whole.x0, frame.x0, 1e-9);
    EXPECT_NEAR(whole.y1, frame.y1, 1e-9);
    EXPECT_TRUE(frame.grown(1e-9).contains(whole));
    const Scene scene(islands.territory, islands.no_roads, &islands.base_map);
    EXPECT_LT(view.metres_per_mm * kWorthInsets, fit(scene, frame).metres_per_mm);
}

TEST(Insets, AreNotMadeForNearIslandsNorForVeryFewPeopleNorWithoutTheSea) {
    EXPECT_TRUE(Islands().island(55, -4, 1).island(55.25, -4, 1).view().insets.empty());
    EXPECT_TRUE(Islands().island(55, -4, 1).island(56, -4, 0.004).view().insets.empty());
    Islands islands = Islands().island(55, -4, 1).island(56, -4, 1);
    EXPECT_FALSE(islands.view().insets.empty());
    islands.base_map.coasts.clear();
    EXPECT_TRUE(islands.view().insets.empty());
}

TEST(Insets, OfAnAreaOnlyTheLandInTheFrameCounts) {
    const View view = Islands().island(55, -4, 1).island(56, -4, 3).view();
    ASSERT_EQ(view.insets.size(), 1U);
    const auto areas = zone_areas(view, true);
    EXPECT_TRUE(areas[0].box.empty());
    EXPECT_FALSE(areas[1].box.empty());
    EXPECT_TRUE(view.frame.contains(areas[1].pole.place));
    EXPECT_FALSE(zone_areas(view.insets[0], true)[0].box.empty());
}

}  // namespace
}  // namespace relais::map
