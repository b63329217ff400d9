#include "engine/access/nearest_table.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace relais::access {
namespace {

constexpr Reason kAll[] = {Reason::kReached,      Reason::kOffNetwork, Reason::kIsland,
                           Reason::kBeyondCutoff, Reason::kNoService,  Reason::kOutsideData,
                           Reason::kNoPath};

TEST(Reason, HasTheNameThatFilesHave) {
    std::string names;
    for (const Reason reason : kAll) names += std::string(reason_name(reason)) + " ";
    EXPECT_EQ(names, " off_network island beyond_cutoff no_service outside_data no_path ");
}

TEST(Reason, OfAPlaceThatJoinsNoRoadIsItsFate) {
    EXPECT_EQ(unsnapped(snap::Fate::kOutsideData), Reason::kOutsideData);
    EXPECT_EQ(unsnapped(snap::Fate::kOffNetwork), Reason::kOffNetwork);
    EXPECT_EQ(unsnapped(snap::Fate::kIsland), Reason::kIsland);
}

TEST(NearestTable, HasNoServiceInAnyCellUntilItIsFilled) {
    const NearestTable table(2, 17);  // more than a batch of sixteen
    EXPECT_EQ(table.household_count(), 2U);
    EXPECT_EQ(table.category_count(), 17U);
    for (std::size_t h = 0; h < 2; ++h)
        for (std::size_t c = 0; c < 17; ++c)
            EXPECT_EQ(table.at(HouseholdId{h}, CategoryId{c}), Nearest{});
}

TEST(NearestTable, KeepsEveryCellAsItWasSet) {
    std::mt19937 random(3);
    NearestTable table(5, 35);
    std::vector<std::vector<Nearest>> cells(5, std::vector<Nearest>(35));
    for (int i = 0; i < 400; ++i) {
        const std::size_t h = random() % 5, c = random() % 35;
        const Reason reason = kAll[random() % 7];
        Nearest cell{kUnreachable, {}, reason};
        if (reason == Reason::kReached)
            cell = {Duration{static_cast<std::uint32_t>(random() % (1U << 30))},
                    ServiceId{random() % (1U << 30)}, reason};
        cells[h][c] = cell;
        table.set(HouseholdId{h}, CategoryId{c}, cell);
        for (std::size_t k = 0; k < 35; ++k)
            ASSERT_EQ(table.at(HouseholdId{h}, CategoryId{k}), cells[h][k]) << i;
    }
}

TEST(NearestTable, TakesACategoryOfAnotherUnderItsOwnNames) {
    // In the other table the services 0 and 1 are those that are called 7 and 5 here.
    NearestTable other(3, 2), table(3, 1);
    const CategoryId second{1u}, only{0u};
    other.set(HouseholdId{0u}, second, {from_minutes(3), ServiceId{1u}, Reason::kReached});
    other.set(HouseholdId{1u}, second, {from_minutes(4), ServiceId{0u}, Reason::kReached});
    other.set(HouseholdId{2u}, second, {kUnreachable, {}, Reason::kIsland});
    table.take(only, other, second, std::vector<ServiceId>{ServiceId{7u}, ServiceId{5u}});
    EXPECT_EQ(table.at(HouseholdId{0u}, only),
              (Nearest{from_minutes(3), ServiceId{5u}, Reason::kReached}));
    EXPECT_EQ(table.at(HouseholdId{1u}, only),
              (Nearest{from_minutes(4), ServiceId{7u}, Reason::kReached}));
    EXPECT_EQ(table.at(HouseholdId{2u}, only).reason, Reason::kIsland);
    // And once more: what is called 7 here is 0 in a third.
    NearestTable third(3, 1);
    std::vector<ServiceId> names(8);
    names[7] = ServiceId{0u};
    names[5] = ServiceId{2u};
    third.take(only, table, only, names);
    EXPECT_EQ(third.at(HouseholdId{0u}, only).service, ServiceId{2u});
    EXPECT_EQ(third.at(HouseholdId{1u}, only).service, ServiceId{0u});
    EXPECT_EQ(table.at(HouseholdId{1u}, only).service, ServiceId{7u});
}

}  // namespace
}  // namespace relais::access
