// The whole document: languages, papers, links, editions; read from the layout dump.

#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

TEST(PrintedDocument, NamesOfSixtyLettersStayOnThePageAndClearOfEachOther) {
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

TEST(PrintedDocument, NoLanguageShowsAKeyOrAnEmptyBox) {
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

TEST(PrintedDocument, ANumberDoesNotLeaveItsUnit) {
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

TEST(PrintedDocument, EveryLinkLeadsToAPageAndEveryFigureSaysWhatItShows) {
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

TEST(PrintedDocument, TheGlossaryStandsUnderAShortIndex) {
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

TEST(PrintedDocument, ABleedPaintsTheCoverPastTheEdge) {
    Options options;
    options.bleed = 3;
    const territory::Territory t = small_territory();
    const Printed printed(t, findings_of(t), options);
    EXPECT_EQ(printed.page("cover")["operations"][0]["box"],
              json::array({-3.0, -3.0, 300.0, 213.0}));
}

TEST(PrintedDocument, PapersAndOrientationsAllHoldTheirTexts) {
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

TEST(PrintedDocument, EditionsPrintedTogetherAreThoseThatArePrintedAlone) {
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

TEST(PrintedDocument, ByCarIsSaidOnlyOfCars) {
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

TEST(PrintedDocument, OneThreadAndThreeMakeTheSameBytes) {
    const territory::Territory t = small_territory();
    const access::Findings findings = findings_of(t, 21);
    std::vector<std::string> documents;
    for (const std::size_t threads : {1, 3}) {
        const ThreadLimit limit(threads);
        documents.push_back(Printed(t, findings).pdf);
    }
    EXPECT_EQ(documents[0], documents[1]);
}

}  // namespace
}  // namespace relais::atlas
