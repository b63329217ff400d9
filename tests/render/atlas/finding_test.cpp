#include "render/atlas/finding.h"

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

std::string sentence(const access::Summary& s) {
    return find_finding(kWords, "Childcare", "people", s).sentence;
}

TEST(Finding, SpeaksOfTheFarthestBoundThatATenthLiesBeyond) {
    EXPECT_EQ(sentence(summary(0.9, 0.28, 0.08)),
              "Childcare: 28% of inhabitants live more than 20 minutes away");
    EXPECT_EQ(sentence(summary(0.9, 0.5, 0.12)),
              "Childcare: 12% of inhabitants live more than 30 minutes away");
}

TEST(Finding, SaysAFractionOnlyWhereTheTableShowsTheSamePerCent) {
    EXPECT_EQ(sentence(summary(0.6, 0.254, 0.01)),
              "Childcare: 1 inhabitant in 4 lives more than 20 minutes away");
    EXPECT_EQ(sentence(summary(0.6, 0.246, 0.01)),
              "Childcare: 1 inhabitant in 4 lives more than 20 minutes away");
    EXPECT_EQ(sentence(summary(0.6, 0.244, 0.01)),
              "Childcare: 24% of inhabitants live more than 20 minutes away");
    EXPECT_EQ(sentence(summary(0.67, 0.05, 0)),
              "Childcare: 2 inhabitants in 3 live more than 10 minutes away");
}

TEST(Finding, EveryPerCentInASentenceIsTheTables) {
    for (int per_mille = 0; per_mille <= 1000; ++per_mille) {
        const Finding finding =
            find_finding(kWords, "X", "people", summary(per_mille / 1000.0, 0, 0));
        EXPECT_EQ(finding.minutes, 10);
        const std::string table = kWords.numbers().percent(finding.share);
        const bool said = finding.sentence.find(table) != std::string::npos;
        const bool fraction = finding.sentence.find(" in ") != std::string::npos;
        const bool extreme = per_mille < 5;
        EXPECT_TRUE(said || fraction || extreme) << finding.sentence << " / " << table;
    }
}

TEST(Finding, FewAndNobodyAreSaidSo) {
    EXPECT_EQ(sentence(summary(0.004, 0, 0)),
              "Childcare: under 1% of inhabitants live more than 10 minutes away");
    EXPECT_EQ(sentence(summary(0.03, 0, 0)),
              "Childcare: only 3% of inhabitants live more than 10 minutes away");
    EXPECT_EQ(sentence(summary(0, 0, 0)), "Childcare: nobody lives more than 10 minutes away");
}

TEST(Finding, NobodyReachedOrNobodyThere) {
    access::Summary nobody_reached = summary(1, 1, 1);
    nobody_reached.reached = 0;
    EXPECT_EQ(sentence(nobody_reached), "Childcare: no household can get there");
    EXPECT_EQ(sentence({}), "Childcare: no household in the data");
}

TEST(Finding, FrenchSpeaksFrench) {
    const language::Catalogue words = language::Catalogue::of("fr");
    EXPECT_EQ(find_finding(words, "Crèche", "people", summary(0.6, 0.25, 0)).sentence,
              "Crèche\u00a0: 1 habitant sur 4 est à plus de 20 minutes");
}

}  // namespace
}  // namespace relais::atlas
