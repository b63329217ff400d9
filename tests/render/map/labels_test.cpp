#include "render/map/labels.h"

#include <algorithm>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Polyline;

ZoneArea square(double x, double y, double side) {
    geometry::Region region(
        {Polyline{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}});
    const auto pole = region.pole();
    return {region, pole, Box::at(x, y, side, side)};
}

/// One millimetre a letter at any size.
double letters(const std::string& text, double /*size*/) {
    return static_cast<double>(text.size());
}

const Box kFrame{0, 0, 100, 100};

TEST(Labels, NamesOfAGridOfZonesNeitherMeetNorLeaveTheirZones) {
    std::vector<ZoneArea> areas;
    std::vector<LabelWish> wishes;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            wishes.push_back({areas.size(), "Saint-Martin", false});
            areas.push_back(square(20 * column, 20 * row, 20));
        }
    }
    const LabelResult result = place_labels(wishes, areas, kFrame, {}, letters);
    EXPECT_EQ(result.placed.size(), 25U);
    EXPECT_EQ(result.dropped, 0U);
    for (std::size_t i = 0; i < result.placed.size(); ++i) {
        EXPECT_TRUE(areas[result.placed[i].zone].region.contains(result.placed[i].box));
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(result.placed[i].box.overlaps(result.placed[j].box));
        }
    }
}

TEST(Labels, ANameMakesWayForASymbol) {
    const Box symbol = Box::around({50, 50}, 1);
    const LabelResult result =
        place_labels({{0, "Here", false}}, {square(40, 40, 20)}, kFrame, {symbol}, letters);
    ASSERT_EQ(result.placed.size(), 1U);
    EXPECT_FALSE(result.placed[0].box.overlaps(symbol));
}

TEST(Labels, ANameThatDoesNotFitIsBrokenThenLetAcrossOrDroppedAndCounted) {
    const std::vector<ZoneArea> areas{square(40, 40, 10)};
    const auto broken = place_labels({{0, "Montmaur-Diois", false}}, areas, kFrame, {}, letters);
    ASSERT_EQ(broken.placed.size(), 1U);
    EXPECT_EQ(broken.placed[0].lines, (std::vector<std::string>{"Montmaur-", "Diois"}));

    const std::string name(30, 'x');
    EXPECT_EQ(place_labels({{0, name, false}}, areas, kFrame, {}, letters).dropped, 1U);
    const auto across = place_labels({{0, name, true}}, areas, kFrame, {}, letters);
    ASSERT_EQ(across.placed.size(), 1U);
    EXPECT_FALSE(across.placed[0].clear);
    EXPECT_TRUE(kFrame.contains(across.placed[0].box));
}

TEST(Labels, ANameWithoutRoomStandsBesideAllZonesWithALineToItsOwn) {
    // Two zones of 10 mm; neither holds the names, which may not cross.
    const std::vector<ZoneArea> areas{square(40, 40, 10), square(50, 40, 10)};
    const std::vector<LabelWish> wishes{{0, std::string(20, 'a'), false},
                                        {1, std::string(20, 'b'), false}};
    const LabelResult result = place_labels(wishes, areas, kFrame, {}, letters, 2);
    ASSERT_EQ(result.placed.size(), 2U);
    EXPECT_EQ(result.dropped, 0U);
    for (const Label& label : result.placed) {
        ASSERT_TRUE(label.leader.has_value());
        EXPECT_EQ(*label.leader, areas[label.zone].pole.place);
        for (const ZoneArea& area : areas) EXPECT_FALSE(label.box.overlaps(area.box));
    }
    EXPECT_FALSE(result.placed[0].box.overlaps(result.placed[1].box));
    // No more lines than asked for; the rest is counted.
    EXPECT_EQ(place_labels(wishes, areas, kFrame, {}, letters, 1).dropped, 1U);
}

TEST(Labels, ALineCrossesNoSignAndNoName) {
    // Signs all around the zone but in the north: the line goes there.
    const std::vector<ZoneArea> areas{square(45, 45, 10)};
    const std::vector<Box> wall{{40, 40, 44, 60}, {56, 40, 60, 60}, {40, 56, 60, 60}};
    const LabelResult result =
        place_labels({{0, std::string(20, 'x'), false}}, areas, kFrame, wall, letters, 1);
    ASSERT_EQ(result.placed.size(), 1U);
    EXPECT_LT(result.placed[0].box.y1, 45);
}

/// How far two boxes are apart: the greater of the two gaps, below 0 where they overlap.
double gap(const Box& a, const Box& b) {
    return std::max(std::max(a.x0 - b.x1, b.x0 - a.x1), std::max(a.y0 - b.y1, b.y0 - a.y1));
}

/// Whether two lines cross, by the parameters of the place where they would.
bool lines_cross(geometry::Point a, geometry::Point b, geometry::Point c, geometry::Point d) {
    const double rx = b.x - a.x, ry = b.y - a.y, sx = d.x - c.x, sy = d.y - c.y;
    const double across = rx * sy - ry * sx;
    if (across == 0) return false;
    const double t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / across;
    const double u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / across;
    return t > 0 && t < 1 && u > 0 && u < 1;
}

TEST(Labels, NamesKeepTheirDistanceAndLinesCrossNothingOnCrowdedMaps) {
    constexpr double kLeast = 0.35;  // millimetres
    std::mt19937 random(1);
    std::size_t near = 0, lines = 0;
    for (int map = 0; map < 100; ++map) {
        std::vector<ZoneArea> areas;
        std::vector<LabelWish> wishes;
        for (int zone = 0; zone < 25; ++zone) {
            if (random() % 4 == 0) continue;
            wishes.push_back({areas.size(), std::string(3 + random() % 9, 'x'), random() % 3 == 0});
            areas.push_back(square(30 + 8 * (zone % 5), 30 + 8 * (zone / 5), 8));
        }
        const std::vector<Label> placed =
            place_labels(wishes, areas, kFrame, {}, letters, 12).placed;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const Label& one = placed[i];
            EXPECT_TRUE(kFrame.contains(one.box.grown(0.49)));
            if (one.leader) ++lines;
            const auto start = [](const Label& of) {
                return geometry::Point{std::clamp(of.leader->x, of.box.x0, of.box.x1),
                                       std::clamp(of.leader->y, of.box.y0, of.box.y1)};
            };
            for (std::size_t j = 0; j < i; ++j) {
                const Label& other = placed[j];
                EXPECT_GE(gap(one.box, other.box), kLeast - 1e-9);
                near += gap(one.box, other.box) < 3 * kLeast ? 1 : 0;
                if (one.leader && other.leader) {
                    EXPECT_FALSE(lines_cross(start(one), *one.leader, start(other), *other.leader));
                }
                for (const auto& [line, name] :
                     {std::pair(&one, &other), std::pair(&other, &one)}) {
                    if (!line->leader) continue;
                    const Box box = name->box;
                    const geometry::Point from = start(*line), to = *line->leader;
                    EXPECT_FALSE(lines_cross(from, to, {box.x0, box.y0}, {box.x1, box.y1}));
                    EXPECT_FALSE(lines_cross(from, to, {box.x0, box.y1}, {box.x1, box.y0}));
                }
            }
        }
    }
    EXPECT_GE(near, 100U);  // the maps are crowded
    EXPECT_GE(lines, 100U);
}

TEST(Labels, NothingCrossesTheFrame) {
    const auto result =
        place_labels({{0, std::string(60, 'x'), true}}, {square(0, 0, 10)}, kFrame, {}, letters);
    EXPECT_EQ(result.placed.size(), 0U);
    EXPECT_EQ(result.dropped, 1U);
}

TEST(Labels, NamesBreakNearTheirMiddle) {
    EXPECT_EQ(break_name("Saint-Martin-de-Queyrières"),
              (std::vector<std::string>{"Saint-Martin-", "de-Queyrières"}));
    EXPECT_EQ(break_name("Val Buëch"), (std::vector<std::string>{"Val", "Buëch"}));
    EXPECT_EQ(break_name("Gap"), (std::vector<std::string>{"Gap"}));
    EXPECT_EQ(break_name(""), (std::vector<std::string>{""}));
}

/// How far the nearest point of a name is from its town.
double distance(const Label& label, geometry::Point town) {
    const double x = std::clamp(town.x, label.box.x0, label.box.x1);
    const double y = std::clamp(town.y, label.box.y0, label.box.y1);
    return std::hypot(x - town.x, y - town.y);
}

TEST(TownNames, StandWithinTwoMillimetresOfTheirTownOrHaveALineToIt) {
    std::mt19937 random(1);
    std::size_t placed = 0, lines = 0, dropped = 0;
    for (int map = 0; map < 60; ++map) {
        std::vector<TownWish> wishes;
        std::vector<Box> signs;
        std::vector<geometry::Point> points;
        for (std::size_t i = 0; i < 70; ++i) {
            const geometry::Point at{5.0 + static_cast<double>(random() % 900) / 10,
                                     5.0 + static_cast<double>(random() % 900) / 10};
            wishes.push_back({i, std::string(3 + random() % 20, 'x'), at});
            signs.push_back(Box::around(at, 1));  // a service in every town
            for (int p = 0; p < 40; ++p)
                points.push_back({at.x + static_cast<double>(random() % 60) / 10 - 3,
                                  at.y + static_cast<double>(random() % 60) / 10 - 3});
        }
        const DotCover dots(points, kFrame);
        const LabelResult result = place_town_names(wishes, kFrame, signs, dots, letters, 8);
        EXPECT_EQ(result.placed.size() + result.dropped, wishes.size());
        placed += result.placed.size();
        dropped += result.dropped;
        std::size_t own_lines = 0;
        for (std::size_t i = 0; i < result.placed.size(); ++i) {
            const Label& label = result.placed[i];
            const geometry::Point town = wishes[label.zone].at;
            EXPECT_TRUE(kFrame.contains(label.box));
            if (label.leader) {
                ++own_lines;
                EXPECT_EQ(*label.leader, town);
            } else {
                EXPECT_LE(distance(label, town), kNearTown + 1e-9);
            }
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_GE(gap(label.box, result.placed[j].box), 0.35 - 1e-9);
        }
        EXPECT_LE(own_lines, 8U);
        lines += own_lines;
    }
    EXPECT_GT(placed, 1000U);
    EXPECT_GT(lines, 20U);
    EXPECT_GT(dropped, 20U);
}

TEST(TownNames, HideNoSignAndHaveALineOrAreCountedWhereSignsAreAllAround) {
    const geometry::Point town{50, 50};
    const DotCover no_dots({}, kFrame);
    // Signs on all sides but one.
    std::vector<Box> signs{{52, 40, 60, 60}, {40, 40, 60, 48}, {40, 52, 60, 60}};
    const LabelResult result =
        place_town_names({{0, "Town", town}}, kFrame, signs, no_dots, letters, 0);
    ASSERT_EQ(result.placed.size(), 1U);
    EXPECT_LT(result.placed[0].box.x1, 50);
    EXPECT_TRUE(result.placed[0].clear);
    signs.push_back({40, 40, 48, 60});
    const LabelResult among =
        place_town_names({{0, "Town", town}}, kFrame, signs, no_dots, letters, 1);
    ASSERT_EQ(among.placed.size(), 1U);
    EXPECT_EQ(among.placed[0].leader, town);
    for (const Box& sign : signs) EXPECT_FALSE(sign.overlaps(among.placed[0].box));
    EXPECT_EQ(place_town_names({{0, "Town", town}}, kFrame, signs, no_dots, letters, 0).dropped,
              1U);
}

}  // namespace
}  // namespace relais::map
