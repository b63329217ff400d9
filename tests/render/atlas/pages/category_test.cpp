// The page of a service: its maps, legend, title and advice; read from the layout dump.

#include <algorithm>
#include <regex>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "render/atlas/document/digest.h"
#include "render/language/catalogue.h"
#include "render/style/palette.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

TEST(CategoryPage, AZoneHasTheColourOfItsClassAndTheLegendHasTheSame) {
    const territory::Territory t = small_territory();
    const Printed printed(
        t, findings_of(t, 8));  // medians: West 8 min, East 10; its colour is that up to 10
    const std::vector<std::string> colors = palette_of({5, 10, 15, 20});
    ASSERT_EQ(printed.part("category-0", "zone", "West").size(), 1U);
    EXPECT_EQ(printed.part("category-0", "zone", "West")[0]["color"], colors[1]);
    EXPECT_EQ(printed.part("category-0", "zone", "East")[0]["color"], colors[1]);
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

TEST(CategoryPage, AZoneWithoutDataIsHatchedAndNeverAClass) {
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
    EXPECT_TRUE(printed.says("category-0", "time not known (1 zone)"));
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "time not known"));
}

/// The cells of the page's table of zones, from left to right and from the top.
std::vector<std::string> table_cells(const Printed& printed) {
    std::vector<std::string> cells;
    bool in_table = false;
    for (const json& text : printed.operations("text", "category-0")) {
        const std::string element = text.value("element", "");
        if (element != "TD" && element != "TH") continue;
        const std::string said = text["text"];
        in_table = in_table || said == "Zone";
        if (in_table) cells.push_back(said);
        if (in_table && said == "up to 5\u00a0min") break;
    }
    return cells;
}

TEST(CategoryPage, AZoneWithoutHouseholdsIsPaperAndRankedLast) {
    territory::Territory t = small_territory();
    t.zones.push_back(zone("Aaa empty", {{square(9.7, 47.1, 0.1), {}}}));
    const Printed printed(t, findings_of(t));
    const json shape = printed.part("category-0", "zone", "Aaa empty")[0];
    EXPECT_EQ(shape["kind"], "fill");
    EXPECT_EQ(shape["color"], "#ffffff");
    EXPECT_TRUE(printed.says("category-0", "no inhabitants (1 zone)"));
    std::vector<std::string> cells = table_cells(printed);
    const auto last = std::find(cells.begin(), cells.end(), "Aaa empty");
    ASSERT_GE(cells.end() - last, 5);
    EXPECT_EQ(std::vector<std::string>(last, last + 5),
              (std::vector<std::string>{"Aaa empty", "0", "n/a", "n/a", "n/a"}));
    EXPECT_TRUE(printed.says("sheet-2", "no household in the data"));
}

TEST(CategoryPage, AZoneWithoutAFigureOfPopulationIsGreyAndNotWithoutARoad) {
    territory::Territory t = small_territory();
    t.zones[0].population = t.zones[1].population = 4;
    t.zones.push_back(zone("Merged", {{square(9.7, 47.1, 0.1), {}}}));
    const Printed printed(t, findings_of(t));
    const json shape = printed.part("category-0", "zone", "Merged")[0];
    EXPECT_EQ(shape["kind"], "fill");
    EXPECT_EQ(shape["color"], "#e8e8e8");
    EXPECT_TRUE(printed.says("category-0", "population not known (1 zone)"));
    EXPECT_TRUE(printed.says("caveats", "1 zone without a figure of population"));
}

TEST(CategoryPage, AZoneThatNoRoadLeadsFromIsHatchedAndItsPeopleAreBeyondTheLimit) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 20;
    access::NearestTable table(4, 1);
    for (std::size_t h = 0; h < 4; ++h) {
        access::Nearest n{.time = kUnreachable, .service = {}, .reason = access::Reason::kIsland};
        if (h < 2) n = {from_minutes(4), ServiceId{0}, access::Reason::kReached};  // West
        table.set(HouseholdId{h}, CategoryId{0}, n);
    }
    const Printed printed(t, access::summarize_territory(t, std::move(table)));
    EXPECT_EQ(printed.part("category-0", "zone", "East")[0]["kind"], "hatch");
    EXPECT_TRUE(printed.says("category-0", "no road to a place (1 zone)"));
    EXPECT_TRUE(printed.says("category-0", "Half of the dwellings are more than 20 minutes"));
    // They are the most beyond the limit: first of the table, which has no median of theirs, so
    // that the sentence on how to read it takes the next row.
    std::vector<std::string> cells = table_cells(printed);
    const auto first = std::find(cells.begin(), cells.end(), "East");
    ASSERT_GE(cells.end() - first, 6);
    EXPECT_EQ(std::vector<std::string>(first, first + 6),
              (std::vector<std::string>{"East", "40", "n/a", "40", "100%", "West"}));
    EXPECT_TRUE(printed.says("category-0", "in West, the median"));
}

TEST(CategoryPage, FiguresOfFewerThanElevenPeopleAreNotPublished) {
    territory::Territory t = small_territory();
    t.households[2].weight = t.households[3].weight = 5;  // East: 10 dwellings
    t.households[0].weight = 9;                           // West: 11
    const std::vector<std::string> cells = table_cells(Printed(t, findings_of(t)));
    const auto east = std::find(cells.begin(), cells.end(), "East");
    ASSERT_GE(cells.end() - east, 5);
    EXPECT_EQ(std::vector<std::string>(east, east + 5),
              (std::vector<std::string>{"East", "< 11", "n/a", "n/a", "n/a"}));
    EXPECT_EQ(*(std::find(cells.begin(), cells.end(), "West") + 1), "11");
}

TEST(CategoryPage, AnEstimatedNumberOfPeopleIsMarkedAndNamedAmongTheCaveats) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 10;
    t.estimates.zones = {false, true};
    t.estimates.zone_people = 20;
    t.estimates.along_roads = 0.5;
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.says("category-0", "\u2248 20"));
    EXPECT_TRUE(printed.says("category-0", "Positions are estimated along the streets."));
    EXPECT_TRUE(printed.says("caveats", "1 zone: it is estimated from the dwellings"));
    EXPECT_TRUE(printed.says("caveats", "50% of the people are placed along streets"));
    EXPECT_TRUE(printed.says("caveats", "this atlas counts dwellings"));
    t = small_territory();
    t.unit = territory::WeightUnit::kPeople;
    EXPECT_TRUE(Printed(t, findings_of(t)).page("caveats").is_null());
}

TEST(CategoryPage, TooFewPlacesMakeNoFinding) {
    territory::Territory t = small_territory();
    for (territory::Household& household : t.households) household.weight = 10'000;
    t.categories[0].least_per_thousand = 0.03;
    const Printed printed(t, findings_of(t, 25));
    EXPECT_TRUE(printed.says("category-0", "Pharmacies: 1 place in the data, too few to conclude"));
    EXPECT_FALSE(printed.says("category-0", "Where to look first"));
    EXPECT_TRUE(printed.says("caveats", "neither a title nor a proposal: Pharmacies (1)"));
    EXPECT_FALSE(printed.says("priorities", "one more place (Pharmacies)"));
}

TEST(CategoryPage, AServiceThatJoinsNoRoadIsNotCounted) {
    territory::Territory t = small_territory();
    t.services.push_back(
        {"s2", "Lost", Coordinate::from_degrees(9.55, 47.15), CategoryId{0}, {}, ""});
    Insights insights;
    insights.off_roads = {false, true};
    Options options;
    options.insights = &insights;
    const Printed printed(t, findings_of(t), options);
    EXPECT_TRUE(printed.says("category-0", "1 place"));
    EXPECT_FALSE(printed.says("category-0", "2 places"));
    EXPECT_TRUE(printed.says("caveats", "1 place off the roads of the data"));
}

TEST(CategoryPage, AReferenceStandsBesideTheFigureItBelongsTo) {
    territory::Territory t = small_territory();
    t.references = {{"pharmacy", "France", 4.5, 0.03}, {"doctor", "France", 9.9, {}}};
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.says("category-0", "France: 4.5 min"));
    EXPECT_TRUE(printed.says("category-0", "France: 3%"));
    EXPECT_FALSE(printed.says("category-0", "9.9 min"));
}

TEST(CategoryPage, ACategoryWithoutServiceHasNoPageAndIsNamedOnTheMethodPage) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {5}, ""});
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.page("category-1").is_null());
    EXPECT_TRUE(printed.says("data", "Schools"));
}

TEST(CategoryPage, AServiceOutsideTheMapHasAnArrowWithItsNameAndMinutes) {
    territory::Territory t = small_territory();
    EXPECT_TRUE(Printed(t, findings_of(t)).part("category-0", "arrow").empty());
    t.services[0].place = Coordinate::from_degrees(9.2, 47.15);  // 25 km to the west
    const Printed printed(t, findings_of(t));
    const auto arrow = printed.part("category-0", "arrow");
    ASSERT_EQ(arrow.size(), 2U);
    EXPECT_TRUE(printed.says("category-0", "The pharmacy, 10 min"));  // 8, 9, 10 and 11
    expect_texts_on_page(printed);
}

TEST(CategoryPage, OneZoneAloneMakesAnAtlasWithoutAMapOfZones) {
    territory::Territory t = small_territory();
    t.zones.pop_back();
    for (territory::Household& household : t.households) household.zone = ZoneId{0};
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.part("category-0", "zone").empty());
    EXPECT_TRUE(printed.says("category-0", "The pharmacy"));  // a table of services instead
    EXPECT_TRUE(printed.page("priorities").is_null());
    EXPECT_FALSE(printed.page("sheet-0").is_null());
    expect_texts_on_page(printed);
}

TEST(CategoryPage, FourHundredZonesAreAllOnTheMapAndTheRemainderIsCounted) {
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
        if (text.value("element", "") == "TH" && said.find("Zone ") != std::string::npos) ++rows;
        std::smatch match;
        if (std::regex_search(said, match, std::regex("then (\\d+) zones"))) rest = match[1];
    }
    EXPECT_EQ(rows + std::stoul(rest), 400U);
}

TEST(CategoryPage, HolesAndIslandsKeepTheirRings) {
    territory::Territory t = small_territory();
    t.zones[0].shape = {{square(9.5, 47.1, 0.1), {square(9.52, 47.12, 0.02)}},
                        {square(9.45, 47.1, 0.02), {}}};
    const Printed printed(t, findings_of(t));
    EXPECT_EQ(printed.part("category-0", "zone", "West")[0]["rings"], 3);
}

TEST(CategoryPage, TheNumbersOfTheTitleAreThoseOfTheFiguresAndTheLegendAddsUp) {
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

TEST(CategoryPage, ALegendHasNoPerCentWhereNoTimeIsKnown) {
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t, 8, access::Reason::kOffNetwork));
    std::size_t dashes = 0;
    for (const json& text : printed.part("category-0", "legend")) {
        if (text["kind"] != "text") continue;
        const std::string said = text["text"];
        EXPECT_FALSE(said.ends_with('%')) << said;
        dashes += said == "–" ? 1 : 0;
    }
    EXPECT_EQ(dashes, 6U);  // five classes, and those whose time is not known
}

TEST(CategoryPage, AServiceOfTheTaxonomyIsNamedInTheSentenceAndAnotherByItsOwnName) {
    territory::Territory t = small_territory();
    EXPECT_TRUE(Printed(t, findings_of(t, 21)).says("category-0", "20 minutes from a pharmacy"));
    t.categories[0].key = "alpine_hut";
    EXPECT_TRUE(Printed(t, findings_of(t, 21))
                    .says("category-0", "20 minutes from a place of “Pharmacies”"));
}

/// Four households of 100 dwellings, all beyond 20 minutes.
struct FarTerritory {
    territory::Territory territory = small_territory();
    Insights insights;
    Options options;

    FarTerritory() {
        for (territory::Household& household : territory.households) household.weight = 100;
        insights.candidate_zone = {ZoneId{0}, ZoneId{1}};
        options.insights = &insights;
    }
    [[nodiscard]] Printed print() const {
        return Printed(territory, findings_of(territory, 21), options);
    }
};

TEST(CategoryPage, TheAdviceSaysWhatOneMorePlaceWouldDoForWhom) {
    FarTerritory far;
    far.insights.effects = {{{40, 100, 0, 30}, {200, 1900, 0, 180}}};
    const Printed printed = far.print();
    EXPECT_TRUE(printed.says("category-0",
                             "One more place in East would bring the most people near: 180 "
                             "dwellings would come within 20 minutes, of 400 who are beyond them "
                             "today."));
    EXPECT_TRUE(
        printed.says("category-0", "It would be nearer for 200 dwellings, by 9.5 min on average."));
    // Another place that saves more time is named second.
    far.insights.effects[0][0] = {400, 2000, 0, 30};
    EXPECT_TRUE(far.print().says("category-0",
                                 "To save the most time: West, nearer for 400 dwellings, by 5.0 "
                                 "min on average."));
    EXPECT_FALSE(Printed(far.territory, findings_of(far.territory, 21))
                     .says("category-0", "One more place"));
}

TEST(CategoryPage, TheAdviceCountsThoseWithNoRouteTodayApart) {
    FarTerritory far;
    far.insights.effects = {{{}, {40, 380, 20, 60}}};
    EXPECT_TRUE(far.print().says(
        "category-0", "With no route to a place today, and one to this place: 20 dwellings."));
}

TEST(CategoryPage, FewFarCallForNoPlace) {
    const territory::Territory t = small_territory();  // 8 dwellings
    EXPECT_TRUE(Printed(t, findings_of(t, 21))
                    .says("category-0", "Nothing urgent here: 8 dwellings beyond 20 minutes."));
}

TEST(CategoryPage, NoEditionOrPaperDropsARecommendation) {
    FarTerritory far;
    far.territory.zones[1].name = "Saint-Désiré-les-Bois-sur-la-Grande-Rivière";
    far.insights.effects = {{{400, 2000, 0, 30}, {200, 1900, 10, 180}}};
    for (const char* code : {"fr", "en", "cs", "hr", "pl"}) {
        for (const Size size : {Size::kA4, Size::kA3}) {
            for (const Orientation orientation :
                 {Orientation::kLandscape, Orientation::kPortrait}) {
                far.options.language = code;
                far.options.size = size;
                far.options.orientation = orientation;
                const Printed printed = far.print();
                const language::Catalogue words = language::Catalogue::of(code);
                const std::string place = typographic(far.territory.zones[1].name);
                std::size_t named = 0;
                for (const json& text : printed.operations("text", "category-0")) {
                    const std::string said = text["text"];
                    named += said.find(place) != std::string::npos && said.size() > 90 ? 1 : 0;
                }
                EXPECT_GE(named, 1U) << code;
                EXPECT_TRUE(printed.says("category-0", words.say("act.title"))) << code;
                expect_texts_on_page(printed);
                expect_texts_apart(printed);
            }
        }
    }
}

TEST(CategoryPage, ClassesOnRequestAreSaidToBeSo) {
    const territory::Territory t = small_territory();  // 8, 9, 10, 11 minutes
    Options options;
    options.theme.breaks = style::Breaks::kQuantiles;
    options.theme.class_count = 2;
    const Printed printed(t, findings_of(t, 8), options);
    EXPECT_TRUE(printed.says("category-0", "up to 9 min"));
    EXPECT_TRUE(printed.says("category-0", "over 9 min"));
    EXPECT_TRUE(printed.says("category-0", "Classes: as many in each (quantiles); shortest 8.0"));
}

TEST(CategoryPage, AServiceOutsideHasItsOwnSignAndRow) {
    territory::Territory t = small_territory();
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "outside the territory"));
    t.services.push_back(
        {"s2", "Far", Coordinate::from_degrees(9.72, 47.11), CategoryId{0}, {}, ""});
    EXPECT_TRUE(Printed(t, findings_of(t)).says("category-0", "place outside the territory"));
}

}  // namespace
}  // namespace relais::atlas
