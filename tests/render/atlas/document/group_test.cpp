#include "render/atlas/document/group.h"

#include <gtest/gtest.h>

#include "engine/territory/categories.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

/// Four households of 2 people: 8, 9 minutes in West, 10, 11 in East; a child in the first and two
/// in the last.
territory::Territory with_children() {
    territory::Territory t = small_territory();
    t.unit = territory::WeightUnit::kPeople;
    t.categories[0].demand = "children_0_2";
    territory::set_limit(t.categories[0], 10);
    t.groups = {{"children_0_2", {1, 0, 0, 2}}};
    return t;
}

Group group(const territory::Territory& t, std::size_t places = 1) {
    return groups_of(t, findings_of(t, 8), {places}).front();
}

TEST(Group, IsThePeopleWhomTheServiceIsForWhereTheDataCountsThem) {
    const Group children = group(with_children());
    EXPECT_EQ(children.key, "children_0_2");
    EXPECT_EQ(children.whole.weight, 3);
    EXPECT_EQ(weight_beyond(children.whole), 2);
    EXPECT_EQ(children.zones[0].weight, 1);
    EXPECT_EQ(weight_beyond(children.zones[1]), 2);
    EXPECT_EQ(children.everyone.weight, 8);
    EXPECT_EQ(weight_beyond(children.everyone), 2);
}

TEST(Group, IsEverybodyWhereTheDataHasNoAgesOrCountsDwellings) {
    territory::Territory t = with_children();
    t.groups.clear();
    EXPECT_EQ(group(t).key, "");
    EXPECT_EQ(group(t).whole.weight, 8);
    t = with_children();
    t.unit = territory::WeightUnit::kDwellings;
    EXPECT_EQ(group(t).key, "");
    t = with_children();
    t.groups[0].by_household.pop_back();  // of another list of households
    EXPECT_EQ(group(t).key, "");
}

TEST(Group, IsTheNearestOneThatTheDataHas) {
    territory::Territory t = with_children();
    t.groups[0].key = "children_0_3";
    EXPECT_EQ(group(t).key, "children_0_3");
}

TEST(Group, IsInconclusiveWithFewerPlacesThanTheLeastForItsPeople) {
    territory::Territory t = with_children();
    for (double& children : t.groups[0].by_household) children *= 1000;  // 3,000 children
    t.categories[0].least_per_thousand = 0.4;
    EXPECT_FALSE(group(t, 1).conclusive);
    EXPECT_TRUE(group(t, 2).conclusive);
    t.categories[0].least_per_thousand = 0;
    EXPECT_TRUE(group(t, 0).conclusive);
}

TEST(Group, WithoutAgesTheUsualShareOfThePeopleCounts) {
    territory::Territory t = with_children();
    t.groups.clear();
    for (territory::Household& household : t.households) household.weight = 25'000;
    // 100,000 people have 3,600 children under three: 1.44 places at 0.4 a thousand.
    t.categories[0].least_per_thousand = 0.4;
    EXPECT_FALSE(group(t, 1).conclusive);
    EXPECT_TRUE(group(t, 2).conclusive);
    // So many dwellings are more people.
    t.unit = territory::WeightUnit::kDwellings;
    EXPECT_FALSE(group(t, 3).conclusive);
    EXPECT_TRUE(group(t, 4).conclusive);
}

}  // namespace
}  // namespace relais::atlas
