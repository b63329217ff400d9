#include "render/language/catalogue.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/render/language/po_file.h"

namespace relais::language {
namespace {

constexpr std::array kCodes{"fr", "en", "cs", "hr", "pl"};

/// The {named} places of a text.
std::set<std::string> places(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        found.emplace(text.substr(open, text.find('}', open) - open + 1));
    }
    return found;
}

/// "places.few" -> "places"; other keys stay.
std::string without_form(const std::string& key) {
    return std::regex_replace(key, std::regex("\\.(one|few|many|other)$"), "");
}

TEST(Catalogue, EveryLanguageSaysAllThatEnglishSaysWithTheSamePlaces) {
    const auto english = messages_of("en");
    ASSERT_GT(english.size(), 150U);
    for (const char* code : kCodes) {
        const auto messages = messages_of(code);
        for (const auto& [key, text] : english) {
            ASSERT_TRUE(messages.contains(key)) << code << " lacks " << key;
            EXPECT_EQ(places(messages.at(key)), places(text)) << code << ' ' << key;
        }
        for (const auto& [key, text] : messages) {
            const bool counted = without_form(key) != key;
            const std::string same = counted ? without_form(key) + ".other" : key;
            ASSERT_TRUE(english.contains(same)) << code << " has a message of its own: " << key;
            EXPECT_EQ(places(text), places(english.at(same))) << code << ' ' << key;
        }
    }
}

TEST(Catalogue, WhatIsCompiledIsWhatTheFilesSay) {
    for (const char* code : kCodes) {
        const Catalogue words = Catalogue::of(code);
        EXPECT_EQ(words.code(), code);
        for (const auto& [key, text] : messages_of(code)) EXPECT_TRUE(words.has(key)) << key;
        EXPECT_FALSE(words.has("no such key"));
    }
}

TEST(Catalogue, CountedMessagesHaveEveryPluralFormOfTheirLanguage) {
    const std::array numbers{0.0, 1.0, 2.0, 5.0, 12.0, 21.0, 22.0, 25.0};
    for (const char* code : kCodes) {
        const Catalogue words = Catalogue::of(code);
        for (const auto& [key, text] : messages_of(code)) {
            if (!key.ends_with(".other") || !text.starts_with("{n}")) continue;
            for (const double n : numbers) {
                const std::string form = without_form(key) + "." + words.numbers().plural(n);
                EXPECT_TRUE(words.has(form)) << code << ' ' << form;
            }
        }
    }
}

TEST(Catalogue, PluralsFollowTheLanguage) {
    // Columns: 0, 1, 2, 5, 12, 21, 22, 25 and 1.5 inhabitants.
    const std::vector<std::pair<const char*, std::vector<std::string>>> table{
        {"fr",
         {"0 habitant", "1 habitant", "2 habitants", "5 habitants", "12 habitants", "21 habitants",
          "22 habitants", "25 habitants", "1,5 habitant"}},
        {"en",
         {"0 inhabitants", "1 inhabitant", "2 inhabitants", "5 inhabitants", "12 inhabitants",
          "21 inhabitants", "22 inhabitants", "25 inhabitants", "1.5 inhabitants"}},
        {"cs",
         {"0 obyvatel", "1 obyvatel", "2 obyvatelé", "5 obyvatel", "12 obyvatel", "21 obyvatel",
          "22 obyvatel", "25 obyvatel", "1,5 obyvatele"}},
        {"hr",
         {"0 stanovnika", "1 stanovnik", "2 stanovnika", "5 stanovnika", "12 stanovnika",
          "21 stanovnik", "22 stanovnika", "25 stanovnika", "1,5 stanovnika"}},
        {"pl",
         {"0 mieszkańców", "1 mieszkaniec", "2 mieszkańcy", "5 mieszkańców", "12 mieszkańców",
          "21 mieszkańców", "22 mieszkańcy", "25 mieszkańców", "1,5 mieszkańca"}},
    };
    const std::array whole{0, 1, 2, 5, 12, 21, 22, 25};
    for (const auto& [code, expected] : table) {
        const Catalogue words = Catalogue::of(code);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            EXPECT_EQ(words.count("unit.people", whole.at(i)), expected[i]) << code;
        }
        EXPECT_EQ(words.count_decimal("unit.people", 1.5, 1), expected.back()) << code;
    }
}

TEST(Catalogue, DatesAreWrittenOut) {
    EXPECT_EQ(Catalogue::of("en").date("2026-11-21"), "21 November 2026");
    EXPECT_EQ(Catalogue::of("fr").date("2026-11-21"), "21 novembre 2026");
    EXPECT_EQ(Catalogue::of("fr").date("2025-08-01"), "1er août 2025");
    EXPECT_EQ(Catalogue::of("cs").date("2026-11-21"), "21. listopadu 2026");
    EXPECT_EQ(Catalogue::of("hr").date("2026-11-21"), "21. studenoga 2026.");
    EXPECT_EQ(Catalogue::of("pl").date("2026-11-21"), "21 listopada 2026");
    EXPECT_EQ(Catalogue::of("en").date("2024-12-31"), "31 December 2024");
    EXPECT_EQ(Catalogue::of("en").date("2024-01-01"), "1 January 2024");
    for (const char* no_day : {"2025-13-01", "2025-00-01", "2025-01-32", "2025-01-00"})
        EXPECT_EQ(Catalogue::of("fr").date(no_day), no_day);
    EXPECT_EQ(Catalogue::of("fr").date("soon"), "soon");
}

TEST(Catalogue, NamesComeInTheOrderOfTheLanguage) {
    const auto sorted = [](const char* code, std::vector<std::string> names) {
        const Catalogue words = Catalogue::of(code);
        std::sort(names.begin(), names.end(),
                  [&](const auto& a, const auto& b) { return words.before(a, b); });
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(sorted("cs", {"chata", "hora", "cesta"}), (Names{"cesta", "hora", "chata"}));
    EXPECT_EQ(sorted("pl", {"Łódź", "Lwów"}), (Names{"Lwów", "Łódź"}));
    EXPECT_EQ(sorted("hr", {"Đakovo", "Ćuk", "Džep", "Cres", "Čakovec"}),
              (Names{"Cres", "Čakovec", "Ćuk", "Džep", "Đakovo"}));
    EXPECT_EQ(sorted("fr", {"Exireuil", "Ensigné", "Échiré"}),
              (Names{"Échiré", "Ensigné", "Exireuil"}));
}

TEST(Catalogue, FrenchPunctuationHasItsSpaces) {
    for (const auto& [key, text] : messages_of("fr")) {
        EXPECT_EQ(text.find('\''), std::string::npos) << text;
        for (const char* wrong : {" :", " ;", " ?", " !", " %", "« ", " »"}) {
            EXPECT_EQ(text.find(wrong), std::string::npos) << text;
        }
        EXPECT_FALSE(std::regex_search(text, std::regex("[a-zé}][:;!?%]"))) << text;
    }
}

TEST(Catalogue, AWordOfOneLetterDoesNotEndALine) {
    for (const auto& [code, letters] :
         {std::pair{"cs", "ksvzouai"}, {"pl", "aiouwz"}, {"hr", "ksuoai"}}) {
        const Catalogue words = Catalogue::of(code);
        const std::regex lonely(std::string("(^|[ (\\n])[") + letters + "] ");
        for (const auto& [key, text] : messages_of(code)) {
            if (!places(text).empty()) continue;
            EXPECT_FALSE(std::regex_search(words.say(key), lonely)) << words.say(key);
        }
    }
}

TEST(Catalogue, ALanguageWithoutACatalogueSpeaksEnglish) {
    EXPECT_EQ(Catalogue::of("de").code(), "en");
}

}  // namespace
}  // namespace relais::language
