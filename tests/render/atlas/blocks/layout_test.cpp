#include "render/atlas/blocks/layout.h"

#include <array>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace relais::atlas {
namespace {

using geometry::Box;

/// A4 and A3, lying and standing.
constexpr std::array kPapers{Page{297, 210}, Page{210, 297}, Page{420, 297}, Page{297, 420}};

std::vector<std::pair<double, bool>> shapes() {
    std::vector<std::pair<double, bool>> all;
    for (const double aspect : {0.2, 0.5, 0.8, 1.0, 1.3, 1.8, 2.5, 5.0}) {
        for (const bool has_zones : {true, false}) all.emplace_back(aspect, has_zones);
    }
    return all;
}

TEST(CategoryLayout, NothingOverlapsAndAllLiesInTheBodyWhateverTheShape) {
    for (const Page& page : kPapers) {
        for (const auto& [aspect, has_zones] : shapes()) {
            const CategoryLayout layout = category_layout(page, aspect, has_zones, 8);
            std::vector<Box> boxes{layout.households, layout.legend, layout.column};
            if (has_zones) boxes.push_back(layout.zones);
            if (!layout.curve.empty()) boxes.push_back(layout.curve);
            if (!layout.words.empty()) boxes.push_back(layout.words);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_GE(boxes[i].x0, Page::left() - 1e-9);
                EXPECT_LE(boxes[i].x1, page.right() + 1e-9);
                EXPECT_GE(boxes[i].y0, Page::body_top() - 1e-9);
                EXPECT_LE(boxes[i].y1, page.body_bottom() + 1e-9);
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_FALSE(boxes[i].overlaps(boxes[j])) << "aspect " << aspect;
                }
            }
        }
    }
}

TEST(CategoryLayout, TheMapOfHouseholdsIsTheLargerOne) {
    for (const Page& page : kPapers) {
        for (const double aspect : {0.4, 1.0, 3.0}) {
            const CategoryLayout layout = category_layout(page, aspect, true, 8);
            EXPECT_GE(layout.households.width() * layout.households.height(),
                      1.5 * layout.zones.width() * layout.zones.height())
                << page.width << ' ' << aspect;
        }
    }
}

TEST(CategoryLayout, TheColumnHasRoomForFiguresAdviceAndATable) {
    for (const Page& page : kPapers) {
        for (const auto& [aspect, has_zones] : shapes()) {
            const Box column = category_layout(page, aspect, has_zones, 10).column;
            EXPECT_GE(column.width(), 80) << page.width << ' ' << aspect;
            EXPECT_GE(column.height(), 110) << page.width << ' ' << aspect;
        }
    }
}

// Of a square territory: the large map and, beside it, the small one over the legend.
TEST(CategoryLayout, HasColumnsOf66MillimetresOnA4AndOf100OnA3) {
    const CategoryLayout a4 = category_layout(Page{297, 210}, 1, true, 8);
    const CategoryLayout a3 = category_layout(Page{420, 297}, 1, true, 8);
    EXPECT_DOUBLE_EQ(a4.legend.width(), 66);
    EXPECT_DOUBLE_EQ(a3.legend.width(), 100);
    EXPECT_GT(a4.legend.x0, a4.households.x1);
    EXPECT_GT(a3.legend.x0, a3.households.x1);
}

}  // namespace
}  // namespace relais::atlas
