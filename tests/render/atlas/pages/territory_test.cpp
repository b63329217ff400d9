// The pages about all services: hours, sheets, overview, priorities; read from the layout dump.

#include <array>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "render/style/palette.h"
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
    EXPECT_TRUE(printed.says("hours", "Places that give their opening hours: 2 of 8"));
    EXPECT_TRUE(printed.says("hours", "≥ 75%"));
    EXPECT_TRUE(printed.says("hours", "hours unknown"));
    EXPECT_EQ(printed.operations("hatch", "hours").size(), 1U);
    EXPECT_TRUE(Printed(t, findings_of(t)).page("hours").is_null());
}

TEST(TerritoryPages, ThePortraitSaysWhereHalfOfThePeopleLiveAndHowDenselyAndOfWhatAges) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 300;
    t.groups = {{"people_75_plus", std::vector<double>(t.households.size(), 0.0)}};
    t.groups[0].by_household[0] = 120;  // of 1,200, all in West
    const Printed printed(t, findings_of(t));
    ASSERT_FALSE(printed.page("portrait").is_null());
    EXPECT_TRUE(printed.says("portrait", "Half of the dwellings are in 1"));
    EXPECT_TRUE(printed.says("portrait", "Dwellings per km²"));
    EXPECT_TRUE(printed.says("portrait", "people of 75 and over · 120"));
    EXPECT_TRUE(printed.says("portrait", "10%"));
    EXPECT_TRUE(printed.says("portrait", "20%"));
    EXPECT_TRUE(printed.says("portrait", "7.1"));  // 600 on 0.1 by 0.1 degrees
    EXPECT_EQ(printed.part("portrait", "zone").size(), 2U);
    expect_texts_on_page(printed);

    t.zones.resize(1);
    for (territory::Household& household : t.households) household.zone = ZoneId{0};
    EXPECT_TRUE(Printed(t, findings_of(t)).page("portrait").is_null());
}

TEST(TerritoryPages, ASheetWithoutARoadToAServiceDoesNotSayThatAllIsNear) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 300;
    const Printed cut_off(t, findings_of(t, 0, access::Reason::kNoPath));
    EXPECT_TRUE(cut_off.says("sheet-0", "100% of dwellings are more than 20 minutes"));
    EXPECT_FALSE(cut_off.says("sheet-0", "Nothing urgent here"));
    const Printed near(t, findings_of(t, 2));
    EXPECT_TRUE(near.says("sheet-0", "within its limit for everybody"));
    EXPECT_TRUE(near.says("sheet-0", "Nothing urgent here"));
}

TEST(TerritoryPages, ThePageOfDataHasTheNumberOfPlacesWithOpeningHours) {
    territory::Territory t = small_territory();
    EXPECT_FALSE(Printed(t, findings_of(t)).says("data", "of these with known opening hours"));
    t.services[0].opening_hours = "Mo-Fr 09:00-12:00";
    EXPECT_TRUE(Printed(t, findings_of(t)).says("data", "of these with known opening hours"));
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

/// Two zones in one area, and 24 services.
territory::Territory with_many_services() {
    territory::Territory t = small_territory();
    t.levels.push_back({"epci", {{"1", "Both"}, {"2", "None"}}, {0, 0}});
    for (territory::Household& household : t.households) household.weight = 20;
    for (std::size_t c = 1; c < 24; ++c) {
        const std::string name = fmt::format("Service {}", c);
        t.categories.push_back({name, {name, name, name, name, name}, {5, 10, 20}, ""});
        t.services.push_back({name, name, t.services[0].place, CategoryId{c}, {}, ""});
    }
    return t;
}

TEST(TerritoryPages, ASheetListsEveryServiceAndEveryZoneOfItsArea) {
    const territory::Territory t = with_many_services();
    for (const Orientation orientation : {Orientation::kLandscape, Orientation::kPortrait}) {
        Options options;
        options.sheets = "epci";
        options.orientation = orientation;
        const Printed printed(t, findings_of(t, 21), options);
        std::size_t zones = 0, services = 0;
        for (const json& text : printed.operations("text", "sheet-0"))
            services += text["text"].get<std::string>().starts_with("Service ") &&
                                text.value("element", "") == "TH"
                            ? 1
                            : 0;
        for (const json& text : printed.operations("text", "sheet-0-2"))
            zones += text["text"] == "West" || text["text"] == "East" ? 1 : 0;
        EXPECT_EQ(services, 23U);
        EXPECT_EQ(zones, 2U);
        expect_texts_on_page(printed);
    }
}

TEST(TerritoryPages, AHeatTableHasTheColoursOfTheMapsAndNoFigureOfTooFew) {
    territory::Territory t = with_many_services();
    t.households[2].weight = t.households[3].weight = 5;  // East: 10 dwellings
    Options options;
    options.sheets = "epci";
    const Printed printed(t, findings_of(t, 21), options);  // West: median 21 min
    const std::vector<std::string> colors = palette_of({5, 10, 15, 20, 30, 45, 60});
    std::size_t cells = 0, none = 0;
    for (const json& fill : printed.operations("fill", "sheet-0-2"))
        cells += fill["color"] == colors[4] ? 1 : 0;
    for (const json& text : printed.operations("text", "sheet-0-2"))
        none += text["text"] == "n/a" && text.value("element", "") == "TD" ? 1 : 0;
    EXPECT_EQ(cells, 24U);
    EXPECT_EQ(none, 24U);
}

TEST(TerritoryPages, TheSignForNoFigureIsWithinItsCellHoweverManyServicesThereAre) {
    territory::Territory t = with_many_services();
    t.households[2].weight = t.households[3].weight = 5;  // East: 10 dwellings
    Options options;
    options.sheets = "epci";
    options.orientation = Orientation::kPortrait;
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        options.language = language;
        expect_texts_apart(Printed(t, findings_of(t, 21), options));
    }
}

TEST(TerritoryPages, TheBasketHasARowForTheWholeAndEachArea) {
    territory::Territory t = with_many_services();
    t.levels[0].of_zone = {0, 1};
    Options options;
    options.sheets = "epci";
    const Printed printed(t, findings_of(t, 2), options);
    EXPECT_TRUE(
        printed.says("basket", "All services within reach (24 services): 100% of dwellings"));
    for (const char* row : {"Two Valleys", "Both", "None"})
        EXPECT_TRUE(printed.says("basket", row)) << row;
    for (territory::Category& category : t.categories)
        category.frequency = territory::Frequency::kDaily;
    EXPECT_TRUE(Printed(t, findings_of(t, 2), options)
                    .says("basket", "All everyday services within reach (24 services)"));
}

TEST(TerritoryPages, ASheetHasASignForEachFamilyOfServices) {
    territory::Territory t = with_many_services();
    t.categories[1].family = territory::Family::kHealth;
    Options options;
    options.sheets = "epci";
    const Printed printed(t, findings_of(t, 2), options);
    EXPECT_TRUE(printed.says("sheet-0", "Health"));
    EXPECT_TRUE(printed.says("sheet-0", "Public services"));
    EXPECT_FALSE(printed.says("sheet-0", "Schools"));
    // 24 services at one place: one for health, 23 public ones with their number.
    std::vector<std::string> numbers;
    for (const json& text : printed.part("sheet-0", "service"))
        if (text["kind"] == "text") numbers.push_back(text["text"]);
    EXPECT_EQ(numbers, std::vector<std::string>{"23"});
}

TEST(TerritoryPages, ZonesThatAreFarFromSeveralServicesAreListedTheMostServicesFirst) {
    territory::Territory t = with_many_services();
    t.households[2].weight = t.households[3].weight = 30;
    t.categories.resize(5);
    t.services.resize(5);
    access::NearestTable table(4, 5);
    const auto set = [&](std::size_t h, std::size_t c, double minutes) {
        table.set(HouseholdId{h}, CategoryId{c},
                  {from_minutes(minutes), ServiceId{c}, access::Reason::kReached});
    };
    // East is far from the last three, West from the last alone; half of it is not more than half.
    for (std::size_t h = 0; h < 4; ++h)
        for (std::size_t c = 0; c < 5; ++c) set(h, c, h >= 2 && c >= 2 ? 25 : 5);
    set(0, 4, 25);
    set(1, 4, 25);
    set(0, 3, 25);
    const Printed printed(t, access::summarize_territory(t, table));
    EXPECT_TRUE(printed.says("deficits", "1 zone (60 dwellings): far from at least 2 of 5"));
    std::vector<std::string> rows;
    for (const json& text : printed.operations("text", "deficits"))
        if (text.value("element", "") == "TH" && (text["text"] == "East" || text["text"] == "West"))
            rows.push_back(text["text"]);
    EXPECT_EQ(rows, (std::vector<std::string>{"East", "West"}));
    EXPECT_TRUE(printed.says("deficits", "Service 2, Service 3, Service 4"));
    expect_texts_on_page(printed);

    for (std::size_t c = 2; c < 4; ++c)
        for (std::size_t h = 0; h < 4; ++h) set(h, c, 5);
    EXPECT_TRUE(Printed(t, access::summarize_territory(t, table)).page("deficits").is_null());
}

TEST(TerritoryPages, PlacesThatHaveNoOtherAreListedWithTheirPeople) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.choice = {{10, 30, 60, {{ServiceId{0}, 30}}}};
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(
        printed.says("choice", "The pharmacy, West (Pharmacies): the only place within 20"));
    EXPECT_TRUE(printed.says("choice", "30 dwellings"));
    for (const char* share : {"10%", "30%", "60%"}) EXPECT_TRUE(printed.says("choice", share));
    expect_texts_on_page(printed);

    insights.choice[0].sole[0].weight = 10;  // too few to be published
    EXPECT_TRUE(Printed(t, findings_of(t), options).page("choice").is_null());
    EXPECT_TRUE(Printed(t, findings_of(t)).page("choice").is_null());
}

TEST(TerritoryPages, WhereItIsKnownHowManyAreNearOnFootIsBesideTheCar) {
    territory::Territory t = small_territory();
    t.categories.push_back(t.categories.front());
    t.services.push_back(t.services.front());
    t.services.back().category = CategoryId{1};
    Insights insights;
    insights.on_foot.emplace().by_category.resize(2);
    insights.on_foot->by_category[0] =
        access::summarize({{{from_minutes(15), ServiceId{0}, access::Reason::kReached}, 34},
                           {{from_minutes(16), ServiceId{0}, access::Reason::kReached}, 66}},
                          OnFoot::kMinutes);
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(printed.says("category-0", "On foot, 34% of dwellings are within 15 minutes."));
    EXPECT_FALSE(printed.says("category-1", "On foot"));
    EXPECT_TRUE(printed.says("overview", "34%"));
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "On foot"));
    expect_texts_on_page(printed);
}

TEST(TerritoryPages, NamesAreThoseOfTheLanguageOfTheEditionWhereTheDataHasThem) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 30;
    t.name = t.zones[0].name = "\u10d7\u10d1\u10d8\u10da\u10d8\u10e1\u10d8";
    t.translations[t.name] = {{"fr", "Tbilissi"}, {"en", "Tbilisi"}};
    Options options;
    for (const auto& [language, name] : {std::pair("fr", "Tbilissi"), std::pair("pl", "Tbilisi")}) {
        options.language = language;
        const Printed printed(t, findings_of(t, 21), options);
        for (const char* page : {"cover", "sheet-0", "index", "portrait"})
            EXPECT_TRUE(printed.page(page).is_null() || printed.says(page, name))
                << language << ' ' << page;
        for (const json& text : printed.operations("text"))
            EXPECT_EQ(text["text"].get<std::string>().find(t.name), std::string::npos);
    }
}

TEST(TerritoryPages, ASheetOfFewerThanElevenPeopleHasNoFinding) {
    const territory::Territory t = small_territory();  // 4 dwellings
    EXPECT_TRUE(Printed(t, findings_of(t, 21)).says("sheet-0", "West: fewer than 11 inhabitants"));
}

TEST(TerritoryPages, SheetsOfOneServiceNameItAndItsMedian) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 20;
    const Printed printed(t, findings_of(t, 21));
    EXPECT_TRUE(printed.says("sheet-0",
                             "West: 100% of dwellings are more than 20 minutes from a pharmacy"));
    EXPECT_TRUE(printed.says("sheet-0", "21.0 min"));
    EXPECT_FALSE(printed.says("sheet-0", "within reach"));
}

TEST(TerritoryPages, AnAreaOfManyZonesWithOneServiceListsAllOfThem) {
    territory::Territory t = small_territory();
    t.zones.clear();
    t.households.clear();
    territory::ZoneLevel level{"epci", {{"1", "Big"}, {"2", "None"}}, {}};
    for (std::size_t i = 0; i < 150; ++i) {
        const double lon = 9.5 + 0.01 * static_cast<double>(i % 15);
        const double lat = 47.1 + 0.01 * static_cast<double>(i / 15);
        t.zones.push_back(zone(fmt::format("Zone {}", i), {{square(lon, lat, 0.01), {}}}));
        t.households.push_back({fmt::format("h{}", i),
                                Coordinate::from_degrees(lon + 0.005, lat + 0.005), 20.0,
                                ZoneId{i}});
        level.of_zone.push_back(0);
    }
    t.levels = {level};
    Options options;
    options.sheets = "epci";
    const Printed printed(t, findings_of(t, 1), options);
    std::set<std::string> zones;
    for (const char* page : {"sheet-0-2", "sheet-0-3"})
        for (const json& text : printed.operations("text", page))
            if (text.value("element", "") == "TH" &&
                text["text"].get<std::string>().starts_with("Zone "))
                zones.insert(text["text"]);
    EXPECT_EQ(zones.size(), 150U);
    expect_texts_on_page(printed);
}

TEST(TerritoryPages, AnAreaThatIsPrintedLikeTheWholeIsAsTheWhole) {
    // A minute more for every household: median 8 min in West, 9 in the whole.
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 8));
    EXPECT_TRUE(printed.says("sheet-0", "as in the whole territory (0%)"));
    EXPECT_TRUE(printed.says("sheet-0", "less than in the whole territory (9.0 min)"));
}

TEST(TerritoryPages, TheTitleOfTheOverviewIsTheWorstOfTheServicesThatAreNeededMostOften) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {10}, ""});
    t.categories[1].frequency = territory::Frequency::kDaily;
    t.categories[1].limit_minutes = 10;
    t.services.push_back({"s2", "", t.services[0].place, CategoryId{1}, {}, ""});
    EXPECT_TRUE(Printed(t, findings_of(t, 2)).says("overview", "within its limit for everybody"));
    // 8, 9, 10, 11 minutes: one in four is beyond the 10 minutes of a school.
    EXPECT_TRUE(Printed(t, findings_of(t, 8))
                    .says("overview",
                          "One dwelling in four is more than "
                          "10 minutes"));
    // All are beyond the 20 minutes of a pharmacy, but schools are needed every day.
    EXPECT_TRUE(Printed(t, findings_of(t, 25)).says("overview", "10 minutes from"));
    t.categories[1].least_per_thousand = 1000;  // too few are known
    const Printed printed(t, findings_of(t, 25));
    EXPECT_TRUE(printed.says("overview", "20 minutes from a pharmacy"));
    EXPECT_TRUE(printed.says("overview", "* Too few places in the data to conclude."));
}

TEST(TerritoryPages, PrioritiesHaveOneLineAServiceAndCountTheOthers) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 100;
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {20}, ""});
    t.categories.push_back({"town_hall", {"M", "Town halls", "M", "M", "M"}, {20}, ""});
    t.categories[2].decided_locally = false;
    for (std::size_t c = 1; c < 3; ++c)
        t.services.push_back(
            {fmt::format("s{}", c), "", t.services[0].place, CategoryId{c}, {}, ""});
    Insights insights;
    insights.candidate_zone = {ZoneId{0}, ZoneId{1}};
    insights.effects.assign(3, {{50, 100, 0, 120}, {50, 100, 0, 140}});
    insights.effects[1][0].within = 300;
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t, 21), options);
    EXPECT_TRUE(printed.says("priorities",
                             "West: one more place (Schools) would bring 300 "
                             "dwellings within 20 minutes"));
    EXPECT_TRUE(printed.says("priorities", "1 other service: nothing urgent"));
    EXPECT_FALSE(printed.says("priorities", "Town halls"));
    EXPECT_TRUE(printed.says("actions", "Schools, West: one more place"));
    expect_texts_on_page(printed);
    // Nothing is proposed: a line, and no page to fill in.
    const Printed near(t, findings_of(t, 2), options);
    EXPECT_TRUE(near.says("priorities", "Nothing urgent: no further place is proposed"));
    EXPECT_TRUE(near.page("actions").is_null());
}

}  // namespace
}  // namespace relais::atlas
