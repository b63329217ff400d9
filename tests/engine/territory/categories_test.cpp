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

}  // namespace
}  // namespace relais::territory
