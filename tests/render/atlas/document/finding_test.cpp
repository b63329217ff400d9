#include "render/atlas/document/finding.h"

#include <gtest/gtest.h>

namespace relais::atlas {
namespace {

access::Summary summary(double beyond_limit) {
    access::Summary s;
    s.weight = s.reached = s.known = 1000;
    s.beyond_limit = beyond_limit;
    return s;
}

const language::Catalogue kWords = language::Catalogue::of("en");
const Topic kChildcare{"Childcare", "from a childcare place"};
const Counted kPeople{"people"};
const Counted kChildren{"group", "children under 3", "of children under 3"};

std::string sentence(double beyond_limit, int minutes = 20, const Counted& counted = kPeople) {
    return find_finding(kWords, kChildcare, counted, summary(beyond_limit), minutes).sentence;
}

TEST(Finding, SpeaksOfTheLimitOfTheService) {
    EXPECT_EQ(sentence(0.28),
              "28% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0.12, 30),
              "12% of inhabitants live more than 30 minutes from a childcare place");
    const Finding finding = find_finding(kWords, kChildcare, kPeople, summary(0.12), 10);
    EXPECT_EQ(finding.minutes, 10);
    EXPECT_EQ(finding.share, 0.12);
}

TEST(Finding, CountsThePeopleWhomTheServiceIsFor) {
    EXPECT_EQ(sentence(0.28, 10, kChildren),
              "28% of children under 3 live more than 10 minutes from a childcare place");
    EXPECT_EQ(sentence(0.25, 10, kChildren),
              "25% of children under 3 live more than 10 minutes from a childcare place");
    EXPECT_EQ(sentence(0.03, 10, kChildren),
              "Only 3% of children under 3 live more than 10 minutes from a childcare place");
    EXPECT_EQ(sentence(0, 10, kChildren),
              "0% of children under 3 live more than 10 minutes from a childcare place");
}

TEST(Finding, SaysAFractionOnlyWhereTheTableShowsTheSamePerCent) {
    EXPECT_EQ(sentence(0.254),
              "One inhabitant in four lives more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0.246),
              "One inhabitant in four lives more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0.244),
              "24% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0.67),
              "Two inhabitants in three live more than 20 minutes from a childcare place");
}

TEST(Finding, EveryPerCentInASentenceIsTheTables) {
    for (int per_mille = 0; per_mille <= 1000; ++per_mille) {
        const Finding finding =
            find_finding(kWords, {"X", "from X"}, kPeople, summary(per_mille / 1000.0), 10);
        const std::string table = kWords.numbers().percent(finding.share);
        const bool said = finding.sentence.find(table) != std::string::npos;
        const bool fraction = finding.sentence.find(" in ") != std::string::npos ||
                              finding.sentence.starts_with("Half ");
        const bool extreme = per_mille < 5;
        EXPECT_TRUE(said || fraction || extreme) << finding.sentence << " / " << table;
    }
}

TEST(Finding, FewAndNobodyAreSaidSo) {
    EXPECT_EQ(sentence(0.004),
              "Under 1% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0.03),
              "Only 3% of inhabitants live more than 20 minutes from a childcare place");
    EXPECT_EQ(sentence(0), "Nobody lives more than 20 minutes from a childcare place");
}

TEST(Finding, NobodyReachedOrNobodyThere) {
    access::Summary nobody_reached = summary(1);
    nobody_reached.reached = 0;
    EXPECT_EQ(find_finding(kWords, kChildcare, kPeople, nobody_reached, 20).sentence,
              "Childcare: no household can get there");
    EXPECT_EQ(find_finding(kWords, kChildcare, kPeople, {}, 20).sentence,
              "Childcare: no household in the data");
}

TEST(Finding, FrenchSpeaksFrench) {
    const language::Catalogue words = language::Catalogue::of("fr");
    EXPECT_EQ(find_finding(words, {"Crèches", "d’une crèche"}, kPeople, summary(0.25), 20).sentence,
              "Un habitant sur quatre vit à plus de 20 minutes d’une crèche");
}

TEST(Finding, EveryLanguageHasItsWordsForEveryFraction) {
    // A tenth, a fifth, a quarter, a third, half, two thirds, three quarters; few, hardly any,
    // none.
    for (const char* code : {"fr", "en", "cs", "hr", "pl"}) {
        const language::Catalogue words = language::Catalogue::of(code);
        for (const Counted& counted : {kPeople, Counted{"dwellings"}, kChildren}) {
            for (const double share :
                 {0.1, 0.2, 0.25, 0.333, 0.5, 0.667, 0.75, 0.42, 0.03, 0.002, 0.0}) {
                const Finding finding =
                    find_finding(words, {"X", "Y"}, counted, summary(share), 20);
                EXPECT_TRUE(finding.sentence.ends_with(" Y")) << finding.sentence;
                EXPECT_EQ(finding.sentence.find("finding."), std::string::npos) << finding.sentence;
            }
        }
    }
}

}  // namespace
}  // namespace relais::atlas
