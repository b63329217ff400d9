// The pages of a comparison, read from the layout dump.

#include "render/atlas/compare.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "engine/scenario/closures.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

/// The pharmacy moves from West to East: households 0 and 1 (West, 4 dwellings) go from 8 and 9
/// minutes to 18 and 19; 2 and 3 (East, 4 dwellings) from 10 and 11 to 4 and none.
scenario::Compared moved(const territory::Territory& before, const access::Findings& findings) {
    scenario::Compared compared;
    compared.scenario.name = "The pharmacy moves";
    compared.outcome.variant = {before, {ServiceId{}}, {true}};
    compared.outcome.variant.territory.services[0].place = Coordinate::from_degrees(9.69, 47.15);
    compared.outcome.variant.territory.services[0].id = "s2";
    access::NearestTable after(4, 1);
    const std::array minutes{18.0, 19.0, 4.0};
    for (std::size_t h = 0; h < minutes.size(); ++h) {
        after.set(HouseholdId{h}, CategoryId{0},
                  {from_minutes(minutes.at(h)), ServiceId{0}, access::Reason::kReached});
    }
    after.set(HouseholdId{3}, CategoryId{0}, {kUnreachable, ServiceId{}, access::Reason::kIsland});
    compared.after =
        access::summarize_territory(compared.outcome.variant.territory, std::move(after));
    compared.comparison = scenario::compare(findings.nearest, compared.after.nearest,
                                            compared.outcome.variant.territory);
    return compared;
}

/// The pharmacy is open in office hours alone; it is near to the two households of the West.
scenario::AtypicalHours open_by_day(const territory::Territory& territory) {
    scenario::AtypicalHours hours;
    hours.category = CategoryId{0};
    hours.limit = from_minutes(10);
    hours.services = hours.with_hours = 1;
    hours.open = {1, 0, 0, 0, 0};
    hours.territory.fill({0, 8});
    hours.territory[0] = {4, 4};
    hours.zones.assign(territory.zones.size(), hours.territory);
    hours.missing.assign(territory.households.size(), 4);
    return hours;
}

struct Comparison : ::testing::Test {
    territory::Territory before = small_territory();
    access::Findings findings = findings_of(before, 8);
    std::vector<scenario::Compared> scenarios{moved(before, findings)};
    std::vector<scenario::Closure> closures{{ServiceId{0}, 8, 2, 60, ServiceId{}, 0, 0}};
    scenario::AtypicalHours atypical = open_by_day(before);
    ChosenSites sites{{CategoryId{0}},
                      "p-median",
                      20,
                      200,
                      0.0,
                      {{"The old mill", Coordinate::from_degrees(9.63, 47.15), 150, 1},
                       {"The station", Coordinate::from_degrees(9.53, 47.15), 120, 2}}};

    Printed print(Options options = {}) {
        options.dump_layout = true;
        return Printed(print_comparison(before, findings, graph::RoadNetwork{}, scenarios,
                                        {RankedClosures{CategoryId{0}, closures}, atypical, sites},
                                        options));
    }
};

TEST_F(Comparison, TheTitleSaysWhoGainsAndWhoLoses) {
    const Printed printed = print();
    for (const char* page : {"scenario-0", "scenario-0-0"}) {
        EXPECT_TRUE(
            printed.says(page, "Pharmacies: a shorter trip for 2 dwellings, a longer one for 6"))
            << page;
    }
    EXPECT_TRUE(printed.says("scenario-0-0", "Longer: 4 dwellings, by 10.0 min on average."));
    EXPECT_TRUE(printed.says("scenario-0-0", "Cut off from every place: 2 dwellings."));
}

TEST_F(Comparison, EveryFigureCountsThePeopleWhomTheServiceIsFor) {
    for (territory::Territory* t : {&before, &scenarios[0].outcome.variant.territory}) {
        t->unit = territory::WeightUnit::kPeople;
        t->categories[0].demand = "children_0_2";
        t->groups = {{"children_0_2", {1, 0, 0, 1}}};
    }
    // One child has 18 minutes instead of 8, the other 11 minutes and then no road.
    const Printed printed = print();
    for (const char* page : {"scenario-0", "scenario-0-0"}) {
        EXPECT_TRUE(
            printed.says(page, "Pharmacies: a longer trip for 2 children under 3, shorter"));
        EXPECT_TRUE(printed.says(page, "Longer: 1 child under 3, by 10.0 min on average."));
        EXPECT_TRUE(printed.says(page, "On average: 9.5 min before, 18.0 min after"));
    }
    EXPECT_TRUE(printed.says("scenario-0", "Pharmacies (children under 3)"));
    EXPECT_FALSE(printed.says("scenario-0", "10.0 min before"));
    EXPECT_TRUE(printed.says("scenario-0-0",
                             "1 child under 3: from “over 5 to 10 min” to “over 15 to 20 min”."));
    double sum = 0;
    for (const json& text : printed.part("scenario-0-0", "legend")) {
        const std::string said = text.value("text", "");
        if (!said.empty() && said.find_first_not_of("0123456789") == std::string::npos)
            sum += std::stod(said);
    }
    EXPECT_EQ(sum, 2);
}

TEST_F(Comparison, ClassesOfChangeHoldEverybodyOnce) {
    const Printed printed = print();
    double sum = 0;
    for (const json& text : printed.part("scenario-0-0", "legend")) {
        const std::string said = text.value("text", "");
        if (!said.empty() && said.find_first_not_of("0123456789") == std::string::npos) {
            sum += std::stod(said);
        }
    }
    EXPECT_EQ(sum, 8);
    EXPECT_TRUE(printed.says("scenario-0-0", "place that closes"));
}

TEST_F(Comparison, TheLargestMovesFromClassToClassAreSaid) {
    EXPECT_TRUE(print().says("scenario-0-0",
                             "4 dwellings: from “over 5 to 10 min” to “over 15 to 20 min”."));
}

TEST_F(Comparison, AZoneHasItsChangeWithASignThatAPhotocopyKeeps) {
    std::vector<std::string> marks;
    for (const json& text : print().part("scenario-0-0", "label")) marks.push_back(text["text"]);
    EXPECT_NE(std::find(marks.begin(), marks.end(), "+10"), marks.end());
}

TEST_F(Comparison, ThePageOfChosenSitesHasTheirOrderTheirGainsAndTheProof) {
    const Printed printed = print();
    EXPECT_TRUE(printed.says("sites", "Total travel time: 40% less with 2 places"));
    for (const char* text : {"The old mill", "25%", "The station", "15%", "40%"})
        EXPECT_TRUE(printed.says("sites", text)) << text;
    EXPECT_TRUE(printed.says("sites", "No other choice is better (2 places): this is proven."));
    sites.gap = 0.002;  // rounded up
    EXPECT_TRUE(print().says("sites", "The best possible choice would be better by at most 1%."));
    sites.gap = 0.014;
    EXPECT_TRUE(print().says("sites", "The best possible choice would be better by at most 2%."));
    sites.gap = {};
    EXPECT_TRUE(print().says("sites", "By how much another choice could be better is not known."));
}

TEST_F(Comparison, APageOfTwoYearsDividesTheChangeAmongItsCauses) {
    TwoYears years{{}, "Two Valleys (2020)", "Two Valleys (2025)"};
    for (std::size_t m = 0; m < years.findings.size(); ++m) {
        access::Summary& summary = years.findings[m].territory.emplace_back();
        summary.reached = summary.known = 8;
        summary.mean = 10 - ((m & 1) != 0 ? 2.5 : 0) + ((m & 2) != 0 ? 1 : 0);
        summary.beyond_limit = (m & 1) != 0 ? 0.25 : 0.5;
    }
    BasePages pages;
    pages.two_years = years;
    Options options;
    options.dump_layout = true;
    const Printed printed(
        print_comparison(before, findings, graph::RoadNetwork{}, {}, pages, options));
    EXPECT_TRUE(printed.says("cover", "Two years"));
    EXPECT_TRUE(
        printed.says("two-years", "Pharmacies: 10.0 min on average in the earlier year, 8.5"));
    EXPECT_TRUE(printed.says("two-years", "From Two Valleys (2020) to Two Valleys (2025)"));
    for (const char* cell : {"−1.5", "−2.5", "+1.0", "0.0", "50%", "25%"})
        EXPECT_TRUE(printed.says("two-years", cell)) << cell;
    expect_texts_on_page(printed);
}

TEST_F(Comparison, ChosenSitesWithoutRoomAreCounted) {
    while (sites.sites.size() < 100)
        sites.sites.push_back({"Site", Coordinate::from_degrees(9.6, 47.15), 120, 2});
    const Printed printed = print();
    EXPECT_TRUE(printed.says("sites", "… then "));
    EXPECT_TRUE(printed.says("sites", " places"));
    expect_texts_on_page(printed);
}

TEST_F(Comparison, PagesAreFoundByBookmarkLinkAndFolio) {
    const Printed printed = print();
    std::set<std::string> names;
    for (const json& page : printed.layout["pages"]) names.insert(page["name"]);
    EXPECT_EQ(names, (std::set<std::string>{"cover", "sites", "scenario-0", "scenario-0-0",
                                            "closures", "atypical", "method"}));
    for (const json& link : printed.operations("link")) {
        EXPECT_TRUE(names.contains(link["target"])) << link;
    }
    for (const json& figure : printed.operations("figure")) {
        EXPECT_GT(figure["alternative"].get<std::string>().size(), 20U);
    }
}

TEST_F(Comparison, AllLanguagesPapersAndOrientationsHoldTheirTexts) {
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        for (const Orientation orientation : {Orientation::kLandscape, Orientation::kPortrait}) {
            Options options;
            options.language = language;
            options.orientation = orientation;
            options.size = orientation == Orientation::kPortrait ? Size::kA3 : Size::kA4;
            const Printed printed = print(options);
            expect_texts_apart(printed);
            for (const json& page : printed.layout["pages"]) {
                const double width = page["page"][2], height = page["page"][3];
                for (const json& text : printed.operations("text", page["name"])) {
                    EXPECT_FALSE(text.contains("unwritten")) << language << text;
                    EXPECT_EQ(text["text"].get<std::string>().find('{'), std::string::npos);
                    EXPECT_GE(text["box"][0], 5) << language << text;
                    EXPECT_LE(text["box"][2], width - 5) << language << text;
                    EXPECT_LE(text["box"][3], height - 3) << language << text;
                }
            }
        }
    }
}

TEST_F(Comparison, APageSaysWhoHasNoneOpenAtAtypicalHours) {
    const Printed printed = print();
    EXPECT_TRUE(printed.says("atypical",
                             "Pharmacies: none open within 10 min before 7, after 19 or at the "
                             "weekend for 8 dwellings"));
    EXPECT_TRUE(printed.says("atypical", "Places that give their hours: 1 of 1"));
}

TEST_F(Comparison, AScenarioThatChangesNothingSaysSo) {
    scenarios[0].comparison.territory.assign(1, {});
    const Printed printed = print();
    EXPECT_TRUE(printed.says("scenario-0", "No household’s travel time changes."));
    EXPECT_TRUE(printed.page("scenario-0-0").is_null());
}

TEST_F(Comparison, ServicesThatAreClosedAtTheHourAreNotOnTheMaps) {
    EXPECT_TRUE(print().says("scenario-0-0", "place that closes"));
    Options options;
    options.takes_part = [](const territory::Service& service) { return service.id != "s1"; };
    EXPECT_FALSE(print(options).says("scenario-0-0", "place that closes"));
}

}  // namespace
}  // namespace relais::atlas
