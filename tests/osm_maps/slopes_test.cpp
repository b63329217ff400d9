// Hills. A square is 100 m and takes ten seconds on the flat; each test draws its own terrain. The
// linear law of these tests loses twice the slope uphill and gains it once downhill: at 10 %
// up 12.5 seconds a square (0.8 times as fast), at 10 % down 9.09 (1.1 times).

#include "tests/osm_maps/town.h"

namespace relais::scenarios {
namespace {

/// Heights by how far east a place lies, given at whole squares.
Elevations terrain(std::vector<float> heights) {
    return [heights = std::move(heights)](std::span<const Coordinate> places) {
        std::vector<float> result;
        for (const Coordinate place : places) {
            const double x = place.lon() * 111'194.93 / Town::kSquare;
            result.push_back(heights.at(static_cast<std::size_t>(std::lround(x))));
        }
        return result;
    };
}

profile::Profile hilly(std::string_view like = "car") {
    profile::Profile profile = Town::plain(like);
    profile.slope = {profile::SlopeLaw::kLinear, 0, 2, 1, 0.1, 2};
    return profile;
}

TEST(AHill, IsClimbedMoreSlowlyThanItIsDescended) {
    Town town("a---b---c");
    town.profile = hilly();
    town.elevations = terrain({100, 110, 120});
    town.way("abc", "highway=tertiary");
    EXPECT_NEAR(town.seconds("ac"), 25.0, 0.2);
    EXPECT_NEAR(town.seconds("ca"), 18.2, 0.2);
    EXPECT_EQ(town.import().report.nodes_with_height, 3U);
}

TEST(WithoutHeights, AllIsFlat) {
    Town town("a---b---c");
    town.profile = hilly();
    town.way("abc", "highway=tertiary");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);
    EXPECT_EQ(town.import().report.nodes_with_height, 0U);
}

TEST(ATunnel, GoesStraightThroughTheMountain) {
    Town town("a---b---c---d---e");
    town.profile = hilly();
    town.elevations = terrain({100, 100, 900, 100, 100});
    town.way("ab", "highway=tertiary").way("bcd", "highway=tertiary tunnel=yes");
    town.way("de", "highway=tertiary");
    EXPECT_NEAR(town.seconds("ae"), 40, 0.2);
    EXPECT_EQ(town.import().report.nodes_without_height, 1U);
}

TEST(ABridge, CrossesTheGorgeOnTheLineBetweenItsEnds) {
    Town town("a---b---c");
    town.profile = hilly();
    town.elevations = terrain({100, 20, 120});
    town.way("abc", "highway=tertiary bridge=viaduct");
    EXPECT_NEAR(town.seconds("ac"), 20, 0.2);  // nothing but the bridge: no height is known
    Town with_banks("a---b---c---d---e");
    with_banks.profile = hilly();
    with_banks.elevations = terrain({100, 100, 20, 120, 120});
    with_banks.way("ab", "highway=tertiary").way("de", "highway=tertiary");
    with_banks.way("bcd", "highway=tertiary bridge=yes");
    EXPECT_NEAR(with_banks.seconds("ae"), 45, 0.2);  // 10 % up over the bridge, flat elsewhere
}

TEST(ABumpOfTheRaster, IsNoHill) {
    // Pieces of 25 m with one point a metre too high: 4 % up and down, measured over 100 m 1 %.
    Town town("abcdefghijklmnopq");
    town.profile = hilly();
    town.elevations = [](std::span<const Coordinate> places) {
        std::vector<float> heights(places.size(), 50);
        heights.at(8) = 51;  // i
        return heights;
    };
    town.way("abcdefghijklmnopq", "highway=tertiary");
    EXPECT_NEAR(town.seconds("aq"), 40, 0.2);
}

TEST(AFerry, StaysOnTheWater) {
    Town town("a---b---c");
    town.profile = hilly();
    town.elevations = terrain({0, 30, 60});
    town.way("ab", "route=ferry duration=00:02").way("bc", "highway=tertiary");
    EXPECT_NEAR(town.seconds("ac"), 120 + 25, 2);  // 30 % up: 0.4 times as fast
}

TEST(OnFoot, TheHillCountsAsThePaceSays) {
    Town town("a---b---c");
    town.profile = Town::plain("walk");
    town.elevations = terrain({100, 110, 120});
    town.way("abc", "highway=footway");
    EXPECT_NEAR(town.seconds("ac"), 20 / 0.7614, 0.2);  // see slope_test.cpp
    EXPECT_NEAR(town.seconds("ca"), 20 / 0.8924, 0.2);
}

}  // namespace
}  // namespace relais::scenarios
