// What the specification of opening_hours says by example
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours), for chosen weeks.

#include "geodata/opening_hours/evaluator.h"

#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

namespace relais::opening_hours {
namespace {

using namespace std::chrono_literals;

constexpr Coordinate kGap{60'785'000, 445'595'000};
constexpr std::chrono::sys_days kSeptember = 2024y / 9 / 16;  // ISO week 38: even
constexpr std::chrono::sys_days kMay = 2024y / 4 / 29;        // the 1st of May is its Wednesday
constexpr std::chrono::sys_days kJuly = 2024y / 7 / 1;
constexpr std::chrono::sys_days kEaster = 2024y / 4 / 1;     // Easter Monday
constexpr std::chrono::sys_days kMarch = 2024y / 3 / 25;     // clocks go forward on its Sunday
constexpr std::chrono::sys_days kOctober = 2024y / 10 / 21;  // and back on this one's

/// What the machine takes for its time zone, until the end of the block.
class MachineIn {
  public:
    explicit MachineIn(const char* zone) {
        setenv("TZ", zone, 1);
        tzset();
    }
    ~MachineIn() {
        unsetenv("TZ");
        tzset();
    }
};

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
        // Not known in advance.
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
        EXPECT_TRUE(week.known) << example.rules;
        EXPECT_EQ(text_of(week.open), example.open) << example.rules;
        EXPECT_EQ(text_of(week.uncertain), example.uncertain) << example.rules;
    }
}

/// A Monday that is a public holiday in some countries and not in others.
struct Holiday {
    const char* country;
    std::chrono::sys_days monday;
    const char* open;  ///< of "Mo,Tu 08:00-12:00; PH off"
};

TEST(Evaluator, KnowsThePublicHolidaysOfEachCountryOnItsDay) {
    constexpr std::chrono::sys_days kArmistice = 2024y / 11 / 11, kCzechs = 2024y / 10 / 28;
    constexpr std::chrono::sys_days kVictory = 2024y / 8 / 5, kEasterMonday = 2024y / 4 / 1;
    constexpr std::chrono::sys_days kMayDay = 2023y / 5 / 1, kEpiphany = 2025y / 1 / 6;
    const Holiday holidays[] = {
        // The armistice in France, independence in Poland, a working day elsewhere.
        {"FR", kArmistice, "Tu08-Tu12"},
        {"PL", kArmistice, "Tu08-Tu12"},
        {"CZ", kArmistice, "Mo08-Mo12 Tu08-Tu12"},
        {"HR", kArmistice, "Mo08-Mo12 Tu08-Tu12"},
        // Czechoslovakia's first day.
        {"CZ", kCzechs, "Tu08-Tu12"},
        {"FR", kCzechs, "Mo08-Mo12 Tu08-Tu12"},
        {"PL", kCzechs, "Mo08-Mo12 Tu08-Tu12"},
        // Croatia's victory day.
        {"HR", kVictory, "Tu08-Tu12"},
        {"FR", kVictory, "Mo08-Mo12 Tu08-Tu12"},
        // Easter moves; France's list has it a day early (see the header).
        {"CZ", kEasterMonday, "Tu08-Tu12"},
        {"HR", kEasterMonday, "Tu08-Tu12"},
        {"PL", kEasterMonday, "Tu08-Tu12"},
        {"FR", kMayDay, "Tu08-Tu12"},
        {"CZ", kMayDay, "Tu08-Tu12"},
        {"HR", kMayDay, "Tu08-Tu12"},
        {"PL", kMayDay, "Tu08-Tu12"},
        {"PL", kEpiphany, "Tu08-Tu12"},
        {"HR", kEpiphany, "Tu08-Tu12"},
        {"CZ", kEpiphany, "Mo08-Mo12 Tu08-Tu12"},
        {"FR", kEpiphany, "Mo08-Mo12 Tu08-Tu12"},
    };
    for (const Holiday& holiday : holidays) {
        Evaluator evaluator(holiday.country, holiday.monday);
        EXPECT_EQ(text_of(evaluator.week("Mo,Tu 08:00-12:00; PH off", kGap).open), holiday.open)
            << holiday.country << ' '
            << unsigned(std::chrono::year_month_day(holiday.monday).month());
    }
}

/// What a service is at a minute, as --arrive asks it.
struct Arrival {
    const char* rules;
    const char* moment;
    State is;
};

TEST(Evaluator, TheDayEndsWhereTheRulesSayAndNotAtMidnight) {
    const Arrival arrivals[] = {
        // Open to midnight: closed on its stroke.
        {"Mo-Su 18:00-24:00", "Sun 23:59", State::kOpen},
        {"Mo-Su 18:00-24:00", "Mon 00:00", State::kClosed},
        {"Mo-Su 18:00-24:00", "Mon 00:10", State::kClosed},
        {"Mo-Su 18:00-00:00", "Sun 23:59", State::kOpen},
        {"Mo-Su 18:00-00:00", "Mon 00:10", State::kClosed},
        // Over midnight: the Sunday night of the week before is still going on.
        {"Su 18:00-02:00", "Mon 00:10", State::kOpen},
        {"Su 18:00-02:00", "Mon 01:59", State::kOpen},
        {"Su 18:00-02:00", "Mon 02:00", State::kClosed},
        {"Mo 18:00-02:00", "Mon 00:10", State::kClosed},
        {"Mo 18:00-02:00", "Tue 00:10", State::kOpen},
        // A later rule takes the place of earlier ones on its day, from its first minute.
        {"Mo-Su 18:00-02:00; Tu off", "Mon 23:59", State::kOpen},
        {"Mo-Su 18:00-02:00; Tu off", "Tue 01:00", State::kClosed},
        {"Mo-Su 18:00-02:00; Tu off", "Tue 19:00", State::kClosed},
        {"24/7", "Mon 00:10", State::kOpen},
        // Opens on the minute, closes on the minute.
        {"Tu 06:30-18:00", "Tue 06:29", State::kClosed},
        {"Tu 06:30-18:00", "Tue 06:30", State::kOpen},
        {"Tu 06:30-18:00", "Tue 17:59", State::kOpen},
        {"Tu 06:30-18:00", "Tue 18:00", State::kClosed},
        // By date: the 2nd of January 2025 is a Thursday.
        {"Dec 24-Jan 01 off; Mo-Su 08:00-12:00", "2025-01-02 09:00", State::kOpen},
        {"Mo-Su 08:00-12:00; Dec 24-Jan 01 off", "2025-01-01 09:00", State::kClosed},
        {"Mo-Su 08:00-12:00; Dec 24-Jan 01 off", "2024-12-31 09:00", State::kClosed},
        {"Mo-Su 08:00-12:00; Dec 24-Jan 01 off", "2024-12-23 09:00", State::kOpen},
        {"Mo-Fr 08:00-12:00; Aug off", "2024-07-31 09:00", State::kOpen},
        {"Mo-Fr 08:00-12:00; Aug off", "2024-08-01 09:00", State::kClosed},
        // Week 1 of 2025 begins on the 30th of December.
        {"week 01 Mo-Fr 08:00-12:00", "2024-12-30 09:00", State::kOpen},
        {"week 53 Mo-Fr 08:00-12:00", "2024-12-30 09:00", State::kClosed},
        {"week 53 Mo-Fr 08:00-12:00", "2021-01-01 09:00", State::kOpen},
        {"Mo-Fr 08:00-12:00 \"sur rendez-vous\"", "Mon 09:00", State::kUncertain},
        {"Mo-Fr 08:00-12:00 \"sur rendez-vous\"", "Mon 13:00", State::kClosed},
        {"SH off", "Mon 09:00", State::kUnknown},
    };
    for (const Arrival& arrival : arrivals) {
        const Moment moment = parse_moment(arrival.moment, kSeptember);
        Evaluator evaluator("FR", moment.monday);
        EXPECT_EQ(state_at(evaluator.week(arrival.rules, kGap), moment.minute), arrival.is)
            << arrival.rules << " at " << arrival.moment;
    }
}

TEST(Evaluator, RefusesWhatItDoesNotUnderstandAndSaysSo) {
    Evaluator evaluator("FR", kSeptember);
    for (const char* rules : {"SH off", "Mo-Fr 8am or so", "Mo-Fr 10:00-16:00/90", "see website",
                              "Mo-Fr 25:00-30:00:00"})
        EXPECT_FALSE(evaluator.week(rules, kGap).known) << rules;
    EXPECT_FALSE(evaluator.week("see website", kGap).known);  // met twice, told once
    ASSERT_EQ(evaluator.unreadable().size(), 5U);
    EXPECT_EQ(evaluator.unreadable()[0].text, "SH off");
    EXPECT_EQ(evaluator.unreadable()[0].why, "it refers to school holidays only");
    EXPECT_EQ(evaluator.unreadable()[3].why, "it is not in the syntax of opening_hours");
}

TEST(Evaluator, DoesNotGuessTheHolidaysOfACountryThatItDoesNotKnow) {
    for (const char* country : {"", "AD", "LI"}) {
        Evaluator may(country, kMay);
        EXPECT_FALSE(may.week("Mo 08:00-12:00; PH off", kGap).known);
        EXPECT_TRUE(may.week("Mo 08:00-12:00", kGap).known);
        EXPECT_FALSE(may.week("", kGap).known);
        EXPECT_EQ(may.unreadable().size(), 1U);
        // An ordinary week has none.
        Evaluator september(country, kSeptember);
        EXPECT_EQ(text_of(september.week("Mo 08:00-12:00; PH off", kGap).open), "Mo08-Mo12");
    }
}

TEST(Evaluator, GivesTheSameHoursWhereverTheMachineIs) {
    const Example examples[] = {
        {"Tu 09:00-12:00", kSeptember, "Tu09-Tu12"},
        {"Su 22:00-02:00", kSeptember, "Mo00-Mo02 Su22-Mo00"},
        {"Mo 08:00-12:00 || Tu \"ask\"", kSeptember, "Mo08-Mo12", "Tu00-We00"},
        {"We,Th 08:00-12:00; PH off", kMay, "Th08-Th12"},
        // The hours that clocks leave out in one place and repeat in another are hours of the week.
        {"Su 02:00-06:00", kMarch, "Su02-Su06"},
        {"Sa 20:00-04:00", kMarch, "Sa20-Su04"},
        {"Su 02:30-03:30", kMarch, "Su02:30-Su03:30"},
        {"Su 02:00-06:00", kOctober, "Su02-Su06"},
        {"Sa 20:00-04:00", kOctober, "Sa20-Su04"},
        {"24/7", kOctober, "Mo00-Mo00"},
        {"Mo sunrise-12:00", kSeptember, "Mo07:16-Mo12"},
    };
    for (const char* zone :
         {"UTC", "Europe/Paris", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"}) {
        const MachineIn machine(zone);
        for (const Example& example : examples) {
            Evaluator evaluator("FR", example.monday);
            const Week week = evaluator.week(example.rules, kGap);
            EXPECT_EQ(text_of(week.open), example.open) << example.rules << " in " << zone;
            EXPECT_EQ(text_of(week.uncertain), example.uncertain) << example.rules << zone;
        }
        EXPECT_STREQ(getenv("TZ"), zone);
    }
}

TEST(Evaluator, TakesAWeekOutsideOfSchoolHolidays) {
    const Example examples[] = {
        {"Mo,Tu 09:00-12:00; SH off", kSeptember, "Mo09-Mo12 Tu09-Tu12"},
        {"Mo,Tu 07:30-18:30; SH Mo-Fr 08:00-18:00", kSeptember, "Mo07:30-Mo18:30 Tu07:30-Tu18:30"},
        {"Mo 09:00-12:00; PH,SH off", kSeptember, "Mo09-Mo12"},
        {"We,Th 09:00-12:00; PH,SH off", kMay, "Th09-Th12"},
        {"We,Th 09:00-12:00; SH,PH off", kMay, "Th09-Th12"},
        {"Mo 09:00-12:00; SH closed", kSeptember, "Mo09-Mo12"},
        {"Mo 09:00-12:00; SH unknown", kSeptember, "Mo09-Mo12"},
        {"SH off; Mo 09:00-12:00", kSeptember, "Mo09-Mo12"},
        {"Mo 09:00-12:00, SH 10:00-16:00", kSeptember, "Mo09-Mo12"},
        {"Mo,SH 09:00-12:00", kSeptember, "Mo09-Mo12"},
        {"SH Mo-Fr 09:00-12:00", kSeptember, ""},  // closed while schools are at work
        {"Mo sunrise-12:00; SH off", kSeptember, "Mo07:16-Mo12"},
    };
    for (const Example& example : examples) {
        Evaluator evaluator("FR", example.monday);
        const Week week = evaluator.week(example.rules, kGap);
        EXPECT_TRUE(week.known) << example.rules;
        EXPECT_EQ(text_of(week.open), example.open) << example.rules;
        EXPECT_EQ(text_of(week.uncertain), example.uncertain) << example.rules;
        EXPECT_EQ(evaluator.school_holidays(), 1U);
        EXPECT_TRUE(evaluator.unreadable().empty());
    }
}

TEST(Evaluator, TakesEachDaysSunByTheClocksOfThePlace) {
    // Gap: 07:16 to 19:44 on the 16th of September.
    Evaluator september("FR", kSeptember);
    EXPECT_EQ(text_of(september.week("Mo sunrise-sunset", kGap).open), "Mo07:16-Mo19:44");
    EXPECT_EQ(text_of(september.week("Mo (sunrise+01:00)-(sunset-00:30)", kGap).open),
              "Mo08:16-Mo19:14");
    EXPECT_EQ(text_of(september.week("Mo dusk-dawn", kGap).open), "Mo20:14-Tu06:48");
    Evaluator march("FR", kMarch);
    const Week change = march.week("Sa,Su sunrise-12:00", kGap);
    ASSERT_EQ(change.open.size(), 2U);
    const int saturday = change.open[0].from % 1440, sunday = change.open[1].from % 1440;
    EXPECT_NEAR(sunday - saturday, 58, 1);  // an hour of the clocks, two minutes of spring
    // As far from Greenwich as clocks go, and where the sun sets at no time of the day.
    Evaluator kiribati("KI", kSeptember);
    const Week noon = kiribati.week("Mo sunrise-sunset", Coordinate::from_degrees(-157.4, 1.87));
    ASSERT_EQ(noon.open.size(), 1U);
    EXPECT_NEAR(noon.open[0].from, 6 * 60 + 22, 10);
    EXPECT_NEAR(length(noon.open), 727, 3);
    Evaluator summer("NO", kJuly);
    const Week tromso = summer.week("Mo sunrise-sunset", Coordinate::from_degrees(18.95, 69.65));
    ASSERT_EQ(tromso.open.size(), 1U);  // that of 60 degrees stands in
    EXPECT_NEAR(length(tromso.open), 18.8 * 60, 12);
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
}  // namespace relais::opening_hours
