#include "engine/scenario/closures.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/scenario/comparison.h"
#include "tests/engine/scenario/random_study.h"

namespace relais::scenario {
namespace {

using testing_support::grid_city;
using testing_support::random_study;
using testing_support::scenario_of;
using testing_support::SmallStudy;

constexpr CategoryId kGrocer{0u};

TEST(Closures, TellWhoIsAffectedAndWhereTheyWouldGo) {
    // Crossings 0 to 6, 10 s apart. Shops a at 0, b at 3, c at 6; two people at 1, five at 5.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"w", {10'000, 0}, 2, {}}, {"e", {50'000, 0}, 5, {}}};
    territory.services = {{"a", "", {0, 0}, kGrocer, {}, ""},
                          {"b", "", {30'000, 0}, kGrocer, {}, ""},
                          {"c", "", {60'000, 0}, kGrocer, {}, ""}};
    const SmallStudy study(grid_city(7, 1), territory);
    const auto all = closures(study.base(), kGrocer);
    ASSERT_EQ(all.size(), 3U);
    // a: two people, from 10 s to 20 s. b: no people. c: five people, from 10 s to 20 s, to b.
    EXPECT_EQ(all[0].affected, 2);
    EXPECT_DOUBLE_EQ(all[0].minutes_added, 2 * 10 / 60.0);
    EXPECT_EQ(all[1].affected, 0);
    EXPECT_FALSE(all[1].next.exists());
    EXPECT_EQ(all[2].affected, 5);
    EXPECT_EQ(all[2].next, ServiceId{1u});
    EXPECT_EQ(all[2].next_gains, 5);
    EXPECT_EQ(all[2].next_has, 0);
}

TEST(Closures, OfTheOnlyServiceCutEverybodyOff) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"w", {10'000, 0}, 2, {}}};
    territory.services = {{"a", "", {0, 0}, kGrocer, {}, ""}};
    const SmallStudy study(grid_city(3, 1), territory);
    const auto all = closures(study.base(), kGrocer);
    EXPECT_EQ(all[0].cut_off, 2);
    EXPECT_EQ(all[0].minutes_added, 0);
}

TEST(Closures, SendPeopleToTheLowestOfThoseThatAreAsNear) {
    // Crossings 0 to 8, 10 s apart. Shops at 0, 2, 6 and 4; five people at 4, who have 20 s to 2
    // and to 6 when theirs closes.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"h", {40'000, 0}, 5, {}}};
    for (const std::int32_t crossing : {0, 2, 6, 4})
        territory.services.push_back(
            {std::to_string(crossing), "", {crossing * 10'000, 0}, kGrocer, {}, ""});
    const SmallStudy study(grid_city(9, 1), territory);
    EXPECT_EQ(two_nearest(study.base(), kGrocer).second[0].service, ServiceId{1u});
    const auto all = closures(study.base(), kGrocer);
    EXPECT_EQ(all[3].next, ServiceId{1u});
    EXPECT_EQ(all[3].next_gains, 5);
    EXPECT_DOUBLE_EQ(all[3].minutes_added, 5 * 20 / 60.0);
}

TEST(Closures, NameTheServiceToWhichMostWouldGo) {
    // Shops at 0, 3 and 6. When the middle one closes, two people at 2 go to the first, three at 4
    // to the last, to which four at 5 go today.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {
        {"w", {20'000, 0}, 2, {}}, {"e", {40'000, 0}, 3, {}}, {"far", {50'000, 0}, 4, {}}};
    for (const std::int32_t crossing : {0, 3, 6})
        territory.services.push_back(
            {std::to_string(crossing), "", {crossing * 10'000, 0}, kGrocer, {}, ""});
    const SmallStudy study(grid_city(7, 1), territory);
    const Closure middle = closures(study.base(), kGrocer)[1];
    EXPECT_EQ(middle.affected, 5);
    EXPECT_EQ(middle.cut_off, 0);
    EXPECT_EQ(middle.next, ServiceId{2u});
    EXPECT_EQ(middle.next_gains, 3);
    EXPECT_EQ(middle.next_has, 4);
    EXPECT_DOUBLE_EQ(middle.minutes_added, 5 * 10 / 60.0);  // from 10 s to 20 s
}

/// The nearest of each household once `closed` is closed, by the names of today.
std::vector<access::Nearest> without(const SmallStudy& study, ServiceId closed) {
    const Outcome outcome =
        run(study.base(),
            scenario_of({CloseService{{study.territory().services[closed.index()].id, kGrocer}}}));
    std::vector<access::Nearest> result;
    for (std::size_t h = 0; h < study.territory().households.size(); ++h) {
        access::Nearest cell = outcome.nearest.at(HouseholdId{h}, kGrocer);
        if (cell.service.exists())
            cell.service = outcome.variant.service_before[cell.service.index()];
        result.push_back(cell);
    }
    return result;
}

TEST(TwoNearest, AreThoseOfTodayAndOfTheDayAfterItCloses) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        const TwoNearest two = two_nearest(study->base(), kGrocer);
        for (std::size_t h = 0; h < study->territory().households.size(); ++h) {
            const access::Nearest today = study->at(h);
            ASSERT_EQ(two.first[h], today) << "seed " << seed;
            if (!today.service.exists()) {
                ASSERT_EQ(two.second[h].reason, today.reason) << "seed " << seed;
                continue;
            }
            ASSERT_EQ(two.second[h], without(*study, today.service)[h])
                << "seed " << seed << " household " << h;
        }
    }
}

TEST(Closures, EqualClosingOneServiceAfterTheOther) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        const auto all = closures(study->base(), kGrocer);
        for (const Closure& closure : all) {
            const auto& service = study->territory().services[closure.service.index()];
            const Outcome closed =
                run(study->base(), scenario_of({CloseService{{service.id, kGrocer}}}));
            const Balance balance =
                compare(study->nearest(), closed.nearest, closed.variant.territory).territory[0];
            EXPECT_DOUBLE_EQ(balance.cut_off, closure.cut_off) << "seed " << seed;
            EXPECT_NEAR(balance.minutes_added, closure.minutes_added, 1e-9) << "seed " << seed;
            // Who goes where, one household after the other.
            const auto then = without(*study, closure.service);
            double affected = 0;
            std::vector<double> goes_to(study->territory().services.size(), 0), has = goes_to;
            for (std::size_t h = 0; h < then.size(); ++h) {
                const double people = study->territory().households[h].weight;
                const ServiceId today = study->at(h).service;
                if (today.exists()) has[today.index()] += people;
                if (today != closure.service) continue;
                affected += people;
                if (then[h].service.exists()) goes_to[then[h].service.index()] += people;
            }
            EXPECT_EQ(closure.affected, affected) << "seed " << seed;
            const auto most = std::max_element(goes_to.begin(), goes_to.end());
            EXPECT_EQ(closure.next_gains, *most) << "seed " << seed;
            ASSERT_EQ(closure.next.exists(), *most > 0) << "seed " << seed;
            if (!closure.next.exists()) continue;
            EXPECT_EQ(closure.next.index(), std::size_t(most - goes_to.begin())) << "seed " << seed;
            EXPECT_EQ(closure.next_has, has[closure.next.index()]) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace relais::scenario
