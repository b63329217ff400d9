#include "engine/scenario/closures.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/scenario/comparison.h"
#include "tests/engine_scenario/random_study.h"

namespace relais::scenario {
namespace {

using testing_support::grid_city;
using testing_support::random_study;
using testing_support::scenario_of;
using testing_support::SmallStudy;

constexpr CategoryId kShop{0u};

TEST(Closures, TellWhoIsAffectedAndWhereTheyWouldGo) {
    // Crossings 0 to 6, 10 s apart. Shops a at 0, b at 3, c at 6; two people at 1, five at 5.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {{"w", {10'000, 0}, 2, {}}, {"e", {50'000, 0}, 5, {}}};
    territory.services = {{"a", "", {0, 0}, kShop, {}, ""},
                          {"b", "", {30'000, 0}, kShop, {}, ""},
                          {"c", "", {60'000, 0}, kShop, {}, ""}};
    const SmallStudy study(grid_city(7, 1), territory);
    const auto all = closures(study.base(), kShop);
    ASSERT_EQ(all.size(), 3U);
    // a: two people, from 10 s to 20 s. b: nobody. c: five people, from 10 s to 20 s, to b.
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
    territory.services = {{"a", "", {0, 0}, kShop, {}, ""}};
    const SmallStudy study(grid_city(3, 1), territory);
    const auto all = closures(study.base(), kShop);
    EXPECT_EQ(all[0].cut_off, 2);
    EXPECT_EQ(all[0].minutes_added, 0);
}

TEST(Closures, EqualClosingOneServiceAfterTheOther) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        const auto all = closures(study->base(), kShop);
        for (const Closure& closure : all) {
            const auto& service = study->territory().services[closure.service.index()];
            const Outcome closed =
                run(study->base(), scenario_of({CloseService{{service.id, kShop}}}));
            const Balance balance =
                compare(study->nearest(), closed.nearest, closed.variant.territory).territory[0];
            EXPECT_DOUBLE_EQ(balance.cut_off, closure.cut_off) << "seed " << seed;
            EXPECT_NEAR(balance.minutes_added, closure.minutes_added, 1e-9) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace relais::scenario
