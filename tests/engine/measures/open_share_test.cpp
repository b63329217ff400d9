#include <algorithm>

#include <gtest/gtest.h>

#include "engine/measures/folds.h"
#include "tests/engine/measures/dense.h"

namespace relais::measures {
namespace {

using opening_hours::kWeekMinutes;
using opening_hours::Week;
using testing_support::Dense;
using testing_support::random_dense;

constexpr std::uint32_t kMinuteOfDay = 600;  // ticks
constexpr int kHour = 60;

Values compute(const Dense& dense, const std::vector<Week>& weeks, double minutes) {
    const FoldInput input{dense.demand, dense.supply, weeks};
    const auto fold = open_share_fold(input, from_minutes(minutes));
    return dense.fold(*fold, 60 * kMinuteOfDay);
}

TEST(OpenShare, CountsEveryHourOnceInWhichSomethingIsOpen) {
    // Home 0 is 10 min from both services, home 1 is 20 min from the second. One is open on Monday
    // from 8 to 12, the other from 10 to 18: eight hours and ten together.
    const Dense dense{{{10 * kMinuteOfDay, 10 * kMinuteOfDay}, {Dense::kNever, 20 * kMinuteOfDay}},
                      {1, 1},
                      {1, 1}};
    const std::vector<Week> weeks = {{{{8 * kHour, 12 * kHour}}, {}, true},
                                     {{{10 * kHour, 18 * kHour}}, {}, true}};
    const Values within_20 = compute(dense, weeks, 20);
    EXPECT_DOUBLE_EQ(within_20[0], 10.0 / 168);
    EXPECT_DOUBLE_EQ(within_20[1], 8.0 / 168);
    EXPECT_EQ(compute(dense, weeks, 19.998)[1], 0);  // a tick less: nothing is within
}

TEST(OpenShare, IsAbsentWhereNoServiceWithinTellsItsHours) {
    const Dense dense{{{kMinuteOfDay, 30 * kMinuteOfDay},
                       {30 * kMinuteOfDay, kMinuteOfDay},
                       {kMinuteOfDay, kMinuteOfDay}},
                      {1, 1, 1},
                      {1, 1}};
    const std::vector<Week> weeks = {{}, {{{0, kWeekMinutes}}, {}, true}};
    const Values share = compute(dense, weeks, 20);
    EXPECT_EQ(share.known(0), Known::kNothing);  // only the silent one
    EXPECT_EQ(share[1], 1);
    EXPECT_EQ(share[2], 1);  // the silent one adds nothing
}

TEST(OpenShare, TakesHoursByAppointmentForClosed) {
    const Dense dense{{{kMinuteOfDay}}, {1}, {1}};
    const std::vector<Week> weeks = {{{}, {{0, kWeekMinutes}}, true}};
    EXPECT_EQ(compute(dense, weeks, 20)[0], 0);
}

TEST(OpenShare, EqualsALookAtEveryMinuteOfTheWeek) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Dense dense = random_dense(random);
        std::vector<Week> weeks(dense.services());
        for (Week& week : weeks) {
            week.known = random() % 4 != 0;
            // The spans of what does not tell would be empty; up to 60 spans make several words.
            for (std::size_t n = week.known ? random() % 60 : 0; n > 0; --n) {
                const int from = static_cast<int>(random() % kWeekMinutes);
                const int to = std::min(kWeekMinutes, from + 1 + static_cast<int>(random() % 600));
                week.open = opening_hours::united(week.open, {{from, to}});
            }
        }
        const Values fast = compute(dense, weeks, 20);
        for (std::size_t i = 0; i < dense.households(); ++i) {
            std::vector<bool> open(kWeekMinutes, false);
            bool any = false, known = false;
            for (std::size_t j = 0; j < dense.services(); ++j) {
                if (dense.ticks[i][j] > 20 * kMinuteOfDay) continue;
                any = true;
                known = known || weeks[j].known;
                for (int m = 0; m < kWeekMinutes; ++m)
                    if (opening_hours::state_at(weeks[j], m) == opening_hours::State::kOpen)
                        open[m] = true;
            }
            ASSERT_EQ(fast.has(i), !any || known) << "seed " << seed << ", household " << i;
            if (!fast.has(i)) continue;
            ASSERT_DOUBLE_EQ(
                fast[i],
                static_cast<double>(std::count(open.begin(), open.end(), true)) / kWeekMinutes)
                << "seed " << seed << ", household " << i;
        }
    }
}

}  // namespace
}  // namespace relais::measures
