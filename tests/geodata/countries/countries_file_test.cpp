// How a file of countries is read, and what is said of one that is wrong.

#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "geodata/countries/countries.h"

namespace relais::countries {
namespace {

const std::string kDefault = R"([default]
language = "en"
levels = { 8 = "municipality" }
limits = { urban = 50, rural = 90, trunk = 100, motorway = 130, living_street = 20 }
limits_source = "default: no law"
)";
const std::string kLimits =
    "limits = { urban = 40, rural = 70, trunk = 80, motorway = 90, living_street = 10 }\n"
    "limits_source = \"an act\"\n";

Countries read(const std::string& blocks) {
    return Countries::parse(kDefault + blocks, "mine.toml");
}

std::string complaint(const std::string& toml) {
    try {
        (void)Countries::parse(toml, "mine.toml");
    } catch (const Error& error) {
        return error.what();
    }
    return "no complaint";
}
/// Of a file that is right above `blocks`, which begin in line 6.
std::string complaint_below(const std::string& blocks) {
    return complaint(kDefault + blocks);
}

TEST(ABlock, LeavesTheRestAsInTheDefault) {
    const Countries countries = read("[SY]\nlanguage = \"hr\"\n");
    const Country& syldavia = countries.of("SY");
    EXPECT_EQ(syldavia.language, "hr");
    EXPECT_EQ(syldavia.municipal_level(), 8);
    EXPECT_EQ(syldavia.limits.rural, 90);
    EXPECT_FALSE(countries.limits_of("SY").known());
}

TEST(Limits, AreInKilometresOrMilesAnHour) {
    const Countries countries = read(
        "[BO]\nlimits = { urban_mph = 30, rural_mph = 60, trunk = 100, motorway = 110, "
        "living_street = 20 }\nlimits_source = \"an act\"\nlimits_also_in = [\"BX\"]\n");
    EXPECT_DOUBLE_EQ(countries.limits_of("BO").urban, 48.28032);
    EXPECT_EQ(countries.limits_of("BX").trunk, 100);
    EXPECT_EQ(countries.limits_of("BX").country, "BO");
}

TEST(AFileOfCountries, ThatIsWrongIsRefusedWithItsLineAndARemedy) {
    EXPECT_EQ(complaint_below("[FR]\nlanguage = fr\n").substr(0, 18), "mine.toml, line 7:");
    EXPECT_EQ(
        complaint_below("[FR]\nlanguage = \"de\"\n"),
        "mine.toml, line 7: [FR]: the atlas is not written in \"de\"; write one of fr, en, cs, "
        "hr, pl");
    EXPECT_EQ(
        complaint_below("[FR]\nspeed = 90\n"),
        "mine.toml, line 7: \"speed\" is not a key of [FR]; its keys are names, language, levels, "
        "area_tag, projection, limits, limits_source, limits_also_in");
    EXPECT_EQ(complaint_below("[France]\n"),
              "mine.toml, line 6: \"France\" is not the block of a country; write two capital "
              "letters of ISO 3166-1, such as [FR], above its keys");
    EXPECT_EQ(complaint_below("[FR]\nlevels = { 12 = \"quarter\" }\n"),
              "mine.toml, line 7: [FR] levels: \"12\" is not an admin_level of parts of a country; "
              "write a number from 3 to 10");
    EXPECT_EQ(complaint_below("[FR]\nlevels = {}\n"),
              "mine.toml, line 7: [FR] levels is empty; name the level of the municipalities");
    EXPECT_EQ(complaint_below("[FR]\nlimits = { urban = 50 }\nlimits_source = \"an act\"\n"),
              "mine.toml, line 7: [FR] limits needs the number \"rural\"; add it");
    EXPECT_EQ(complaint_below("[FR]\nprojection = { epsg = 2154 }\n"),
              "mine.toml, line 7: [FR] projection needs the number \"west\"; add it");
}

TEST(AFileOfCountries, NeedsASourceOfLimitsAndADefault) {
    EXPECT_EQ(
        complaint_below("[FR]\n" + kLimits.substr(0, kLimits.find('\n') + 1)),
        "mine.toml, line 7: [FR] needs both \"limits\" and \"limits_source\"; add the one that is "
        "missing");
    EXPECT_EQ(complaint("[FR]\n" + kLimits),
              "mine.toml, line 1: [default] needs the key \"language\"; add it");
    EXPECT_EQ(complaint("[default]\nlanguage = \"en\"\n"),
              "mine.toml, line 1: [default] needs the key \"levels\"; add it");
}

TEST(AFileOfCountries, NamesPlacesByTheirCodes) {
    EXPECT_EQ(
        complaint_below("[FR]\nlimits_also_in = [\"Mayotte\"]\n"),
        "mine.toml, line 7: [FR] limits_also_in: \"Mayotte\" is not the code of a place; write "
        "two capital letters");
}

TEST(AFileOfCountries, GivesNoPlaceTwoLaws) {
    EXPECT_EQ(complaint_below("[ES]\n" + kLimits + "limits_also_in = [\"GI\"]\n[GI]\n" + kLimits),
              "mine.toml: the limits of GI are those of [ES] and of [GI]; choose one");
}

}  // namespace
}  // namespace relais::countries
