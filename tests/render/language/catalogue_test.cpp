#include "render/language/catalogue.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace relais::language {
namespace {

/// The {named} places of a text.
std::set<std::string> places(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        found.emplace(text.substr(open, text.find('}', open) - open + 1));
    }
    return found;
}

TEST(Catalogue, FrenchSaysAllThatEnglishSaysWithTheSamePlaces) {
    ASSERT_EQ(english().messages.size(), french().messages.size());
    for (std::size_t i = 0; i < english().messages.size(); ++i) {
        EXPECT_EQ(english().messages[i].key, french().messages[i].key);
        EXPECT_EQ(places(english().messages[i].text), places(french().messages[i].text))
            << english().messages[i].key;
    }
}

TEST(Catalogue, FrenchPunctuationHasItsSpaces) {
    for (const Message& message : french().messages) {
        const std::string_view text = message.text;
        EXPECT_EQ(text.find('\''), std::string_view::npos) << text;
        EXPECT_EQ(text.find(" :"), std::string_view::npos) << text;
        EXPECT_EQ(text.find(" ;"), std::string_view::npos) << text;
        EXPECT_EQ(text.find(" ?"), std::string_view::npos) << text;
        EXPECT_EQ(text.find(" %"), std::string_view::npos) << text;
        EXPECT_EQ(text.find("« "), std::string_view::npos) << text;
    }
}

TEST(Catalogue, PluralsFollowTheLanguage) {
    const Catalogue en = Catalogue::of("en"), fr = Catalogue::of("fr");
    EXPECT_EQ(en.count("places", 0), "0 places");
    EXPECT_EQ(en.count("places", 1), "1 place");
    EXPECT_EQ(fr.count("places", 0), "0 lieu");
    EXPECT_EQ(fr.count("places", 1), "1 lieu");
    EXPECT_EQ(fr.count("places", 2), "2 lieux");
}

TEST(Catalogue, DatesAreWrittenOut) {
    EXPECT_EQ(Catalogue::of("en").date("2025-01-19"), "19 January 2025");
    EXPECT_EQ(Catalogue::of("fr").date("2025-08-01"), "1er août 2025");
    EXPECT_EQ(Catalogue::of("fr").date("2025-13-01"), "2025-13-01");
    EXPECT_EQ(Catalogue::of("fr").date("soon"), "soon");
}

TEST(Catalogue, ALanguageWithoutACatalogueSpeaksEnglish) {
    EXPECT_EQ(Catalogue::of("cs").code(), "en");
    EXPECT_EQ(Catalogue::of("fr").code(), "fr");
}

}  // namespace
}  // namespace relais::language
