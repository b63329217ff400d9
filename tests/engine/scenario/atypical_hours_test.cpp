#include "engine/scenario/atypical_hours.h"

#include <gtest/gtest.h>

#include "engine/reference/nearest.h"
#include "tests/engine/scenario/random_study.h"

namespace relais::scenario {
namespace {

using opening_hours::kWeekMinutes;
using opening_hours::Week;
using testing_support::below;
using testing_support::grid_city;
using testing_support::random_study;
using testing_support::SmallStudy;

constexpr CategoryId kCreche{0u};
constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

Week open(int from, int to) {
    return {{{from, to}}, {}, true};
}
std::size_t index_of(PartOfWeek part) {
    return static_cast<std::size_t>(part);
}

TEST(AtypicalHours, AServiceIsOpenInAPartOfTheWeekFromOneMinuteOn) {
    EXPECT_TRUE(is_open_in(open(6 * kHour + 59, 12 * kHour), PartOfWeek::kEarly));
    EXPECT_FALSE(is_open_in(open(7 * kHour, 12 * kHour), PartOfWeek::kEarly));
    EXPECT_TRUE(is_open_in(open(8 * kHour, 19 * kHour + 1), PartOfWeek::kLate));
    EXPECT_FALSE(is_open_in(open(8 * kHour, 19 * kHour), PartOfWeek::kLate));
    EXPECT_TRUE(is_open_in(open(4 * kDay, 5 * kDay + 1), PartOfWeek::kSaturday));
    EXPECT_FALSE(is_open_in(open(4 * kDay, 5 * kDay), PartOfWeek::kSaturday));
    EXPECT_TRUE(is_open_in(open(6 * kDay, kWeekMinutes), PartOfWeek::kSunday));
    // A Saturday morning is no working day.
    EXPECT_FALSE(is_open_in(open(5 * kDay + 6 * kHour, 5 * kDay + 7 * kHour), PartOfWeek::kEarly));
    EXPECT_FALSE(is_open_in({}, PartOfWeek::kOffice));
}

TEST(AtypicalHours, CountPeopleByWhetherAnOpenOneIsNear) {
    // Crossings 0 to 6, 10 s apart. Crèche a at 0 is open by day, b at 6 at all hours. Two people
    // at 1, five at 5; near is 15 s.
    territory::Territory territory;
    territory.categories = {{"childcare", {}, {5}, ""}};
    territory.zones = {{"1", "West", {}, {}}};
    territory.households = {{"w", {10'000, 0}, 2, ZoneId{0u}}, {"e", {50'000, 0}, 5, {}}};
    territory.services = {{"a", "", {0, 0}, kCreche, {}, ""},
                          {"b", "", {60'000, 0}, kCreche, {}, ""},
                          {"c", "", {60'000, 0}, kCreche, {}, ""}};
    const SmallStudy study(grid_city(7, 1), territory);
    const std::vector<Week> weeks = {open(8 * kHour, 18 * kHour), open(0, kWeekMinutes), {}};
    const AtypicalHours found = atypical_hours(study.base(), kCreche, weeks, Duration{150});
    EXPECT_EQ(found.services, 3U);
    EXPECT_EQ(found.with_hours, 2U);
    EXPECT_EQ(found.open, (std::array<std::size_t, kPartsOfWeek>{2, 1, 1, 1, 1}));
    EXPECT_EQ(found.territory[index_of(PartOfWeek::kOffice)], (Served{7, 0}));
    EXPECT_EQ(found.territory[index_of(PartOfWeek::kSunday)], (Served{5, 2}));
    EXPECT_EQ(found.zones[0][index_of(PartOfWeek::kSunday)], (Served{0, 2}));
    EXPECT_EQ(found.missing[0], 4U);
    EXPECT_EQ(found.missing[1], 0U);
    // Its nearest on a Sunday is b, 50 s away, by its number in the territory.
    const access::Nearest sunday =
        found.nearest.at(HouseholdId{0u}, CategoryId{index_of(PartOfWeek::kSunday)});
    EXPECT_EQ(sunday.service, ServiceId{1u});
    EXPECT_EQ(to_seconds(sunday.time), 50);
}

/// The people of a zone, of all where it is not there, who have one within the limit and who have
/// none; those off the roads and outside the data are neither.
Served count(const Base& base, const access::NearestTable& twin, ZoneId zone, Duration limit) {
    Served served;
    for (std::size_t h = 0; h < base.households.size(); ++h) {
        const territory::Household& household = base.territory.households[h];
        const access::Nearest cell = twin.at(HouseholdId{h}, kCreche);
        const bool known = cell.reason != access::Reason::kOffNetwork &&
                           cell.reason != access::Reason::kOutsideData;
        if (!known || (zone.exists() && household.zone != zone)) continue;
        (reachable(cell.time) && cell.time <= limit ? served.within : served.without) +=
            household.weight;
    }
    return served;
}

TEST(AtypicalHours, EqualAnAnswerFromScratchForEachPartOfTheWeek) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        const Base base = study->base();
        std::vector<Week> weeks;
        for (std::size_t s = 0; s < base.services.size(); ++s) {
            const int from = static_cast<int>(below(random, kWeekMinutes - 1));
            weeks.push_back(open(from, from + 1 + static_cast<int>(below(random, 200))));
        }
        const Duration limit{static_cast<std::uint32_t>(below(random, 200))};
        const AtypicalHours found = atypical_hours(base, kCreche, weeks, limit);
        for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
            std::vector<snap::Snap> services(base.services.begin(), base.services.end());
            std::vector<CategoryId> category;
            for (std::size_t s = 0; s < services.size(); ++s) {
                const bool counts =
                    is_open_in(weeks[s], PartOfWeek{static_cast<std::uint8_t>(part)});
                if (!counts) services[s] = {};
                category.push_back(base.territory.services[s].category);
            }
            const auto twin =
                reference::nearest_services(base.network, {base.households, services, category, 2});
            for (std::size_t h = 0; h < base.households.size(); ++h)
                ASSERT_EQ(found.nearest.at(HouseholdId{h}, CategoryId{part}),
                          twin.at(HouseholdId{h}, kCreche))
                    << "seed " << seed << ", household " << h << ", part " << part;
            ASSERT_EQ(found.territory[part], count(base, twin, {}, limit)) << "seed " << seed;
            for (const ZoneId zone : {ZoneId{0u}, ZoneId{1u}})
                ASSERT_EQ(found.zones[zone.index()][part], count(base, twin, zone, limit))
                    << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace relais::scenario
