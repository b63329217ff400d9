#include "engine/scenario/comparison.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/engine/scenario/study.h"

namespace relais::scenario {
namespace {

using access::Nearest;
using access::NearestTable;
using access::Reason;
using testing_support::scenario_of;

constexpr CategoryId kStore{0u};

Nearest at(double minutes) {
    return {from_minutes(minutes), ServiceId{0u}, Reason::kReached};
}
Nearest without(Reason reason = Reason::kNoPath) {
    return {kUnreachable, {}, reason};
}

TEST(Effect, IsThatOnTheTimeOfAHousehold) {
    EXPECT_EQ(effect_of(at(5), at(5)), Effect::kSame);
    EXPECT_EQ(effect_of(at(5), at(4)), Effect::kNearer);
    EXPECT_EQ(effect_of(at(5), at(6)), Effect::kFarther);
    EXPECT_EQ(effect_of(at(5), without()), Effect::kCutOff);
    EXPECT_EQ(effect_of(without(), at(5)), Effect::kConnected);
    EXPECT_EQ(effect_of(without(), without(Reason::kNoService)), Effect::kSame);
    // Another service as near is no other time.
    EXPECT_EQ(effect_of(at(5), {from_minutes(5), ServiceId{1u}, Reason::kReached}), Effect::kSame);
}

TEST(Effect, HasTheNamesThatFilesHave) {
    const Effect all[] = {Effect::kSame,   Effect::kNearer,    Effect::kFarther,
                          Effect::kCutOff, Effect::kConnected, Effect::kNew};
    std::string names;
    for (const Effect effect : all) names += std::string(effect_name(effect)) + " ";
    EXPECT_EQ(names, " nearer farther cut_off connected new ");
}

void expect_balance(const Balance& found, const std::vector<double>& expected) {
    EXPECT_EQ(found.nearer, expected[0]);
    EXPECT_EQ(found.farther, expected[1]);
    EXPECT_EQ(found.cut_off, expected[2]);
    EXPECT_EQ(found.connected, expected[3]);
    EXPECT_DOUBLE_EQ(found.minutes_saved, expected[4]);
    EXPECT_DOUBLE_EQ(found.minutes_added, expected[5]);
}

TEST(Comparison, AddsUpPeopleAndMinutesByZone) {
    // Powers of two, so that each figure says who was counted; the last one is new.
    const std::pair<Nearest, Nearest> changes[] = {{at(10), at(7)},     {at(10), at(12)},
                                                   {at(10), without()}, {without(), at(10)},
                                                   {at(10), at(10)},    {without(), without()}};
    territory::Territory territory;
    territory.categories.resize(1);
    territory.zones.resize(2);
    NearestTable before(6, 1), after(7, 1);
    for (std::size_t h = 0; h < 6; ++h) {
        territory.households.push_back(
            {"", {}, static_cast<double>(1U << h), h == 1 ? ZoneId{1u} : ZoneId{0u}});
        before.set(HouseholdId{h}, kStore, changes[h].first);
        after.set(HouseholdId{h}, kStore, changes[h].second);
    }
    territory.households.push_back({"new", {}, 64, ZoneId{0u}});
    after.set(HouseholdId{6u}, kStore, at(1));
    territory.households[2].zone = {};
    const Comparison found = compare(before, after, territory);
    expect_balance(found.territory[0], {1, 2, 4, 8, 1 * 3, 2 * 2});
    expect_balance(found.zones[0][0], {1, 0, 0, 8, 3, 0});
    expect_balance(found.zones[1][0], {0, 2, 0, 0, 0, 4});
}

TEST(ServiceStatuses, SayWhatBecameOfEachService) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}, {"school", {}, {5}, ""}};
    for (const char* id : {"a", "b", "c", "d"})
        territory.services.push_back({id, "", {0, 0}, kStore, {}, ""});
    territory.services.push_back({"a", "", {0, 0}, CategoryId{1u}, {}, ""});  // of another kind
    const Scenario scenario =
        scenario_of({MoveService{{"b", {}}, {10'000, 0}}, CloseService{{"c", {}}},
                     AddService{{"e", "", {0, 0}, kStore, {}, ""}}, CloseService{{"a", kStore}},
                     MoveService{{"d", {}}, {0, 0}}});  // where it is already
    std::string said;
    for (const ServiceStatus& status :
         service_statuses(territory, make_variant(territory, scenario)))
        said += status.service.id + " " + status.status + ", ";
    EXPECT_EQ(said, "b moved, d kept, a kept, e added, a closed, c closed, ");
}

TEST(ServiceStatuses, SayWhereAServiceIsNow) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.services = {{"a", "", {0, 0}, kStore, {}, ""}};
    const Variant moved =
        make_variant(territory, scenario_of({MoveService{{"a", {}}, {10'000, 0}}}));
    EXPECT_EQ(service_statuses(territory, moved)[0].service.place, (Coordinate{10'000, 0}));
    EXPECT_FALSE(moved.service_before[0].exists());
    EXPECT_EQ(moved.offer_changed, std::vector<bool>{true});
    // Neither room nor hours move it.
    const Variant resized = make_variant(
        territory, scenario_of({ResizeService{{"a", {}}, 3}, SetHours{{"a", {}}, "24/7"}}));
    EXPECT_EQ(resized.service_before[0], ServiceId{0u});
    EXPECT_EQ(resized.offer_changed, std::vector<bool>{false});
}

}  // namespace
}  // namespace relais::scenario
