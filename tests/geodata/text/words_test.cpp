#include "geodata/text/words.h"

#include <gtest/gtest.h>

namespace relais::text {
namespace {

using Words = std::vector<std::string>;

TEST(FoldedWords, ForgetCaseAndAccentsOfAllOurLanguages) {
    EXPECT_EQ(folded_words("Crèche «Les P'tits Œufs»"),
              (Words{"creche", "les", "p", "tits", "oeufs"}));
    EXPECT_EQ(folded_words("Łódź, Żółkiewskiego 3"), (Words{"lodz", "zolkiewskiego", "3"}));
    EXPECT_EQ(folded_words("Příčná ulice; Đakovačka"), (Words{"pricna", "ulice", "dakovacka"}));
    EXPECT_EQ(folded_words("STRASSE Straße"), (Words{"strasse", "strasse"}));
}

TEST(FoldedWords, DoNotDependOnHowAnAccentIsWritten) {
    EXPECT_EQ(folded_words("Brian\u00e7on"), folded_words("Brianc\u0327on"));
}

TEST(FoldedWords, AreNoneInAnEmptyTextAndNoneInNonsense) {
    EXPECT_TRUE(folded_words("").empty());
    EXPECT_TRUE(folded_words(" -,. ").empty());
    EXPECT_EQ(folded_words("a\xFF\xFE"
                           "b"),
              (Words{"a", "b"}));
}

}  // namespace
}  // namespace relais::text
