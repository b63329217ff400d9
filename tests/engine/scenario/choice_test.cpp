#include "engine/scenario/choice.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/engine/scenario/random_study.h"

namespace relais::scenario {
namespace {

using testing_support::grid_city;
using testing_support::random_study;
using testing_support::SmallStudy;

constexpr CategoryId kBaker{0u};

TEST(Choice, CountsThoseWithOneServiceWithinTheLimitAndNamesIt) {
    // Crossings 0 to 8, 10 s apart. Shops at 0, 2 and 8; within 15 s: one person at 1 has two, two
    // at 3 have one (at 2), four at 5 have none, eight at 7 have one (at 8).
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"a", {10'000, 0}, 1, {}},
                            {"b", {30'000, 0}, 2, {}},
                            {"c", {50'000, 0}, 4, {}},
                            {"d", {70'000, 0}, 8, {}}};
    for (const std::int32_t crossing : {0, 2, 8})
        territory.services.push_back(
            {std::to_string(crossing), "", {crossing * 10'000, 0}, kBaker, {}, ""});
    const SmallStudy study(grid_city(9, 1), territory);
    const std::vector<double> weights{1, 2, 4, 8};
    const Choice choice =
        choice_of(two_nearest(study.base(), kBaker), weights, from_minutes(15 / 60.0));
    EXPECT_EQ(choice.several, 1);
    EXPECT_EQ(choice.one, 2 + 8);
    EXPECT_EQ(choice.none, 4);
    ASSERT_EQ(choice.sole.size(), 2U);
    EXPECT_EQ(choice.sole[0].service, ServiceId{2u});
    EXPECT_EQ(choice.sole[0].weight, 8);
    EXPECT_EQ(choice.sole[1].service, ServiceId{1u});
    EXPECT_EQ(choice.sole[1].weight, 2);
}

TEST(Choice, ATimeEqualToTheLimitIsWithinIt) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"a", {10'000, 0}, 1, {}}};
    territory.services = {{"s", "", {0, 0}, kBaker, {}, ""}, {"t", "", {20'000, 0}, kBaker, {}, ""}};
    const SmallStudy study(grid_city(3, 1), territory);
    const TwoNearest two = two_nearest(study.base(), kBaker);
    EXPECT_EQ(choice_of(two, std::vector<double>{1}, two.second[0].time).several, 1);
    Duration less = two.second[0].time;
    --less;
    EXPECT_EQ(choice_of(two, std::vector<double>{1}, less).none, 1);
}

TEST(Choice, OfACategoryWithoutServicesIsNone) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"a", {10'000, 0}, 3, {}}};
    const SmallStudy study(grid_city(3, 1), territory);
    const Choice choice =
        choice_of(two_nearest(study.base(), kBaker), std::vector<double>{3}, from_minutes(5));
    EXPECT_EQ(choice.one + choice.several, 0);
    EXPECT_TRUE(choice.sole.empty());
}

}  // namespace
}  // namespace relais::scenario
