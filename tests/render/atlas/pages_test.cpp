// What is printed, read from the layout dump.

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/core/parallel.h"
#include "render/style/palette.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

struct Rectangle {
    double x0, y0, x1, y1;
    explicit Rectangle(const json& box) : x0(box[0]), y0(box[1]), x1(box[2]), y1(box[3]) {}
    /// By more than the rounding of the dump.
    [[nodiscard]] bool overlaps(const Rectangle& b) const {
        return b.x0 < x1 - 0.05 && x0 < b.x1 - 0.05 && b.y0 < y1 - 0.05 && y0 < b.y1 - 0.05;
    }
};

std::vector<std::string> palette_of(std::size_t classes) {
    std::vector<std::string> colors;
    for (const style::Color c : style::sequential_palette(style::Theme{}, classes)) {
        colors.push_back(fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b));
    }
    return colors;
}

/// All labels lie on the page, clear of each other and of the signs of services.
void expect_clear_labels(const Printed& printed) {
    for (const json& page : printed.layout["pages"]) {
        std::vector<json> labels = printed.part(page["name"], "label");
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const Rectangle a(labels[i]["box"]);
            EXPECT_GE(a.x0, 0);
            EXPECT_LE(a.x1, page["page"][2].get<double>());
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_FALSE(a.overlaps(Rectangle(labels[j]["box"])))
                    << page["name"] << ": " << labels[i]["text"] << " on " << labels[j]["text"];
            }
        }
    }
}

/// Every text lies on its page.
void expect_texts_on_page(const Printed& printed) {
    for (const json& page : printed.layout["pages"]) {
        for (const json& text : printed.operations("text", page["name"])) {
            const Rectangle box(text["box"]);
            EXPECT_GE(box.x0, 5) << page["name"] << ' ' << text["text"];
            EXPECT_LE(box.x1, page["page"][2].get<double>() - 5)
                << page["name"] << ' ' << text["text"];
            EXPECT_LE(box.y1, page["page"][3].get<double>() - 3)
                << page["name"] << ' ' << text["text"];
        }
    }
}

TEST(Pages, AZoneHasTheColourOfItsClassAndTheLegendHasTheSame) {
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 8));  // West 8.5 min on average, East 10.5
    const std::vector<std::string> colors = palette_of(5);
    ASSERT_EQ(printed.part("category-0", "zone", "West").size(), 1U);
    EXPECT_EQ(printed.part("category-0", "zone", "West")[0]["color"], colors[1]);
    EXPECT_EQ(printed.part("category-0", "zone", "East")[0]["color"], colors[2]);
    std::vector<std::string> swatches;
    for (const json& operation : printed.part("category-0", "legend")) {
        if (operation["kind"] != "fill") continue;
        const std::string color = operation["color"];
        if (std::find(colors.begin(), colors.end(), color) != colors.end()) {
            swatches.push_back(color);
        }
    }
    EXPECT_EQ(swatches, colors);
}

TEST(Pages, AZoneWithoutDataIsHatchedAndNeverAClass) {
    territory::Territory t = small_territory();
    access::NearestTable table(4, 1);
    for (std::size_t h = 0; h < 4; ++h) {
        access::Nearest n{
            .time = kUnreachable, .service = {}, .reason = access::Reason::kOffNetwork};
        if (h < 2) n = {from_minutes(4), ServiceId{0}, access::Reason::kReached};  // West
        table.set(HouseholdId{h}, CategoryId{0}, n);
    }
    const Printed printed(t, access::summarize_territory(t, std::move(table)));
    const auto east = printed.part("category-0", "zone", "East");
    ASSERT_EQ(east.size(), 1U);
    EXPECT_EQ(east[0]["kind"], "hatch");
    EXPECT_TRUE(printed.says("category-0", "no travel time (1 zone)"));
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "no travel time"));
}

TEST(Pages, AZoneWithoutHouseholdsIsHatchedAndRankedLast) {
    territory::Territory t = small_territory();
    t.zones.push_back(zone("Aaa empty", {{square(9.7, 47.1, 0.1), {}}}));
    const Printed printed(t, findings_of(t));
    EXPECT_EQ(printed.part("category-0", "zone", "Aaa empty")[0]["kind"], "hatch");
    std::vector<std::string> cells;
    for (const json& text : printed.operations("text", "category-0")) {
        if (text.value("element", "") == "TD") cells.push_back(text["text"]);
    }
    const std::vector<std::string> last(cells.end() - 4, cells.end());
    EXPECT_EQ(last, (std::vector<std::string>{"Aaa empty", "0", "n/a", "n/a"}));
    EXPECT_TRUE(printed.says("sheet-2", "no household in the data"));
}

TEST(Pages, ACategoryWithoutServiceHasNoPageAndIsNamedOnTheMethodPage) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {5}, ""});
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.page("category-1").is_null());
    EXPECT_TRUE(printed.says("method", "Schools"));
}

TEST(Pages, OneZoneAloneMakesAnAtlas) {
    territory::Territory t = small_territory();
    t.zones.pop_back();
    for (territory::Household& household : t.households) household.zone = ZoneId{0};
    const Printed printed(t, findings_of(t));
    EXPECT_EQ(printed.part("category-0", "zone").size(), 1U);
    EXPECT_FALSE(printed.page("sheet-0").is_null());
    expect_texts_on_page(printed);
}

TEST(Pages, NamesOfSixtyLettersStayOnThePageAndClearOfEachOther) {
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        territory::Territory t = small_territory();
        t.zones[0].name = "Saint-Étienne-de-la-Montagne-sur-la-Grande-Rivière-des-Loups";
        t.zones[1].name = std::string(60, 'W');
        t.categories[0].names[0] = t.categories[0].names[2] =
            "Zařízení a služby pro velmi malé děti a jejich starší sourozence";
        Options options;
        options.language = language;
        const Printed printed(t, findings_of(t, 25), options);
        expect_texts_on_page(printed);
        expect_clear_labels(printed);
    }
}

TEST(Pages, FourHundredZonesAreAllOnTheMapAndTheRemainderIsCounted) {
    territory::Territory t = small_territory();
    t.zones.clear();
    t.households.clear();
    for (std::size_t i = 0; i < 400; ++i) {
        const double lon = 9.5 + 0.02 * static_cast<double>(i % 20);
        const double lat = 47.1 + 0.02 * static_cast<double>(i / 20);
        t.zones.push_back(zone(fmt::format("Zone {}", i), {{square(lon, lat, 0.02), {}}}));
        t.households.push_back({fmt::format("h{}", i),
                                Coordinate::from_degrees(lon + 0.01, lat + 0.01), 1.0, ZoneId{i}});
    }
    const Printed printed(t, findings_of(t, 1));
    EXPECT_EQ(printed.part("category-0", "zone").size(), 400U);
    expect_clear_labels(printed);
    expect_texts_on_page(printed);
    std::size_t rows = 0;
    std::string rest;
    for (const json& text : printed.operations("text", "category-0")) {
        const std::string said = text["text"];
        if (text.value("element", "") == "TD" && said.starts_with("Zone ")) ++rows;
        std::smatch match;
        if (std::regex_search(said, match, std::regex("then (\\d+) zones"))) rest = match[1];
    }
    EXPECT_EQ(rows + std::stoul(rest), 400U);
}

TEST(Pages, HolesAndIslandsKeepTheirRings) {
    territory::Territory t = small_territory();
    t.zones[0].shape = {{square(9.5, 47.1, 0.1), {square(9.52, 47.12, 0.02)}},
                        {square(9.45, 47.1, 0.02), {}}};
    const Printed printed(t, findings_of(t));
    EXPECT_EQ(printed.part("category-0", "zone", "West")[0]["rings"], 3);
}

TEST(Pages, NoLanguageShowsAKeyOrAnEmptyBox) {
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        Options options;
        options.language = language;
        const territory::Territory t = small_territory();
        const Printed printed(t, findings_of(t, 21), options);
        const std::regex key("^[a-z_]+(\\.[a-z_0-9]+)+$");
        for (const json& text : printed.operations("text")) {
            const std::string said = text["text"];
            EXPECT_FALSE(text.contains("unwritten")) << language << ": " << said;
            EXPECT_FALSE(std::regex_match(said, key)) << language << ": " << said;
            EXPECT_EQ(said.find('{'), std::string::npos) << language << ": " << said;
            EXPECT_GE(text["size"].get<double>(), 6);
        }
    }
}

TEST(Pages, ANumberDoesNotLeaveItsUnit) {
    const std::regex loose("[0-9] (min|km|m|h|km/h)([ .,;)\u201c\u201d]|$)");
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        Options options;
        options.language = language;
        const territory::Territory t = small_territory();
        const Printed printed(t, findings_of(t, 21), options);
        for (const json& text : printed.operations("text")) {
            const std::string said = text["text"];
            EXPECT_FALSE(std::regex_search(said, loose)) << language << ": " << said;
        }
    }
}

TEST(Pages, EveryLinkLeadsToAPageAndEveryFigureSaysWhatItShows) {
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 21));
    std::set<std::string> names;
    for (const json& page : printed.layout["pages"]) names.insert(page["name"]);
    const auto links = printed.operations("link");
    EXPECT_GE(links.size(), 6U);
    for (const json& link : links) EXPECT_TRUE(names.contains(link["target"])) << link;
    for (const json& page : printed.layout["pages"]) {
        for (const json& operation : page["operations"]) {
            if (operation["kind"] != "figure") continue;
            EXPECT_GT(operation["alternative"].get<std::string>().size(), 20U);
        }
    }
}

TEST(Pages, TheNumbersOfTheTitleAreThoseOfTheFiguresAndTheLegendAddsUp) {
    const territory::Territory t = small_territory();  // 8 people: 21, 22, 23, 24 minutes
    const Printed printed(t, findings_of(t, 19.5));    // 19.5, 20.5, 21.5, 22.5: 6 of 8 beyond 20
    EXPECT_TRUE(printed.says("category-0", "Three dwellings in four are more than 20 minutes"));
    EXPECT_TRUE(printed.says("category-0", "75%"));
    std::vector<double> weights;
    for (const json& text : printed.part("category-0", "legend")) {
        if (text["kind"] != "text") continue;
        const std::string said = text["text"];
        if (std::regex_match(said, std::regex("[0-9]+"))) weights.push_back(std::stod(said));
    }
    EXPECT_EQ(weights, (std::vector<double>{0, 0, 0, 2, 6}));
}

TEST(Pages, AServiceOfTheTaxonomyIsNamedInTheSentenceAndAnotherByItsOwnName) {
    territory::Territory t = small_territory();
    EXPECT_TRUE(Printed(t, findings_of(t, 21)).says("category-0", "20 minutes from a pharmacy"));
    t.categories[0].key = "alpine_hut";
    EXPECT_TRUE(Printed(t, findings_of(t, 21))
                    .says("category-0", "20 minutes from a place of “Pharmacies”"));
}

TEST(Pages, TheAdviceSaysWhatOneMorePlaceWouldDoForWhom) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.proposals = {Proposal{ZoneId{1}, {0, 4, 9.5, 0, {0, 4, 2}}}};
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t, 21), options);
    EXPECT_TRUE(printed.says("category-0",
                             "One more place would save the most time in East: nearer for 4 "
                             "dwellings, by 9.5 min on average. Newly within 20 minutes: 4 "
                             "dwellings."));
    EXPECT_FALSE(Printed(t, findings_of(t, 21)).says("category-0", "One more place"));
    // Nobody is brought within the bound that the page speaks of: nothing is said of it.
    insights.proposals[0]->place.brought = {};
    EXPECT_FALSE(Printed(t, findings_of(t, 21), options).says("category-0", "Newly within"));
}

TEST(Pages, TheAdviceCountsThoseWithNoRouteTodayApart) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.proposals = {Proposal{ZoneId{1}, {0, 6, 9.5, 2, {}}}};
    Options options;
    options.insights = &insights;
    EXPECT_TRUE(Printed(t, findings_of(t, 21), options)
                    .says("category-0",
                          "nearer for 4 dwellings, by 9.5 min on average. With no route to a place "
                          "today, and one to this place: 2 dwellings."));
    // Nobody saves time: no average is printed.
    insights.proposals = {Proposal{ZoneId{1}, {0, 6, 0, 6, {}}}};
    const Printed printed(t, findings_of(t, 21), options);
    EXPECT_TRUE(printed.says("category-0",
                             "One more place would save the most time in East: 6 dwellings with no "
                             "route to a place today would have one."));
    EXPECT_FALSE(printed.says("category-0", "0.0 min"));
}

/// Of eight dwellings, `within` have one open in each part of the week.
OpenHours open_hours(std::size_t told, std::array<double, scenario::kPartsOfWeek> within) {
    OpenHours open;
    open.parts.category = CategoryId{0};
    open.parts.limit = from_minutes(20);
    open.parts.services = 4;
    open.parts.told = told;
    for (std::size_t part = 0; part < within.size(); ++part) {
        open.parts.territory.at(part) = {within.at(part), 8 - within.at(part)};
    }
    if (told > 0) open.week_share = 0.25;
    return open;
}

TEST(Pages, ThePageOfHoursSaysHowManyServicesAreOpenToHalfOfThePeopleWhen) {
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

TEST(Pages, WithOneServiceThePageOfHoursHasAMapOfIt) {
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

TEST(Pages, HoursThatAreNotKnownAreNeitherOpenNorLeftOut) {
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

TEST(Pages, TheGlossaryStandsUnderAShortIndex) {
    territory::Territory t = small_territory();
    EXPECT_FALSE(Printed(t, findings_of(t)).page("glossary").is_null());  // no index
    t.levels.push_back({"epci", {{"1", "Both"}, {"2", "None"}}, {0, 0}});
    Options options;
    options.sheets = "epci";
    for (const char* language : {"fr", "en", "cs", "hr", "pl"}) {
        options.language = language;
        const Printed printed(t, findings_of(t), options);
        EXPECT_TRUE(printed.page("glossary").is_null());
        EXPECT_GE(printed.operations("text", "index").size(), 2 + 2 * 8U);
        expect_texts_on_page(printed);
    }
}

TEST(Pages, ABleedPaintsTheCoverPastTheEdge) {
    Options options;
    options.bleed = 3;
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t), options);
    EXPECT_EQ(printed.page("cover")["operations"][0]["box"],
              json::array({-3.0, -3.0, 300.0, 213.0}));
}

TEST(Pages, PapersAndOrientationsAllHoldTheirTexts) {
    for (const Size size : {Size::kA4, Size::kA3}) {
        for (const Orientation orientation : {Orientation::kLandscape, Orientation::kPortrait}) {
            Options options;
            options.size = size;
            options.orientation = orientation;
            const territory::Territory t = small_territory();
            const Printed printed(t, findings_of(t), options);
            expect_texts_on_page(printed);
            expect_clear_labels(printed);
        }
    }
}

TEST(Pages, EditionsPrintedTogetherAreThoseThatArePrintedAlone) {
    const territory::Territory t = small_territory();
    const access::Findings findings = findings_of(t);
    std::vector<Options> options(3);
    options[0].language = "fr";
    options[1].language = "cs";
    options[2].language = "pl";
    const auto together = print_editions(t, findings, graph::RoadNetwork{}, options);
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto alone = print_editions(t, findings, graph::RoadNetwork{}, {options[i]});
        EXPECT_EQ(together[i].pdf, alone.front().pdf) << options[i].language;
    }
}

TEST(Pages, ALevelThatIsNotThereIsRefusedWithTheOnesThatAre) {
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

TEST(Pages, ByCarIsSaidOnlyOfCars) {
    const territory::Territory t = small_territory();
    Options options;
    for (const auto& [profile, said] :
         {std::pair("walk", "Travel time on foot"), std::pair("bicycle", "Travel time by bicycle"),
          std::pair("my van", "Travel time by the profile “my van”")}) {
        options.profile = profile;
        const Printed printed(t, findings_of(t), options);
        EXPECT_TRUE(printed.says("category-0", said));
        for (const json& text : printed.operations("text")) {
            EXPECT_EQ(text["text"].get<std::string>().find("by car"), std::string::npos) << text;
        }
    }
}

TEST(Pages, ClassesOnRequestAreSaidToBeSo) {
    const territory::Territory t = small_territory();  // 8, 9, 10, 11 minutes
    Options options;
    options.theme.breaks = style::Breaks::kQuantiles;
    options.theme.class_count = 2;
    const Printed printed(t, findings_of(t, 8), options);
    EXPECT_TRUE(printed.says("category-0", "under 10 min"));
    EXPECT_TRUE(printed.says("category-0", "10 min and more"));
    EXPECT_TRUE(printed.says("category-0", "Classes: as many in each (quantiles); shortest 8.0"));
}

TEST(Pages, AServiceOutsideHasItsOwnSignAndRow) {
    territory::Territory t = small_territory();
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "outside the territory"));
    t.services.push_back(
        {"s2", "Far", Coordinate::from_degrees(9.72, 47.11), CategoryId{0}, {}, ""});
    EXPECT_TRUE(Printed(t, findings_of(t)).says("category-0", "place outside the territory"));
}

TEST(Pages, ASheetOfManyServicesStillHasItsZones) {
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

TEST(Pages, OneThreadAndThreeMakeTheSameBytes) {
    const territory::Territory t = small_territory();
    const access::Findings findings = findings_of(t, 21);
    std::vector<std::string> documents;
    for (const std::size_t threads : {1, 3}) {
        const ThreadLimit limit(threads);
        documents.push_back(Printed(t, findings).pdf);
    }
    EXPECT_EQ(documents[0], documents[1]);
}

TEST(Pages, SheetsOfOneServiceNameItAndTellItsAverage) {
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 21));
    EXPECT_TRUE(printed.says("sheet-0",
                             "West: 100% of dwellings are more than 20 minutes from a pharmacy"));
    EXPECT_FALSE(printed.says("sheet-0", "at least one service"));
}

TEST(Pages, AnAreaThatIsPrintedLikeTheWholeIsAsTheWhole) {
    // A minute more for every household: West 8.5 min on average, the whole 9.5.
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 8));
    EXPECT_TRUE(printed.says("sheet-0", "as in the whole territory (0%)"));
    EXPECT_TRUE(printed.says("sheet-0", "less than in the whole territory (9.5 min)"));
}

TEST(Pages, TheOverviewSaysWhenNobodyIsFar) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {5}, ""});
    t.services.push_back({"s2", "", t.services[0].place, CategoryId{1}, {}, ""});
    EXPECT_TRUE(Printed(t, findings_of(t, 2)).says("overview", "within 10 minutes for everybody"));
    EXPECT_FALSE(Printed(t, findings_of(t, 9)).says("overview", "within 10 minutes for everybody"));
}

TEST(Pages, GroupsWithoutALineInTheTableOfPrioritiesAreCounted) {
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
