#include "geodata/services/week_cells.h"

#include <gtest/gtest.h>

namespace relais::services {
namespace {

/// The hours of a place that has the same cell from Monday to Friday.
std::string on_weekdays(const std::string& cell) {
    return opening_hours({cell, cell, cell, cell, cell, "", ""});
}

TEST(OpeningHours, DaysThatAreAlikeAreToldTogether) {
    EXPECT_EQ(opening_hours({"09:00 - 12:00", "09:00 - 12:00 / 13:30 - 17:00", "09:00 - 12:00", "",
                             "09:00 - 12:00", "10:00 - 12:00", ""}),
              "Mo,We,Fr 09:00-12:00; Tu 09:00-12:00,13:30-17:00; Sa 10:00-12:00");
    EXPECT_EQ(on_weekdays("09:00 - 12:00 / 13:30 - 17:00"), "Mo-Fr 09:00-12:00,13:30-17:00");
}

TEST(OpeningHours, ThreeDaysInARowAreARangeAndTwoAreNot) {
    const std::string open = "09:00 - 12:00";
    EXPECT_EQ(opening_hours({open, open, "", "", "", "", ""}), "Mo,Tu 09:00-12:00");
    EXPECT_EQ(opening_hours({open, open, open, "", "", "", ""}), "Mo-We 09:00-12:00");
    EXPECT_EQ(opening_hours({open, open, "", open, open, open, ""}), "Mo,Tu,Th-Sa 09:00-12:00");
    EXPECT_EQ(opening_hours({open, "", open, "", open, "", open}), "Mo,We,Fr,Su 09:00-12:00");
    EXPECT_EQ(opening_hours({open, open, open, open, open, open, open}), "Mo-Su 09:00-12:00");
    EXPECT_EQ(opening_hours({"", "", "", "", "", "", open}), "Su 09:00-12:00");
}

TEST(OpeningHours, WhatPeopleTypeIsRead) {
    for (const char* cell : {"9:00-12:00/14:00-17:00", "9h - 12h / 14h00 -17:00",
                             " 9:00 - 12:00  /\xC2\xA0"
                             "14:00 \xE2\x80\x93 17:00",
                             "9:00 - 12:00 et 14:00 - 17:00", "9: - 12:00 / 14:00 - 17:",
                             "9:00 - 12:00 14:00 - 17:00", "9:00 - 12:00 / 14:00 - 17:00 "})
        EXPECT_EQ(on_weekdays(cell), "Mo-Fr 09:00-12:00,14:00-17:00") << cell;
}

TEST(OpeningHours, RangesWithoutLengthAndOverlapsAreMended) {
    EXPECT_EQ(on_weekdays("00:00 - 00:00 / 09:00 - 12:00"), "Mo-Fr 09:00-12:00");
    EXPECT_EQ(on_weekdays("09:00 - 12:00 / 11:00 - 13:00 / 09:00 - 12:00"), "Mo-Fr 09:00-13:00");
}

TEST(OpeningHours, OfRangesThatMeetAreOneFromTheFirstToTheLastMinuteOfAny) {
    EXPECT_EQ(on_weekdays("9:00 - 17:00 / 10:00 - 12:00"), "Mo-Fr 09:00-17:00")
        << "one lies within the other";
    EXPECT_EQ(on_weekdays("10:00 - 12:00 / 9:00 - 17:00"), "Mo-Fr 09:00-17:00");
    EXPECT_EQ(on_weekdays("9:00 - 12:00 / 9:00 - 17:00"), "Mo-Fr 09:00-17:00");
    EXPECT_EQ(on_weekdays("9:00 - 12:00 / 12:00 - 17:00"), "Mo-Fr 09:00-17:00") << "without a gap";
    EXPECT_EQ(on_weekdays("9:00 - 12:00 / 12:01 - 17:00"), "Mo-Fr 09:00-12:00,12:01-17:00");
    EXPECT_EQ(on_weekdays("14:00 - 17:00 / 9:00 - 12:00"), "Mo-Fr 09:00-12:00,14:00-17:00")
        << "in the order of the day";
    EXPECT_EQ(on_weekdays("9:00 - 17:00 / 10:00 - 12:00 / 16:00 - 18:00 / 19:00 - 20:00"),
              "Mo-Fr 09:00-18:00,19:00-20:00");
}

TEST(OpeningHours, EndWithTheDay) {
    EXPECT_EQ(on_weekdays("00:00 - 24:00"), "Mo-Fr 00:00-24:00");
    EXPECT_EQ(on_weekdays("22:00 - 24:00"), "Mo-Fr 22:00-24:00");
    EXPECT_EQ(on_weekdays("22:00 - 24:01"), "Mo-Fr unknown \"22:00 - 24:01\"");
    EXPECT_EQ(on_weekdays("25:00 - 26:00"), "Mo-Fr unknown \"25:00 - 26:00\"");
    EXPECT_EQ(on_weekdays("12:00 - 11:59"), "Mo-Fr unknown \"12:00 - 11:59\"");
    EXPECT_EQ(on_weekdays("12:00 - 12:00 / 13:00 - 13:01"), "Mo-Fr 13:00-13:01");
}

TEST(OpeningHours, ClosedAndUntoldDaysSayNothing) {
    for (const char* cell :
         {"", "-", "Fermé", "Espace fermé ce jour", "Horaires non communiqués", "00:00 - 00:00"})
        EXPECT_EQ(on_weekdays(cell), "") << cell;
}

TEST(OpeningHours, AppointmentsAndWeeksKeepTheirCondition) {
    EXPECT_EQ(opening_hours({"9:00 - 12:00 / Sur RDV : 14:00 - 17:00", "", "", "", "", "", ""}),
              "Mo 09:00-12:00, Mo 14:00-17:00 \"sur rendez-vous\"");
    EXPECT_EQ(opening_hours({"Semaines paires : 9:00 - 12:00", "", "", "", "", "", ""}),
              "week 02-52/2 Mo 09:00-12:00");
    EXPECT_EQ(opening_hours({"Semaines impaires : 9:00 - 12:00", "", "", "", "", "", ""}),
              "week 01-53/2 Mo 09:00-12:00");
}

TEST(OpeningHours, ConditionsAreWordedInSeveralWays) {
    const auto monday = [](const std::string& cell) {
        return opening_hours({cell, "", "", "", "", "", ""});
    };
    for (const char* const words : {"Sur RDV", "sur rdv", "Sur rendez-vous", "SUR RENDEZ-VOUS"})
        EXPECT_EQ(monday(std::string(words) + " : 9:00 - 12:00"),
                  "Mo 09:00-12:00 \"sur rendez-vous\"")
            << words;
    EXPECT_EQ(monday("Sans RDV : 9:00 - 12:00"), "Mo 09:00-12:00") << "without a condition";
    EXPECT_EQ(monday("Semaine paire : 9:00 - 12:00"), "week 02-52/2 Mo 09:00-12:00");
    EXPECT_EQ(monday("semaine impaire: 9:00 - 12:00"), "week 01-53/2 Mo 09:00-12:00");
    EXPECT_EQ(monday("Semaines paires : 9:00 - 12:00 // Semaines impaires : 14:00 - 17:00"),
              "week 02-52/2 Mo 09:00-12:00, week 01-53/2 Mo 14:00-17:00");
    EXPECT_EQ(monday("Sur RDV : 9:00 - 9:00 / Sans RDV : 14:00 - 17:00"), "Mo 14:00-17:00")
        << "a range without length is none";
    EXPECT_EQ(monday("Lundi : 9:00 - 12:00"), "Mo unknown \"Lundi : 9:00 - 12:00\"");
}

TEST(OpeningHours, ADayThatCannotBeUnderstoodIsUnknownWithItsText) {
    EXPECT_EQ(opening_hours({"09:00 - 12:00", "Selon planning \"bus\"", "", "", "", "", ""}),
              "Mo 09:00-12:00; Tu unknown \"Selon planning 'bus'\"");
    EXPECT_EQ(opening_hours({"17:00 - 09:00", "", "", "", "", "", ""}),
              "Mo unknown \"17:00 - 09:00\"");
    EXPECT_EQ(opening_hours({std::string(100'000, '9'), "", "", "", "", "", ""}), "Mo unknown")
        << "prose of any length is no harm";
    const auto quoted = [](std::size_t length) {
        return opening_hours({std::string(length, 'x'), "", "", "", "", "", ""});
    };
    EXPECT_EQ(quoted(300), "Mo unknown \"" + std::string(300, 'x') + "\"");
    EXPECT_EQ(quoted(301), "Mo unknown") << "longer ones are not quoted";
}

}  // namespace
}  // namespace relais::services
