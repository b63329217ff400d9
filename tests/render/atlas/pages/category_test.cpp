// The page of a service: its maps, legend, title and advice; read from the layout dump.

#include <algorithm>
#include <regex>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "render/style/palette.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

TEST(CategoryPage, AZoneHasTheColourOfItsClassAndTheLegendHasTheSame) {
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
    EXPECT_TRUE(printed.says("category-0", "no travel time (1 zone)"));
    EXPECT_FALSE(Printed(t, findings_of(t)).says("category-0", "no travel time"));
}

TEST(CategoryPage, AZoneWithoutHouseholdsIsHatchedAndRankedLast) {
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

TEST(CategoryPage, ACategoryWithoutServiceHasNoPageAndIsNamedOnTheMethodPage) {
    territory::Territory t = small_territory();
    t.categories.push_back({"school", {"Écoles", "Schools", "Školy", "Škole", "Szkoły"}, {5}, ""});
    const Printed printed(t, findings_of(t));
    EXPECT_TRUE(printed.page("category-1").is_null());
    EXPECT_TRUE(printed.says("method", "Schools"));
}

TEST(CategoryPage, OneZoneAloneMakesAnAtlas) {
    territory::Territory t = small_territory();
    t.zones.pop_back();
    for (territory::Household& household : t.households) household.zone = ZoneId{0};
    const Printed printed(t, findings_of(t));
    EXPECT_EQ(printed.part("category-0", "zone").size(), 1U);
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
        if (text.value("element", "") == "TD" && said.starts_with("Zone ")) ++rows;
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

TEST(CategoryPage, AServiceOfTheTaxonomyIsNamedInTheSentenceAndAnotherByItsOwnName) {
    territory::Territory t = small_territory();
    EXPECT_TRUE(Printed(t, findings_of(t, 21)).says("category-0", "20 minutes from a pharmacy"));
    t.categories[0].key = "alpine_hut";
    EXPECT_TRUE(Printed(t, findings_of(t, 21))
                    .says("category-0", "20 minutes from a place of “Pharmacies”"));
}

TEST(CategoryPage, TheAdviceSaysWhatOneMorePlaceWouldDoForWhom) {
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
    // No household comes within the bound of the page: no sentence on it.
    insights.proposals[0]->place.brought = {};
    EXPECT_FALSE(Printed(t, findings_of(t, 21), options).says("category-0", "Newly within"));
}

TEST(CategoryPage, TheAdviceCountsThoseWithNoRouteTodayApart) {
    const territory::Territory t = small_territory();
    Insights insights;
    insights.proposals = {Proposal{ZoneId{1}, {0, 6, 9.5, 2, {}}}};
    Options options;
    options.insights = &insights;
    EXPECT_TRUE(Printed(t, findings_of(t, 21), options)
                    .says("category-0",
                          "nearer for 4 dwellings, by 9.5 min on average. With no route to a place "
                          "today, and one to this place: 2 dwellings."));
    // No household saves time: no average is printed.
    insights.proposals = {Proposal{ZoneId{1}, {0, 6, 0, 6, {}}}};
    const Printed printed(t, findings_of(t, 21), options);
    EXPECT_TRUE(printed.says("category-0",
                             "One more place would save the most time in East: 6 dwellings with no "
                             "route to a place today would have one."));
    EXPECT_FALSE(printed.says("category-0", "0.0 min"));
}

TEST(CategoryPage, ClassesOnRequestAreSaidToBeSo) {
    const territory::Territory t = small_territory();  // 8, 9, 10, 11 minutes
    Options options;
    options.theme.breaks = style::Breaks::kQuantiles;
    options.theme.class_count = 2;
    const Printed printed(t, findings_of(t, 8), options);
    EXPECT_TRUE(printed.says("category-0", "under 10 min"));
    EXPECT_TRUE(printed.says("category-0", "10 min and more"));
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
