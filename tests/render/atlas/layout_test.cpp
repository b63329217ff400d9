#include <gtest/gtest.h>

#include "render/atlas/frame.h"
#include "render/atlas/pages.h"

namespace relais::atlas {
namespace {

using geometry::Box;

TEST(CategoryLayout, NothingOverlapsAndAllLiesInTheBodyWhateverTheShape) {
    for (const double aspect : {0.2, 0.5, 0.8, 1.0, 1.3, 1.8, 2.5, 5.0}) {
        for (const bool has_zones : {true, false}) {
            const CategoryLayout layout = category_layout(aspect, has_zones, 8);
            std::vector<Box> boxes{layout.households, layout.legend, layout.figures, layout.table};
            if (has_zones) boxes.push_back(layout.zones);
            if (!layout.curve.empty()) boxes.push_back(layout.curve);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_GE(boxes[i].x0, kLeft - 1e-9);
                EXPECT_LE(boxes[i].x1, kRight + 1e-9);
                EXPECT_GE(boxes[i].y0, kBodyTop - 1e-9);
                EXPECT_LE(boxes[i].y1, kBodyBottom + 1e-9);
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_FALSE(boxes[i].overlaps(boxes[j])) << "aspect " << aspect;
                }
            }
        }
    }
}

TEST(CategoryLayout, MapsOfOnePageHaveOneScale) {
    for (const double aspect : {0.4, 1.0, 3.0}) {
        const CategoryLayout layout = category_layout(aspect, true, 8);
        EXPECT_NEAR(layout.zones.width(), layout.households.width(), 1e-9);
        EXPECT_NEAR(layout.zones.height(), layout.households.height(), 1e-9);
    }
}

}  // namespace
}  // namespace relais::atlas
