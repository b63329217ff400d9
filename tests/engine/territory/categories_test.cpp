#include "engine/territory/categories.h"

#include <gtest/gtest.h>

namespace relais::territory {
namespace {

TEST(Categories, AreFoundByTheirKeyAndListedInTheirOrder) {
    Territory territory;
    territory.categories = {{"school", {}, {}, ""}, {"post", {}, {}, ""}};
    EXPECT_EQ(find_category(territory, "school"), CategoryId{0U});
    EXPECT_EQ(find_category(territory, "post"), CategoryId{1U});
    EXPECT_EQ(find_category(territory, "pos"), std::nullopt);
    EXPECT_EQ(find_category(territory, ""), std::nullopt);
    EXPECT_EQ(category_keys(territory), "school, post");
    EXPECT_EQ(category_keys({}), "");
}

TEST(Categories, HaveTheirLimitAmongTheBoundsOfTheirMaps) {
    Category category{"school", {}, {5, 10, 30}, ""};
    set_limit(category, 10);
    EXPECT_EQ(category.thresholds_minutes, (std::vector<double>{5, 10, 30}));
    set_limit(category, 20);
    EXPECT_EQ(category.limit_minutes, 20);
    EXPECT_EQ(category.thresholds_minutes, (std::vector<double>{5, 10, 20, 30}));
    set_limit(category, 45);
    EXPECT_EQ(category.thresholds_minutes, (std::vector<double>{5, 10, 20, 30, 45}));
    Category without{"post", {}, {}, ""};
    set_limit(without, 15);
    EXPECT_EQ(without.limit_minutes, 15);
    EXPECT_TRUE(without.thresholds_minutes.empty());
}

}  // namespace
}  // namespace relais::territory
