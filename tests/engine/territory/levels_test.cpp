#include "engine/territory/levels.h"

#include <gtest/gtest.h>

namespace relais::territory {
namespace {

TEST(Levels, HaveTheirAreasByCodeAndTheAreaOfEachZone) {
    const std::vector<ZoneLevel::Area> areas = {{"02", "Plaine"}, {"01", ""}, {"", ""}, {"02", ""}};
    const ZoneLevel level = make_level("canton", areas);
    EXPECT_EQ(level.key, "canton");
    ASSERT_EQ(level.areas.size(), 2U);
    EXPECT_EQ(level.areas[0].name, "01") << "without a name the code is the name";
    EXPECT_EQ(level.areas[1].name, "Plaine");
    EXPECT_EQ(level.of_zone, (std::vector<std::uint32_t>{1, 0, ZoneLevel::kNone, 1}));
    EXPECT_EQ(area_of(level, ZoneId{3})->code, "02");
    EXPECT_EQ(area_of(level, ZoneId{2}), nullptr);
    EXPECT_EQ(area_of(level, ZoneId{}), nullptr);
}

}  // namespace
}  // namespace relais::territory
