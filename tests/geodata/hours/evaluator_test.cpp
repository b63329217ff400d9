// What the specification of opening_hours says by example
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours), for chosen weeks.

#include "geodata/hours/evaluator.h"

#include <gtest/gtest.h>

#include <string>

namespace relais::hours {
namespace {

using namespace std::chrono_literals;

constexpr Coordinate kGap{60'785'000, 445'595'000};
constexpr std::chrono::sys_days kSeptember = 2024y / 9 / 16;  // ISO week 38: even
constexpr std::chrono::sys_days kMay = 2024y / 4 / 29;        // the 1st of May is its Wednesday
constexpr std::chrono::sys_days kJuly = 2024y / 7 / 1;
constexpr std::chrono::sys_days kEaster = 2024y / 4 / 1;  // Easter Monday

std::string text_of(const Spans& spans) {
    static constexpr const char* kDays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo"};
    std::string text;
    const auto add = [&](int minute) {
        const auto two = [](int number) {
            return (number < 10 ? "0" : "") + std::to_string(number);
        };
        text += std::string(kDays[minute / 1440]) + two(minute % 1440 / 60);
        if (minute % 60 != 0) text += ":" + two(minute % 60);
    };
    for (const Span& span : spans) {
        if (!text.empty()) text += " ";
        add(span.from);
        text += "-";
        add(span.to);
    }
    return text;
}

struct Example {
    const char* rules;
    std::chrono::sys_days monday;
    const char* open;
    const char* uncertain = "";
};

TEST(Evaluator, ReadsTheExamplesOfTheSpecification) {
    const Example examples[] = {
        {"24/7", kSeptember, "Mo00-Mo00"},
        {"off", kSeptember, ""},
        {"08:00-12:00", kSeptember,
         "Mo08-Mo12 Tu08-Tu12 We08-We12 Th08-Th12 Fr08-Fr12 Sa08-Sa12 Su08-Su12"},
        {"Mo,We 08:00-12:00,13:30-17:30", kSeptember,
         "Mo08-Mo12 Mo13:30-Mo17:30 We08-We12 We13:30-We17:30"},
        // A later rule takes the place of an earlier one on its days; a comma adds to it.
        {"Mo-We 08:00-18:00; Tu 10:00-12:00", kSeptember, "Mo08-Mo18 Tu10-Tu12 We08-We18"},
        {"Mo-We 08:00-12:00; Tu off", kSeptember, "Mo08-Mo12 We08-We12"},
        {"Mo,Tu 08:00-12:00, Tu 14:00-16:00", kSeptember, "Mo08-Mo12 Tu08-Tu12 Tu14-Tu16"},
        // Over midnight, within the week and at both of its ends.
        {"Fr 20:00-03:00", kSeptember, "Fr20-Sa03"},
        {"Su 20:00-26:00", kSeptember, "Mo00-Mo02 Su20-Mo00"},
        {"Mo 22:00-24:00", kSeptember, "Mo22-Tu00"},
        // Public holidays.
        {"We,Th 08:00-12:00; PH off", kMay, "Th08-Th12"},
        {"We,Th 08:00-12:00; PH off", kSeptember, "We08-We12 Th08-Th12"},
        {"PH 10:00-12:00", kMay, "We10-We12"},
        {"easter +1 day off; Tu 09:00-10:00", kEaster, "Tu09-Tu10"},
        // Weeks, months, days of the month, the first of a weekday.
        {"week 01-53/2 Mo 08:00-12:00", kSeptember, ""},
        {"week 02-52/2 Mo 08:00-12:00", kSeptember, "Mo08-Mo12"},
        {"week 38 Mo 08:00-12:00", kSeptember, "Mo08-Mo12"},
        {"Apr-Sep Mo 09:00-18:00; Oct-Mar Mo 10:00-16:00", kSeptember, "Mo09-Mo18"},
        {"Nov-Feb Mo 10:00-16:00", kSeptember, ""},
        {"Jul 01-Aug 31 Mo 09:00-10:00", kJuly, "Mo09-Mo10"},
        {"2023 Sep Mo 09:00-10:00", kSeptember, ""},
        {"Mo[1] 08:00-12:00", kJuly, "Mo08-Mo12"},
        {"Mo[1] 08:00-12:00", kSeptember, ""},
        {"Sa[3] 08:00-12:00", kSeptember, "Sa08-Sa12"},
        // What nobody can know from here.
        {"Mo 08:00-12:00 \"by appointment\"", kSeptember, "", "Mo08-Mo12"},
        {"Mo 08:00-12:00, Mo 14:00-16:00 \"sur rendez-vous\"", kSeptember, "Mo08-Mo12",
         "Mo14-Mo16"},
        {"Mo 08:00-12:00 || Tu \"ask\"", kSeptember, "Mo08-Mo12", "Tu00-We00"},
        {"Mo unknown", kSeptember, "", "Mo00-Tu00"},
        {"Mo 20:00+", kSeptember, "", "Mo20-Mo21"},
    };
    for (const Example& example : examples) {
        Evaluator evaluator("FR", example.monday);
        const Week week = evaluator.week(example.rules, kGap);
        EXPECT_TRUE(week.told) << example.rules;
        EXPECT_EQ(text_of(week.open), example.open) << example.rules;
        EXPECT_EQ(text_of(week.uncertain), example.uncertain) << example.rules;
    }
}

TEST(Evaluator, RefusesWhatItDoesNotUnderstandAndSaysSo) {
    Evaluator evaluator("FR", kSeptember);
    for (const char* rules : {"SH off; Mo 08:00-10:00", "Mo-Fr 8am or so", "Mo-Fr 10:00-16:00/90",
                              "see website", "Mo-Fr 25:00-30:00:00"})
        EXPECT_FALSE(evaluator.week(rules, kGap).told) << rules;
    EXPECT_FALSE(evaluator.week("see website", kGap).told);  // met twice, told once
    ASSERT_EQ(evaluator.unreadable().size(), 5U);
    EXPECT_EQ(evaluator.unreadable()[0].text, "SH off; Mo 08:00-10:00");
    EXPECT_EQ(evaluator.unreadable()[0].why,
              "it has a part that cannot be evaluated, such as school holidays");
    EXPECT_EQ(evaluator.unreadable()[3].why, "it is not in the syntax of opening_hours");
}

TEST(Evaluator, DoesNotGuessTheHolidaysOfACountryThatItDoesNotKnow) {
    for (const char* country : {"", "AD", "LI"}) {
        Evaluator may(country, kMay);
        EXPECT_FALSE(may.week("Mo 08:00-12:00; PH off", kGap).told);
        EXPECT_TRUE(may.week("Mo 08:00-12:00", kGap).told);
        EXPECT_FALSE(may.week("", kGap).told);
        EXPECT_EQ(may.unreadable().size(), 1U);
        // An ordinary week has none.
        Evaluator september(country, kSeptember);
        EXPECT_EQ(text_of(september.week("Mo 08:00-12:00; PH off", kGap).open), "Mo08-Mo12");
    }
}

TEST(Evaluator, KnowsTheSunOfThePlace) {
    Evaluator evaluator("FR", kSeptember);
    const Week east = evaluator.week("Mo sunrise-12:00", kGap);
    const Week west = evaluator.week("Mo sunrise-12:00", {-44'000'000, 483'900'000});  // Brest
    ASSERT_EQ(east.open.size(), 1U);
    ASSERT_EQ(west.open.size(), 1U);
    EXPECT_GT(west.open[0].from, east.open[0].from + 30);
}

}  // namespace
}  // namespace relais::hours
