#include "engine/scenario/capacity.h"

#include <gtest/gtest.h>

#include "tests/engine/scenario/study.h"

namespace relais::scenario {
namespace {

using testing_support::grid_city;
using testing_support::scenario_of;
using testing_support::SmallStudy;

constexpr CategoryId kNursery{0u};

/// Five crossings in a row, 10 s apart: weights, which fall to 0 at 30 minutes, are 1 but for a
/// fiftieth. A crèche of 7 places at crossing
/// 0, one of 14 at 4; one person at 0, two at 1, four at 3. The school has no capacity.
territory::Territory houses_and_nursery() {
    territory::Territory territory;
    territory.categories = {{"childcare", {}, {5}, ""}, {"school", {}, {5}, ""}};
    territory.zones = {{"1", "West", {}, {}}};
    territory.households = {{"west", {0, 0}, 1, ZoneId{0u}},
                            {"middle", {10'000, 0}, 2, ZoneId{0u}},
                            {"east", {30'000, 0}, 4, {}}};
    territory.services = {{"a", "", {0, 0}, kNursery, 7, ""},
                          {"b", "", {40'000, 0}, kNursery, 14, ""},
                          {"c", "", {0, 0}, CategoryId{1u}, {}, ""}};
    return territory;
}

/// What a scenario changes of the places.
std::vector<CapacityChange> change_of(const std::vector<Action>& actions) {
    const SmallStudy study(grid_city(5, 1), houses_and_nursery());
    const Outcome outcome = run(study.base(), scenario_of(actions));
    return compare_capacity(capacity_per_person(study.base()),
                            capacity_per_person(study.base(), outcome), outcome.variant.territory);
}

/// The road between crossings 1 and 2 is closed.
Action divided() {
    CloseRoads close;
    close.roads.area = {
        {{{14'000, -1'000}, {16'000, -1'000}, {16'000, 1'000}, {14'000, 1'000}, {14'000, -1'000}},
         {}}};
    return close;
}

void expect_shared(const Shared& found, double people, double places, double without) {
    EXPECT_DOUBLE_EQ(found.people, people);
    EXPECT_DOUBLE_EQ(found.capacity, places);
    EXPECT_DOUBLE_EQ(found.without, without);
}

TEST(Capacity, IsToldOfCategoriesInWhichAServiceTellsIt) {
    EXPECT_EQ(has_capacity(houses_and_nursery()), (std::vector<bool>{true, false}));
    const auto change = change_of({});
    ASSERT_EQ(change.size(), 1U);
    EXPECT_EQ(change[0].category, kNursery);
    expect_shared(change[0].territory.before, 7, 21, 0);  // three places a head
    EXPECT_EQ(change[0].territory.before, change[0].territory.after);
    EXPECT_EQ(change[0].territory.more + change[0].territory.fewer, 0);
}

TEST(Capacity, IsSharedByTheChildrenWhoStandInForThoseThatItIsFor) {
    territory::Territory territory = houses_and_nursery();
    territory.categories[0].demand = "children_0_2";
    territory.groups = {{"people_80_plus", {9, 9, 9}}, {"children_0_3", {0, 1, 3}}};
    const SmallStudy study(grid_city(5, 1), territory);
    const CapacityPerPerson today = capacity_per_person(study.base());
    EXPECT_EQ(today.people[0], (std::vector<double>{0, 1, 3}));
    const auto change = compare_capacity(today, today, territory);
    expect_shared(change[0].territory.before, 4, 21, 0);
}

TEST(Capacity, MorePlacesAreMoreForAllWhoReachThem) {
    const auto change = change_of({ResizeService{{"a", {}}, 14}});
    expect_shared(change[0].territory.after, 7, 28, 0);
    EXPECT_EQ(change[0].territory.more, 7);
    EXPECT_NEAR(change[0].zones[0].before.capacity, 9, 0.05);
    EXPECT_NEAR(change[0].zones[0].after.capacity, 12, 0.05);
}

TEST(Capacity, WhoTellsNoneCountsAsTheMeanOfToday) {
    // A third crèche has as many places as the two of today on average, also beside a large fourth.
    const auto change = change_of({AddService{{"third", "", {0, 0}, kNursery, {}, ""}},
                                   AddService{{"fourth", "", {0, 0}, kNursery, 100, ""}}});
    EXPECT_NEAR(change[0].territory.after.capacity, 7 + 14 + 10.5 + 100, 1e-9);
    // The school has no capacity today, so the effect of a larger one is not known.
    EXPECT_EQ(change_of({ResizeService{{"c", {}}, 100}}).size(), 1U);
}

TEST(Capacity, AClosedServiceTakesItsPlacesAlong) {
    const auto change = change_of({CloseService{{"b", {}}}});
    expect_shared(change[0].territory.after, 7, 7, 0);
    EXPECT_EQ(change[0].territory.fewer, 7);
    const auto none = change_of({CloseService{{"a", {}}}, CloseService{{"b", {}}}});
    expect_shared(none[0].territory.after, 7, 0, 7);
}

TEST(Capacity, WhoIsOnAnIslandHasNoneEitherAndOfThoseOffTheRoadsNothingIsKnown) {
    // Sixteen people live on the piece of road that is closed: an island then. Of 32 who are 5 km
    // from any road nothing is known, before and after.
    territory::Territory territory = houses_and_nursery();
    territory.households.push_back({"wet", {15'000, 0}, 16, {}});
    territory.households.push_back({"away", {0, 500'000}, 32, {}});
    const SmallStudy study(grid_city(5, 1), territory);
    const auto change = [&](const std::vector<Action>& actions) {
        const Outcome outcome = run(study.base(), scenario_of(actions));
        return compare_capacity(capacity_per_person(study.base()),
                                capacity_per_person(study.base(), outcome),
                                outcome.variant.territory)
            .at(0)
            .territory;
    };
    const SharedChange flooded = change({divided()});
    expect_shared(flooded.before, 23, 21, 0);
    expect_shared(flooded.after, 23, 21, 16);
    const SharedChange nothing_left =
        change({divided(), CloseService{{"a", {}}}, CloseService{{"b", {}}}});
    expect_shared(nothing_left.after, 23, 0, 23);
}

TEST(Capacity, AClosedRoadSharesThemOutAnew) {
    // West and middle, three people, have a's seven; east, four people, has b's fourteen.
    const auto change = change_of({divided()});
    expect_shared(change[0].territory.after, 7, 21, 0);
    expect_shared(change[0].zones[0].after, 3, 7, 0);
    EXPECT_EQ(change[0].territory.fewer, 3);  // 7/3 instead of 3
    EXPECT_EQ(change[0].territory.more, 4);   // 14/4
}

TEST(Capacity, ANewRoadIsTravelledToo) {
    AddRoad road;
    road.line = {{10'000, 0}, {20'000, 0}};
    road.kmh = 40;
    // What was divided is whole again, by a road beside the closed one.
    const auto change = change_of({divided(), road});
    expect_shared(change[0].territory.after, 7, 21, 0);
    EXPECT_EQ(change[0].territory.fewer + change[0].territory.more, 0);
}

TEST(Capacity, AHundredthMoreIsMore) {
    const auto change = change_of({ResizeService{{"a", {}}, 7.07}});
    EXPECT_EQ(change[0].territory.more, 7);
    EXPECT_EQ(change[0].territory.fewer, 0);
}

TEST(Capacity, IsAddedUpByZone) {
    // Once the road is closed a's seven places are for three people in the west, b's fourteen for
    // four in the east.
    territory::Territory territory = houses_and_nursery();
    territory.zones.push_back({"2", "East", {}, {}});
    territory.households[2].zone = ZoneId{1u};
    const SmallStudy study(grid_city(5, 1), territory);
    const Outcome outcome = run(study.base(), scenario_of({divided()}));
    const CapacityChange change =
        compare_capacity(capacity_per_person(study.base()),
                         capacity_per_person(study.base(), outcome), outcome.variant.territory)
            .at(0);
    ASSERT_EQ(change.zones.size(), 2U);
    expect_shared(change.zones[0].after, 3, 7, 0);
    expect_shared(change.zones[1].after, 4, 14, 0);
    EXPECT_EQ(change.zones[0].fewer, 3);
    EXPECT_EQ(change.zones[1].more, 4);
}

TEST(Capacity, WhoHasFewerIsCountedByThePeopleOfTheScenario) {
    const auto change = change_of({ScalePopulation{"", {}, "", 2}});
    expect_shared(change[0].territory.before, 7, 21, 0);
    expect_shared(change[0].territory.after, 14, 21, 0);
    EXPECT_EQ(change[0].territory.fewer, 14);
    EXPECT_EQ(change[0].territory.more, 0);
}

TEST(Capacity, WhoWasNotThereBeforeShares) {
    const auto change = change_of({AddHousehold{"new", {20'000, 0}, 14}});
    expect_shared(change[0].territory.before, 7, 21, 0);
    expect_shared(change[0].territory.after, 21, 21, 0);  // one place a head
    EXPECT_EQ(change[0].territory.fewer, 7);
}

}  // namespace
}  // namespace relais::scenario
