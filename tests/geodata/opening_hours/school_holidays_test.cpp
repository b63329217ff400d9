#include "geodata/opening_hours/school_holidays.h"

#include <gtest/gtest.h>

namespace relais::opening_hours {
namespace {

TEST(SchoolHolidays, LeaveTheRulesThatAreNotForThem) {
    const struct {
        const char* text;
        const char* rules;
    } examples[] = {
        {"Mo-Fr 09:00-12:00; SH off", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00;SH off", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00 SH off", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; sh closed", "Mo-Fr 09:00-12:00"},
        {"SH off; Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"},
        {"SH off, Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-12:00,14:00-16:00", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH Mo,Tu 10:00-12:00", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; Mo-Fr SH 10:00-12:00", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; Jul-Aug SH off", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH: 10:00-12:00", "Mo-Fr 09:00-12:00"},
        {"Mo-Fr 09:00-12:00,14:00-17:00, SH 10:00-16:00", "Mo-Fr 09:00-12:00,14:00-17:00"},
        {"Mo-Fr 9-12, SH 10-16", "Mo-Fr 9-12"},
        {"Mo-Fr sunrise-sunset, SH 10:00-16:00", "Mo-Fr sunrise-sunset"},
        {"Mo 08:00-10:00; SH off || \"ask\"", "Mo 08:00-10:00 || \"ask\""},
        // In a list, the others stay.
        {"Mo-Fr 09:00-12:00; PH,SH off", "Mo-Fr 09:00-12:00; PH off"},
        {"Mo-Fr 09:00-12:00; PH, SH off", "Mo-Fr 09:00-12:00; PH off"},
        {"Mo-Fr 09:00-12:00; SH,PH off", "Mo-Fr 09:00-12:00; PH off"},
        {"Mo-Fr 09:00-12:00; SH, PH Mo-Fr 10:00-12:00", "Mo-Fr 09:00-12:00; PH Mo-Fr 10:00-12:00"},
        {"Mo-Fr 09:00-12:00; PH,SH,Su off", "Mo-Fr 09:00-12:00; PH,Su off"},
        {"Mo-Fr 09:00-12:00; PH off, SH off", "Mo-Fr 09:00-12:00; PH off"},
        {"Mo-Fr,SH 09:00-12:00", "Mo-Fr 09:00-12:00"},
        // A comment is none of ours, nor is a word that only holds the letters.
        {"Mo 09:00-12:00 \"not in SH\"; SH off", "Mo 09:00-12:00 \"not in SH\""},
    };
    for (const auto& [text, rules] : examples) {
        const SchoolWeek week = in_school_week(text);
        EXPECT_TRUE(week.names_holidays) << text;
        EXPECT_EQ(week.rules, rules) << text;
    }
}

TEST(SchoolHolidays, MayBeAllThatATextSpeaksOf) {
    EXPECT_FALSE(in_school_week("SH off").opens_in_them);
    EXPECT_EQ(in_school_week("SH off").rules, "");
    EXPECT_TRUE(in_school_week("SH Mo-Fr 09:00-12:00").opens_in_them);
    EXPECT_EQ(in_school_week("SH Mo-Fr 09:00-12:00").rules, "");
}

TEST(SchoolHolidays, AreNotLookedForWhereTheyAreNot) {
    for (const char* text : {"", "Mo-Fr 09:00-12:00", "Mo 09:00-12:00 \"SH on request\"",
                             "Mo-Fr 09:00-12:00 shop", ";;", "\"", "||", "Mo \"SH"}) {
        const SchoolWeek week = in_school_week(text);
        EXPECT_FALSE(week.names_holidays) << text;
        EXPECT_EQ(week.rules, text);
    }
}

}  // namespace
}  // namespace relais::opening_hours
