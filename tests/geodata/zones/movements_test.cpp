#include "geodata/zones/movements.h"

#include <algorithm>

#include "geodata/zones/links.h"
#include "tests/support/study_files.h"

namespace relais::zones {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

using Codes = std::vector<std::string>;

/// 01 and 02 became 01 in 1973, parted in 1985, and became 10 with 03 in 2019; 04 was split into 04
/// and 05 in 2020; 06 is called 66 since 2021.
constexpr std::string_view kMovements =
    "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
    "33,1973-01-01,COM,01,COM,01,Un\n"
    "33,1973-01-01,COM,02,COM,01,Un\n"
    "21,1985-01-01,COM,01,COM,01,Un\n"
    "21,1985-01-01,COM,01,COM,02,Deux\n"
    "32,2019-01-01,COM,01,COM,10,Dix\n"
    "32,2019-01-01,COM,02,COM,10,Dix\n"
    "32,2019-01-01,COM,02,COMD,02,Deux\n"
    "32,2019-01-01,COM,03,COM,10,Dix\n"
    "21,2020-01-01,COM,04,COM,04,Quatre\n"
    "21,2020-01-01,COM,04,COM,05,Cinq\n"
    "41,2021-01-01,COM,06,COM,66,Six\n";

class MovementsTest : public StudyFiles {
  protected:
    [[nodiscard]] Movements movements() const {
        return Movements::read(write("movements.csv", kMovements));
    }
    static Codes trace(const Movements& movements, const std::string& code, const Codes& known) {
        return movements.trace(code, [&known](const std::string& c) {
            return std::find(known.begin(), known.end(), c) != known.end();
        });
    }
};

TEST_F(MovementsTest, ACodeIsFollowedToWhatItBecameLast) {
    const Movements m = movements();
    EXPECT_EQ(trace(m, "02", {"01", "10"}), Codes{"10"}) << "not to 01, from which it parted";
    EXPECT_EQ(trace(m, "06", {"66"}), Codes{"66"});
    EXPECT_EQ(m.name("10"), "Dix");
}

TEST_F(MovementsTest, ANewCodeIsFollowedBackToWhatItWasMadeOf) {
    const Movements m = movements();
    EXPECT_EQ(trace(m, "10", {"01", "02", "03", "04"}), (Codes{"01", "02", "03"}));
    EXPECT_EQ(trace(m, "05", {"04"}), Codes{"04"});
    EXPECT_TRUE(trace(m, "99", {"01"}).empty());
}

TEST_F(MovementsTest, ZonesAndRowsOfAnotherYearAreLinkedSoThatNothingIsLost) {
    const Codes zones = {"01", "02", "03", "04", "06", "07"};
    const Codes rows = {"04", "05", "10", "66", "07", "99"};
    const auto linked = link_zones(zones, rows, movements());
    ASSERT_EQ(linked.size(), 4U);
    EXPECT_EQ(linked[0].zones, (std::vector<std::size_t>{0, 1, 2})) << "merged into 10";
    EXPECT_EQ(linked[0].rows, std::vector<std::size_t>{2});
    EXPECT_EQ(linked[1].zones, std::vector<std::size_t>{3});
    EXPECT_EQ(linked[1].rows, (std::vector<std::size_t>{0, 1})) << "split into 04 and 05";
    EXPECT_EQ(linked[2].rows, std::vector<std::size_t>{3}) << "renamed";
    EXPECT_EQ(linked[3].rows, std::vector<std::size_t>{4}) << "unchanged";
}

TEST_F(MovementsTest, ATableOlderThanTheZonesIsSummed) {
    const auto linked = link_zones(Codes{"10"}, Codes{"01", "02", "03"}, movements());
    ASSERT_EQ(linked.size(), 1U);
    EXPECT_EQ(linked[0].rows, (std::vector<std::size_t>{0, 1, 2}));
}

TEST_F(MovementsTest, ACodeHasTheNameThatItWasGivenLast) {
    // 10 was made of 01 as Dix, renamed Dixmont and then Dix-Bourg, which is when 02 joined it.
    const std::vector<std::string> rows = {"32,2016-01-01,COM,01,COM,10,Dix\n",
                                           "10,2018-03-05,COM,10,COM,10,Dixmont\n",
                                           "32,2019-01-01,COM,02,COM,10,Dix-Bourg\n"};
    const std::string header = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n";
    std::vector<std::size_t> order = {0, 1, 2};
    do {
        std::string text = header;
        for (const std::size_t row : order) text += rows[row];
        const Movements m = Movements::read(write("movements.csv", text));
        EXPECT_EQ(m.name("10"), "Dix-Bourg") << text;
        EXPECT_EQ(trace(m, "10", {"01", "02"}), Codes{"02"}) << "by its latest change";
    } while (std::next_permutation(order.begin(), order.end()));
    // A new name alone does not change what a code was made of.
    const Movements renamed = Movements::read(write("movements.csv", header + rows[0] + rows[1]));
    EXPECT_EQ(trace(renamed, "10", {"01"}), Codes{"01"});
    EXPECT_EQ(trace(renamed, "01", {"10"}), Codes{"10"});
    // Of two names of one day the lower row has the later.
    EXPECT_EQ(Movements::read(
                  write("movements.csv", header + rows[0] + "10,2016-01-01,COM,10,COM,10,Zehn\n"))
                  .name("10"),
              "Zehn");
    EXPECT_EQ(movements().name("02"), "Deux");
    EXPECT_EQ(movements().name("99"), "");
}

TEST_F(MovementsTest, AJsonOfCommunesTellsTheirFormerCodes) {
    const Movements m = Movements::read(
        write("communes.json",
              R"([{"code": "10", "nom": "Dix", "anciensCodes": ["01", "02"]}, {"code": "04"}])"));
    EXPECT_EQ(trace(m, "02", {"10"}), Codes{"10"});
    EXPECT_EQ(m.name("10"), "Dix");
}

TEST_F(MovementsTest, AnythingElseIsRefused) {
    for (const char* text : {"a,b\n1,2\n", "[1, 2]", "[{\"code\": \"1\"}]"}) {
        const auto file = write("m.csv", text);
        try {
            static_cast<void>(Movements::read(file));
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            expect_words(error.what(), {"m.csv", "not a table of movements", "COM_AV"});
        }
    }
}

TEST_F(MovementsTest, MergedZonesBecomeOneWithThePopulationOfToday) {
    // West and East are one since 2019, called 009; South is two.
    write("movements.csv",
          "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
          "32,2019-01-01,COM,001,COM,009,Both\n32,2019-01-01,COM,002,COM,009,Both\n"
          "21,2020-01-01,COM,003,COM,003,South\n21,2020-01-01,COM,003,COM,008,Souther\n");
    write("population.csv", "code,people\n009,400\n003,30\n008,25\n004,7\n");
    const study::Study study = open(
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\nname = \"name\"\n"
        "movements = \"movements.csv\"\n[zones.join]\nfile = \"population.csv\"\n"
        "code = \"code\"\npopulation = \"people\"\n");
    const auto& zones = study.territory.zones;
    ASSERT_EQ(zones.size(), 3U);
    EXPECT_EQ(zones[0].code, "009");
    EXPECT_EQ(zones[0].name, "Both");
    EXPECT_EQ(zones[0].population, 400);
    EXPECT_EQ(zones[0].shape.size(), 1U) << "without the border between them";
    EXPECT_EQ(zones[1].population, 55);
    EXPECT_EQ(zones[2].population, 7);
}

}  // namespace
}  // namespace relais::zones
