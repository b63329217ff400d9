#include "engine/opening_hours/week.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/core/error.h"

namespace relais::opening_hours {
namespace {

constexpr int kHour = 60, kDay = 24 * kHour;
constexpr std::chrono::sys_days kMonday = std::chrono::year(2024) / std::chrono::September / 16;

TEST(Week, IsOpenFromTheFirstMinuteToBeforeTheLast) {
    const Week week{{{8 * kHour, 12 * kHour}}, {{14 * kHour, 16 * kHour}}, true};
    EXPECT_EQ(state_at(week, 8 * kHour - 1), State::kClosed);
    EXPECT_EQ(state_at(week, 8 * kHour), State::kOpen);
    EXPECT_EQ(state_at(week, 12 * kHour - 1), State::kOpen);
    EXPECT_EQ(state_at(week, 12 * kHour), State::kClosed);
    EXPECT_EQ(state_at(week, 15 * kHour), State::kUncertain);
    EXPECT_EQ(state_at({}, 15 * kHour), State::kUnknown);
}

TEST(Week, UnitesSpansThatTouchOrOverlap) {
    EXPECT_EQ(united({{0, 10}, {30, 40}}, {{10, 20}, {35, 50}}), (Spans{{0, 20}, {30, 50}}));
    EXPECT_EQ(united({}, {{1, 2}}), (Spans{{1, 2}}));
    EXPECT_EQ(united({{1, 2}}, {}), (Spans{{1, 2}}));
    EXPECT_EQ(united({{0, 10}}, {{11, 20}}), (Spans{{0, 10}, {11, 20}}));  // a minute between
    EXPECT_EQ(united({{0, 100}}, {{10, 20}}), (Spans{{0, 100}}));          // one in the other
    EXPECT_EQ(united({{10, 20}}, {{0, 100}}), (Spans{{0, 100}}));
    EXPECT_EQ(united({{0, 10}}, {{0, 30}}), (Spans{{0, 30}}));
    EXPECT_EQ(length({{0, 20}, {30, 50}}), 40);
}

/// By minute: whether a span has it.
std::vector<bool> minutes_of(const Spans& spans) {
    std::vector<bool> minutes(200, false);
    for (const Span& span : spans)
        for (int m = span.from; m < span.to; ++m) minutes[static_cast<std::size_t>(m)] = true;
    return minutes;
}
/// Rising, and apart from each other.
Spans random_spans(std::mt19937& random) {
    Spans spans;
    for (int from = static_cast<int>(random() % 20); from < 160;) {
        const int to = from + 1 + static_cast<int>(random() % 30);
        spans.push_back({from, to});
        from = to + 1 + static_cast<int>(random() % 30);
    }
    return spans;
}

TEST(Week, UnitedHasTheMinutesOfBothAndNoOther) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const Spans one = random_spans(random), other = random_spans(random);
        const Spans both = united(one, other);
        const std::vector<bool> a = minutes_of(one), b = minutes_of(other);
        std::vector<bool> either(a.size());
        for (std::size_t m = 0; m < a.size(); ++m) either[m] = a[m] || b[m];
        ASSERT_EQ(minutes_of(both), either) << "seed " << seed;
        ASSERT_EQ(length(both), std::count(either.begin(), either.end(), true)) << "seed " << seed;
        for (std::size_t i = 1; i < both.size(); ++i)
            ASSERT_LT(both[i - 1].to, both[i].from) << "seed " << seed;
    }
}

TEST(Moment, IsAWeekdayOfTheWeekOrADate) {
    EXPECT_EQ(parse_moment("Tue 06:15", kMonday), (Moment{kMonday, kDay + 6 * kHour + 15}));
    EXPECT_EQ(parse_moment("tuesday 6:15", kMonday), (Moment{kMonday, kDay + 6 * kHour + 15}));
    EXPECT_EQ(parse_moment("Su 23:59", kMonday), (Moment{kMonday, kWeekMinutes - 1}));
    // The first of May 2024 is a Wednesday.
    EXPECT_EQ(
        parse_moment("2024-05-01 10:00", kMonday),
        (Moment{std::chrono::sys_days(std::chrono::year(2024) / 4 / 29), 2 * kDay + 10 * kHour}));
    EXPECT_EQ(moment_text({kMonday, kDay + 6 * kHour + 15}), "Tue 06:15, week of 2024-09-16");
}

TEST(Moment, RefusesWhatIsNone) {
    for (const char* text :
         {"", "Tue", "T 06:15", "Tue 24:00", "Tue 6:1", "Tue 06:60", "Tue 06:15 ",
          "2024-02-30 06:15", "24-09-17 06:15", "Di 06:15", "Tue -6:15"})
        EXPECT_THROW((void)parse_moment(text, kMonday), Error) << text;
}

TEST(OrdinaryWeek, BeginsOnAMondayInTheMiddleOfSeptember) {
    for (int year = 2000; year < 2040; ++year) {
        const auto monday = ordinary_week(year);
        EXPECT_EQ(std::chrono::weekday(monday), std::chrono::Monday);
        const std::chrono::year_month_day date(monday);
        EXPECT_EQ(date.month(), std::chrono::September);
        EXPECT_GE(unsigned(date.day()), 12U);
        EXPECT_LE(unsigned(date.day()), 18U);
    }
    EXPECT_EQ(ordinary_week(2024), kMonday);
}

}  // namespace
}  // namespace relais::opening_hours
