#include "render/geometry/borders.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "render/geometry/simplify.h"

namespace relais::geometry {
namespace {

territory::Zone zone(territory::MultiPolygon shape) {
    territory::Zone out;
    out.shape = std::move(shape);
    return out;
}

Coordinate at(int x, int y) {
    return {x, y};
}

// Two squares side by side with a wiggle between them:
//   (0,2) -- (2,2) -- (4,2)
//     |    <  |         |      the middle border goes through (1,1)
//   (0,0) -- (2,0) -- (4,0)
const territory::Ring kWest{at(0, 0), at(2, 0), at(1, 1), at(2, 2), at(0, 2), at(0, 0)};
const territory::Ring kEast{at(2, 2), at(1, 1), at(2, 0), at(4, 0), at(4, 2), at(2, 2)};

TEST(Borders, NeighboursShareOneBorder) {
    const std::vector<territory::Zone> zones{zone({{kWest, {}}}), zone({{kEast, {}}})};
    const Borders borders = share_borders(zones);
    ASSERT_EQ(borders.borders.size(), 3U);  // west, between, east
    const auto between =
        std::find_if(borders.borders.begin(), borders.borders.end(),
                     [](const Border& border) { return border.zones.size() == 2; });
    ASSERT_NE(between, borders.borders.end());
    EXPECT_EQ(between->line, (std::vector<Coordinate>{at(2, 0), at(1, 1), at(2, 2)}));
    EXPECT_EQ(between->zones, (std::vector<ZoneId>{ZoneId{0}, ZoneId{1}}));
    EXPECT_EQ(borders.rings[0][0].steps.size(), 2U);
    EXPECT_EQ(borders.rings[1][0].steps.size(), 2U);
}

TEST(Borders, AnEnclaveAndTheHoleAroundItAreOneBorder) {
    const territory::Ring outer{at(0, 0), at(9, 0), at(9, 9), at(0, 9), at(0, 0)};
    const territory::Ring hole{at(3, 3), at(3, 6), at(6, 6), at(6, 3), at(3, 3)};
    const territory::Ring enclave{at(6, 6), at(6, 3), at(3, 3), at(3, 6), at(6, 6)};
    const std::vector<territory::Zone> zones{zone({{outer, {hole}}}), zone({{enclave, {}}})};
    const Borders borders = share_borders(zones);
    ASSERT_EQ(borders.borders.size(), 2U);
    EXPECT_EQ(borders.borders[1].zones.size(), 2U);
    EXPECT_EQ(borders.rings[0].size(), 2U);
}

TEST(Borders, RingsThatEncloseNothingAreLeftOut) {
    const territory::Ring line{at(0, 0), at(1, 1), at(0, 0)};
    const std::vector<territory::Zone> zones{zone({{line, {}}}), zone({}), zone({{{}, {}}})};
    EXPECT_TRUE(share_borders(zones).borders.empty());
}

TEST(Simplify, KeepsEndsAndDropsWhatCannotBeSeen) {
    EXPECT_EQ(simplify({{0, 0}, {1, 0.01}, {2, 0}}, 0.1), (Polyline{{0, 0}, {2, 0}}));
    EXPECT_EQ(simplify({{0, 0}, {1, 1}, {2, 0}}, 0.1), (Polyline{{0, 0}, {1, 1}, {2, 0}}));
    EXPECT_EQ(simplify({}, 1), Polyline{});
}

TEST(Simplify, AClosedLineStaysARing) {
    const Polyline ring{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    EXPECT_EQ(simplify(ring, 100).size(), 4U);
}

TEST(Simplify, DropsMorePointsTheLargerTheArea) {
    Polyline line;
    for (int i = 0; i <= 40; ++i) line.push_back({i * 0.1, (i * i * 7 % 11) * 0.03});
    std::size_t before = line.size();
    for (const double area : {0.005, 0.01, 0.02, 0.05}) {
        const std::size_t after = simplify(line, area).size();
        EXPECT_LE(after, before);
        before = after;
    }
    EXPECT_LT(before, line.size() / 2);
}

}  // namespace
}  // namespace relais::geometry
