#include "engine/territory/demand_groups.h"

#include <gtest/gtest.h>

namespace relais::territory {
namespace {

TEST(DemandGroups, AGroupThatIsNotToldIsStoodInForByItsNearest) {
    Territory territory;
    territory.groups = {{"children_0_3", {1, 2}}, {"people_80_plus", {3, 4}}};
    EXPECT_EQ(find_group(territory, "children_0_2")->key, "children_0_3");
    EXPECT_EQ(find_group(territory, "people_75_plus")->key, "people_80_plus");
    EXPECT_EQ(find_group(territory, "people_65_plus"), nullptr);
    EXPECT_EQ(find_group(territory, "no_such_group"), nullptr);
    territory.groups.push_back({"children_0_2", {0, 1}});
    EXPECT_EQ(find_group(territory, "children_0_2")->key, "children_0_2");
}

TEST(DemandGroups, TheNameOfAStandInSaysForWhomItStands) {
    Territory territory;
    territory.groups = {{"children_4_10", {1, 2}}, {"people_65_plus", {3, 4}}};
    EXPECT_EQ(name_of_group(territory, "children_3_10"), "children_4_10, for children_3_10");
    EXPECT_EQ(name_of_group(territory, "people_65_plus"), "people_65_plus");
    EXPECT_EQ(name_of_group(territory, "children_0_2"), "");
    EXPECT_EQ(find_exact_group(territory, "children_3_10"), nullptr);
    EXPECT_EQ(find_exact_group(territory, "children_4_10")->key, "children_4_10");
}

TEST(DemandGroups, StandInsAreGroupsThemselves) {
    for (const GroupKey& row : kGroupKeys)
        if (!row.stand_in.empty()) {
            EXPECT_NE(find_group_key(row.stand_in), nullptr) << row.key;
        }
}

}  // namespace
}  // namespace relais::territory
