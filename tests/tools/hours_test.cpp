// --arrive and its companions, as people use them, on the demonstration territory.

#include "tests/tools/land.h"

namespace relais {
namespace {

using testing_support::Outcome;

class Hours : public testing_support::OnLand<Hours> {};

TEST_F(Hours, OnlyServicesThatAreOpenCount) {
    // Town halls of the demonstration open in the morning or the afternoon, none at night.
    ASSERT_EQ(run("access land/territory.toml --arrive \"Tue 10:00\" -o day").exit_code, 0);
    const Outcome night = run("access land/territory.toml --arrive \"Tue 03:00\" -o night");
    ASSERT_EQ(night.exit_code, 0) << night.err;
    EXPECT_NE(text("day/times.csv").find(",town_hall,"), std::string::npos);
    EXPECT_NE(text("night/times.csv").find(",town_hall,,,no_service\n"), std::string::npos);
    EXPECT_NE(night.err.find("town_hall: 0 of 4 services count, those open on Tue 03:00, week of "),
              std::string::npos)
        << night.err;
    EXPECT_NE(text("night/manifest.json").find("\"arrive\": \"Tue 03:00\""), std::string::npos);
}

TEST_F(Hours, AreTheTerritorysWhateverTheTimeZoneOfTheMachine) {
    write("halls.csv",
          "id,hours,lon,lat\n1,Tu 09:00-12:00,3.2,46.6\n2,Tu 08:00-12:00,3.2,46.6\n"
          "3,Mo-Fr 09:00-12:00; SH off,3.2,46.6\n4,Tu sunrise-sunset,3.2,46.6\n"
          "5,Su 22:00-02:00,3.2,46.6\n");
    std::string territory = text("land/territory.toml");
    write("land/zones-of-time.toml",
          territory +
              "\n[[services]]\nfile = \"../halls.csv\"\nid = \"id\"\nx = \"lon\"\n"
              "y = \"lat\"\ncategory = \"library\"\nopening_hours = \"hours\"\n");
    const std::string question =
        "access land/zones-of-time.toml --measures open_share --arrive \"Tue 08:45\" -o ";
    ASSERT_EQ(run(question + "utc", "export TZ=UTC").exit_code, 0);
    // The second, and the fourth from sunrise; the first and the third open at nine.
    EXPECT_NE(text("utc/manifest.json").find("library: 2 of 5 services count"), std::string::npos)
        << text("utc/manifest.json");
    for (const char* zone : {"Europe/Paris", "Pacific/Kiritimati", "America/Los_Angeles"}) {
        const std::string folder = std::string("in-") + (zone + std::string(zone).find('/') + 1);
        ASSERT_EQ(run(question + folder, std::string("export TZ=") + zone).exit_code, 0);
        EXPECT_EQ(testing_support::differing_files(*folder_ / "utc", *folder_ / folder), "");
    }
}

TEST_F(Hours, AScenarioThatExtendsThemReachesMorePeople) {
    write("night.toml",
          "name = \"Night\"\n[[edits]]\ndo = \"set_hours\"\nservice = \"S0001\"\n"
          "opening_hours = \"Mo-Fr 00:00-24:00\"\n");
    const Outcome outcome =
        run("compare land/territory.toml night.toml --arrive \"Tue 03:00\" -o extended");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(text("extended/night.households.csv").find(",connected\n"), std::string::npos);
    const Outcome always = run("compare land/territory.toml night.toml -o at-all-hours");
    ASSERT_EQ(always.exit_code, 0) << always.err;
    EXPECT_NE(always.err.find("Night: no household's time changes"), std::string::npos);
}

TEST_F(Hours, PlacesThatAreChosenForAnHourAreOpenThen) {
    const Outcome site = run(
        "site land/territory.toml --category town_hall --add 1 --arrive \"Tue 03:00\" -o sited");
    ASSERT_EQ(site.exit_code, 0) << site.err;
    EXPECT_NE(site.err.find("open at all hours"), std::string::npos) << site.err;
    EXPECT_NE(text("sited/sites.toml").find("opening_hours = \"24/7\""), std::string::npos);
    EXPECT_NE(text("sited/sites.households.csv").find(",connected\n"), std::string::npos);
    // No measure needs hours: none are written.
    ASSERT_EQ(run("site land/territory.toml --category town_hall --add 1 -o always").exit_code, 0);
    EXPECT_EQ(text("always/sites.toml").find("opening_hours"), std::string::npos);
}

TEST_F(Hours, WhatIsNoTimeIsMisuse) {
    const Outcome outcome = run("access land/territory.toml --arrive Tuesday -o none");
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.err.find("\"Tuesday\" is not a time of the week; write a weekday or a date"),
              std::string::npos)
        << outcome.err;
    EXPECT_EQ(run("access land/territory.toml --open-at-least 169 -o none").exit_code, 2);
}

TEST_F(Hours, AnotherProfileTakesThePlaceOfTheStudys) {
    write("walk.toml", "name = \"On foot\"\nprofile = \"walk\"\n");
    const Outcome outcome = run("compare land/territory.toml walk.toml -o walked");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    ASSERT_EQ(run("access land/territory.toml --profile walk -o walk").exit_code, 0);
    // The "after" of compare is the value of access on foot: the first household's town hall.
    const std::string times = text("walk/times.csv");
    const auto row = times.find(",town_hall,");
    const auto seconds = times.substr(row + 11, times.find(',', row + 11) - row - 11);
    EXPECT_NE(text("walked/walk.households.csv").find("," + seconds + ","), std::string::npos);
}

TEST_F(Hours, TheProfileOfTheCommandLineTakesThePlaceOfTheStudys) {
    ASSERT_EQ(run("access land/territory.toml -o by-car").exit_code, 0);
    ASSERT_EQ(run("access land/territory.toml --profile walk -o on-foot").exit_code, 0);
    write("land/walk.toml", text("land/territory.toml") + "\n[roads]\nprofile = \"walk\"\n");
    ASSERT_EQ(run("access land/walk.toml -o study-on-foot").exit_code, 0);
    ASSERT_EQ(run("access land/walk.toml --profile car -o study-by-car").exit_code, 0);
    EXPECT_NE(text("on-foot/times.csv"), text("by-car/times.csv"));
    EXPECT_EQ(text("on-foot/times.csv"), text("study-on-foot/times.csv"));
    EXPECT_EQ(text("by-car/times.csv"), text("study-by-car/times.csv"));
}

}  // namespace
}  // namespace relais
