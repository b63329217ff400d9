#include "render/atlas/document/finding.h"

#include <gtest/gtest.h>

namespace relais::atlas {
namespace {

access::Summary summary(double beyond_10, double beyond_20, double beyond_30) {
    access::Summary s;
    s.weight = s.reached = 1000;
    s.beyond_10 = beyond_10;
    s.beyond_20 = beyond_20;
    s.beyond_30 = beyond_30;
    return s;
}

const language::Catalogue kWords = language::Catalogue::of("en");
const Topic kChildcare{"Childcare", "from a childcare place"};

std::string sentence(const access::Summary& s) {
    return find_finding(kWords, kChildcare, "people", s).sentence;
}

TEST(Finding, SpeaksOfTheFarthestBoundThatATenthLiesBeyond) {
    EXPECT_EQ(sentence(summary(0.9, 0.28, 0.08)),
              "28% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0.9, 0.5, 0.12)),
              "12% of inhabitants live more than 30 minutes from a childcare place");
}

TEST(Finding, ATenthIsEnoughAsThePageShowsItAndLessIsNot) {
    EXPECT_EQ(find_finding(kWords, kChildcare, "people", summary(0.9, 0.5, 0.1)).minutes, 30);
    EXPECT_EQ(find_finding(kWords, kChildcare, "people", summary(0.9, 0.5, 0.095)).minutes, 30);
    EXPECT_EQ(find_finding(kWords, kChildcare, "people", summary(0.9, 0.5, 0.094)).minutes, 20);
    EXPECT_EQ(find_finding(kWords, kChildcare, "people", summary(0.9, 0.094, 0)).minutes, 10);
}

TEST(Finding, SaysAFractionOnlyWhereTheTableShowsTheSamePerCent) {
    EXPECT_EQ(sentence(summary(0.6, 0.254, 0.01)),
              "One inhabitant in four lives more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0.6, 0.246, 0.01)),
              "One inhabitant in four lives more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0.6, 0.244, 0.01)),
              "24% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0.67, 0.05, 0)),
              "Two inhabitants in three live more than 10 minutes from a childcare place");
}

TEST(Finding, EveryPerCentInASentenceIsTheTables) {
    for (int per_mille = 0; per_mille <= 1000; ++per_mille) {
        const Finding finding =
            find_finding(kWords, {"X", "from X"}, "people", summary(per_mille / 1000.0, 0, 0));
        EXPECT_EQ(finding.minutes, 10);
        const std::string table = kWords.numbers().percent(finding.share);
        const bool said = finding.sentence.find(table) != std::string::npos;
        const bool fraction = finding.sentence.find(" in ") != std::string::npos ||
                              finding.sentence.starts_with("Half ");
        const bool extreme = per_mille < 5;
        EXPECT_TRUE(said || fraction || extreme) << finding.sentence << " / " << table;
    }
}

TEST(Finding, FewAndNobodyAreSaidSo) {
    EXPECT_EQ(sentence(summary(0.004, 0, 0)),
              "Under 1% of inhabitants live more than 10 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0.03, 0, 0)),
              "Only 3% of inhabitants live more than 10 minutes from a childcare place");
    EXPECT_EQ(sentence(summary(0, 0, 0)),
              "Nobody lives more than 10 minutes from a childcare place");
}

TEST(Finding, NobodyReachedOrNobodyThere) {
    access::Summary nobody_reached = summary(1, 1, 1);
    nobody_reached.reached = 0;
    EXPECT_EQ(sentence(nobody_reached), "Childcare: no household can get there");
    EXPECT_EQ(sentence({}), "Childcare: no household in the data");
}

TEST(Finding, FrenchSpeaksFrench) {
    const language::Catalogue words = language::Catalogue::of("fr");
    EXPECT_EQ(
        find_finding(words, {"Crèches", "d’une crèche"}, "people", summary(0.6, 0.25, 0)).sentence,
        "Un habitant sur quatre vit à plus de 20 minutes d’une crèche");
}

TEST(Finding, EveryLanguageHasItsWordsForEveryFraction) {
    // A tenth, a fifth, a quarter, a third, half, two thirds, three quarters; few, hardly any,
    // none.
    for (const char* code : {"fr", "en", "cs", "hr", "pl"}) {
        const language::Catalogue words = language::Catalogue::of(code);
        for (const char* unit : {"people", "dwellings"}) {
            for (const double share :
                 {0.1, 0.2, 0.25, 0.333, 0.5, 0.667, 0.75, 0.42, 0.03, 0.002, 0.0}) {
                const Finding finding = find_finding(words, {"X", "Y"}, unit, summary(share, 0, 0));
                EXPECT_TRUE(finding.sentence.ends_with(" Y")) << finding.sentence;
                EXPECT_EQ(finding.sentence.find("finding."), std::string::npos) << finding.sentence;
            }
        }
    }
}

}  // namespace
}  // namespace relais::atlas
