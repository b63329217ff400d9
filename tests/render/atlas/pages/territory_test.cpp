// The pages about all services: hours, sheets, overview, priorities; read from the layout dump.

#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

/// Of eight dwellings, `within` have one open in each part of the week.
OpenHours open_hours(std::size_t with_hours, std::array<double, scenario::kPartsOfWeek> within) {
    OpenHours open;
    open.parts.category = CategoryId{0};
    open.parts.limit = from_minutes(20);
    open.parts.services = 4;
    open.parts.with_hours = with_hours;
    for (std::size_t part = 0; part < within.size(); ++part) {
        open.parts.territory.at(part) = {within.at(part), 8 - within.at(part)};
    }
    if (with_hours > 0) open.week_share = 0.25;
    return open;
}

TEST(TerritoryPages, ThePageOfHoursSaysHowManyServicesAreOpenToHalfOfThePeopleWhen) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.hours = {open_hours(4, {8, 6, 4, 8, 2}), open_hours(4, {8, 8, 8, 8, 8})};
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(printed.says("hours",
                             "Open within 20 minutes for at least half of the dwellings: 2 of 2 "
                             "services in office hours, 2 on Saturday, 1 on Sunday"));
    for (const char* share : {"100%", "75%", "50%", "25%"}) {
        EXPECT_TRUE(printed.says("hours", share)) << share;
    }
    EXPECT_FALSE(printed.says("hours", "≥ 75%"));  // all places tell their hours
    expect_texts_on_page(printed);
}

TEST(TerritoryPages, WithOneServiceThePageOfHoursHasAMapOfIt) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.hours = {open_hours(4, {8, 8, 4, 8, 2})};
    insights.hours[0].parts.missing = {0, 1, 2, 4};
    insights.hours[0].parts.zones.resize(2);
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(printed.page("hours").is_null());
    EXPECT_FALSE(printed.part("atypical", "households").empty());
    expect_texts_on_page(printed);
}

TEST(TerritoryPages, HoursThatAreNotKnownAreNeitherOpenNorLeftOut) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.hours = {open_hours(2, {8, 6, 4, 8, 2}), open_hours(0, {})};
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(printed.says("hours", "2 of 8 places tell their opening hours"));
    EXPECT_TRUE(printed.says("hours", "≥ 75%"));
    EXPECT_TRUE(printed.says("hours", "hours unknown"));
    EXPECT_EQ(printed.operations("hatch", "hours").size(), 1U);
    EXPECT_TRUE(Printed(t, findings_of(t)).page("hours").is_null());
}

TEST(TerritoryPages, ALevelThatIsNotThereIsRefusedWithTheOnesThatAre) {
    territory::Territory t = small_territory();
    t.levels.push_back({"epci", {{"1", "One"}, {"2", "Two"}}, {0, 1}});
    Options options;
    options.sheets = "canton";
    try {
        Printed printed(t, findings_of(t), options);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("epci"), std::string::npos) << error.what();
    }
    options.sheets = "epci";
    EXPECT_TRUE(Printed(t, findings_of(t), options).says("sheet-1", "Two"));
}

TEST(TerritoryPages, ASheetOfManyServicesStillHasItsZones) {
    territory::Territory t = small_territory();
    t.levels.push_back({"epci", {{"1", "Both"}, {"2", "None"}}, {0, 0}});
    for (std::size_t c = 1; c < 24; ++c) {
        const std::string name = fmt::format("Service {}", c);
        t.categories.push_back({name, {name, name, name, name, name}, {5, 10}, ""});
        t.services.push_back({name, name, t.services[0].place, CategoryId{c}, {}, ""});
    }
    Options options;
    options.sheets = "epci";
    const Printed printed(t, findings_of(t, 21), options);
    std::size_t zones = 0, services = 0;
    for (const json& text : printed.operations("text", "sheet-0")) {
        if (text.value("element", "") != "TD") continue;
        zones += text["text"] == "West" || text["text"] == "East" ? 1 : 0;
        services += text["text"].get<std::string>().starts_with("Service ") ? 1 : 0;
    }
    EXPECT_EQ(zones, 2U);
    EXPECT_GE(services, 15U);
    expect_texts_on_page(printed);
}

TEST(TerritoryPages, SheetsOfOneServiceNameItAndTellItsAverage) {
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 21));
    EXPECT_TRUE(printed.says("sheet-0",
                             "West: 100% of dwellings are more than 20 minutes from a pharmacy"));
    EXPECT_FALSE(printed.says("sheet-0", "at least one service"));
}

TEST(TerritoryPages, AnAreaThatIsPrintedLikeTheWholeIsAsTheWhole) {
    // A minute more for every household: West 8.5 min on average, the whole 9.5.
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 8));
    EXPECT_TRUE(printed.says("sheet-0", "as in the whole territory (0%)"));
    EXPECT_TRUE(printed.says("sheet-0", "less than in the whole territory (9.5 min)"));
}

TEST(TerritoryPages, TheOverviewSaysWhenNobodyIsFar) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {5}, ""});
    t.services.push_back({"s2", "", t.services[0].place, CategoryId{1}, {}, ""});
    EXPECT_TRUE(Printed(t, findings_of(t, 2)).says("overview", "within 10 minutes for everybody"));
    EXPECT_FALSE(Printed(t, findings_of(t, 9)).says("overview", "within 10 minutes for everybody"));
}

TEST(TerritoryPages, GroupsWithoutALineInTheTableOfPrioritiesAreCounted) {
    territory::Territory t = small_territory();
    t.zones.clear();
    t.households.clear();
    for (std::size_t i = 0; i < 30; ++i) {
        const double lon = 9.5 + 0.02 * static_cast<double>(i);
        t.zones.push_back(zone(fmt::format("Zone {}", i), {{square(lon, 47.1, 0.02), {}}}));
        t.households.push_back(
            {fmt::format("h{}", i), Coordinate::from_degrees(lon + 0.01, 47.11), 1.0, ZoneId{i}});
    }
    const Printed printed(t, findings_of(t, 21));  // all beyond 20 minutes: 24 lines and 6 more
    EXPECT_TRUE(printed.says("priorities", "… and 6 other groups"));
}

}  // namespace
}  // namespace relais::atlas
