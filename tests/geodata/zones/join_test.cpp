// Zones that a table of another year knows under one code, and what was known of them before.

#include <algorithm>
#include <cmath>

#include "geodata/zones/zone_table.h"
#include "tests/support/study_files.h"

namespace relais::zones {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

/// Zones a, b, c and d as squares of 0.01 degree side by side, with populations as given.
ZoneTable squares(const std::vector<std::optional<double>>& populations) {
    ZoneTable table;
    const std::string names = "abcdefgh";
    for (std::size_t i = 0; i < populations.size(); ++i) {
        territory::Zone zone;
        zone.code = zone.name = names.substr(i, 1);
        zone.population = populations[i];
        const double west = 6 + 0.01 * static_cast<double>(i);
        const auto at = [](double x, double y) { return Coordinate::from_degrees(x, y); };
        zone.shape = {{{at(west, 45), at(west + 0.01, 45), at(west + 0.01, 45.01), at(west, 45.01),
                        at(west, 45)},
                       {}}};
        table.zones.push_back(std::move(zone));
    }
    return table;
}

TEST(MergedZones, HaveThePeopleOfAll) {
    ZoneTable table = squares({300, 100, {}, 7, {}, {}, 20});
    merge_zones({{0, 1, 3}, {2, 6}, {4, 5}}, table);
    ASSERT_EQ(table.zones.size(), 3U);
    EXPECT_EQ(table.zones[0].population, 407);
    EXPECT_EQ(table.zones[1].population, 20) << "of one nothing is known";
    EXPECT_FALSE(table.zones[2].population) << "of neither";
}

TEST(MergedZones, HaveTheGroundAndTheGroupsOfAllAndTheAreasOfTheFirst) {
    ZoneTable table = squares({{}, {}, {}});
    table.groups = {{"people_75_plus", {1, 2, 4}}, {"children_0_2", {8, 16, 32}}};
    table.areas = {{{"1", "One"}, {"2", "Two"}, {"3", "Three"}}, {}};
    merge_zones({{1}, {0, 2}}, table);
    ASSERT_EQ(table.zones.size(), 2U);
    EXPECT_EQ(table.zones[0].code, "b");
    EXPECT_EQ(table.zones[1].code, "a");
    EXPECT_EQ(table.zones[1].shape.size(), 2U) << "they do not touch";
    ASSERT_EQ(table.groups.size(), 2U);
    EXPECT_EQ(table.groups[0].key, "people_75_plus");
    EXPECT_EQ(table.groups[0].of_area, (std::vector<double>{2, 5}));
    EXPECT_EQ(table.groups[1].of_area, (std::vector<double>{16, 40}));
    ASSERT_EQ(table.areas.size(), 2U);
    ASSERT_EQ(table.areas[0].size(), 2U);
    EXPECT_EQ(table.areas[0][0].code, "2");
    EXPECT_EQ(table.areas[0][1].code, "1");
    EXPECT_TRUE(table.areas[1].empty()) << "a level that the zones' own file does not have";
}

class ZoneJoin : public StudyFiles {
  protected:
    /// What is taken from the table, and `more` from the file of the zones itself.
    static std::string joined(const std::string& taken, const std::string& more = "") {
        return "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\nname = \"name\"\n" + more +
               "[zones.join]\nfile = \"table.csv\"\ncode = \"code\"\n" + taken;
    }
    static constexpr const char* kPopulation = "population = \"people\"\n";
    static std::string people(const study::Study& study) {
        std::string result;
        for (const territory::Zone& zone : study.territory.zones)
            result += zone.code + "=" +
                      (zone.population ? std::to_string(std::lround(*zone.population)) : "?") + " ";
        return result;
    }
};

TEST_F(ZoneJoin, KeepsThePopulationsThatTheTableDoesNotHave) {
    // West (300) and East (100) are one since 2019; the table counts the old only.
    write("movements.csv",
          "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
          "32,2019-01-01,COM,001,COM,009,Both\n32,2019-01-01,COM,002,COM,009,Both\n");
    write("table.csv", "code,old\n009,40\n003,5\n004,1\n");
    const study::Study study =
        open(joined("groups = { people_75_plus = \"old\" }\n",
                    "population = \"people\"\nmovements = \"movements.csv\"\n"));
    EXPECT_EQ(people(study), "009=400 003=50 004=7 ");
    EXPECT_EQ(study.territory.zones[0].name, "Both");
    EXPECT_EQ(std::count(study.inputs.begin(), study.inputs.end(), folder_ / "movements.csv"), 1)
        << "a file that was read is among the inputs of the manifest";
}

TEST_F(ZoneJoin, GivesZonesTheOfficialNamesOfTheTableWhereItHasSome) {
    write("table.csv", "code,libelle\n001,Le West\n002,\n003,South\n004,La Far\n");
    const study::Study study = open(joined("name = \"libelle\"\n"));
    std::vector<std::string> names;
    for (const territory::Zone& zone : study.territory.zones) names.push_back(zone.name);
    EXPECT_EQ(names, (std::vector<std::string>{"Le West", "East", "South", "La Far"}));
    const auto& notes = study.territory.notes;
    EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](const std::string& note) {
        return note.find("Names of zones taken from table.csv: 2 (Le West for West") == 0;
    }));
}

TEST_F(ZoneJoin, TakesAZoneThatHasItsRowForNoneThatLostItsZeros) {
    // "1" is another commune, or the sum of a department; "001" has a row of its own.
    write("table.csv", "code,people\n1,9999\n001,10\n002,20\n003,30\n004,40\n");
    EXPECT_EQ(people(open(joined(kPopulation))), "001=10 002=20 003=30 004=40 ");
    // The zone without a row is the one that the table has without its zeros.
    write("table.csv", "code,people\n001,10\n2,20\n003,30\n004,40\n");
    expect_words(error_of(joined(kPopulation)),
                 {"table.csv", "lost their leading zeros", "\"2\" for \"002\"", "as text"});
    // And one that is in the table in no form lacks what the table has.
    write("table.csv", "code,people\n001,10\n003,30\n004,40\n");
    EXPECT_EQ(people(open(joined(kPopulation))), "001=10 002=? 003=30 004=40 ");
}

TEST_F(ZoneJoin, GivesAZoneTheSumOfItsRowsAndTheNameOfToday) {
    // West is called Westend and has the code 011 since 2018; East took in 012, which is no zone,
    // and bears its old code under a new name; South is three since 2020; Far has no row.
    write("movements.csv",
          "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
          "41,2018-01-01,COM,001,COM,011,Westend\n"
          "32,2019-01-01,COM,012,COM,002,Eastend\n"
          "21,2020-01-01,COM,003,COM,003,Southend\n21,2020-01-01,COM,003,COM,008,Souther\n"
          "21,2020-01-01,COM,003,COM,009,Southest\n");
    write("table.csv",
          "code,people,old\n009,4,1\n011,30,2\n002,20,4\n003,,8\n008,1,16\n777,9,32\n");
    const study::Study study =
        open(joined(std::string(kPopulation) + "groups = { people_75_plus = \"old\" }\n",
                    "movements = \"movements.csv\"\n"));
    EXPECT_EQ(people(study), "011=30 002=20 003=5 004=? ");
    std::string names;
    for (const territory::Zone& zone : study.territory.zones) names += zone.name + " ";
    EXPECT_EQ(names, "Westend East South Far ") << "nothing was merged here but one was renamed";
    std::string notes;
    for (const std::string& note : study.territory.notes) notes += note + "\n";
    expect_words(
        notes, {"Zones with several rows in table.csv, which were summed: 1 (003 South)",
                "Zones without a row in table.csv, hence without its figures: 1 of 4 (004 Far)."});
    const auto reading =
        std::find_if(study.readings.begin(), study.readings.end(),
                     [](const Reading& r) { return r.file.filename() == "table.csv"; });
    ASSERT_NE(reading, study.readings.end());
    EXPECT_EQ(reading->rows, 6U);
    ASSERT_EQ(reading->left_out.size(), 1U);
    EXPECT_EQ(reading->left_out[0].reason, "with a code that is not that of a zone");
    EXPECT_EQ(reading->left_out[0].first, std::vector<std::size_t>{7});
}

TEST_F(ZoneJoin, NamesZonesThatBecameOneUnderTheCodeOfOneOfThem) {
    // East went into West in 2019, which is called Big since.
    write("movements.csv",
          "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
          "32,2019-01-01,COM,001,COM,001,Big\n32,2019-01-01,COM,002,COM,001,Big\n");
    write("table.csv", "code,people\n001,400\n003,5\n004,1\n");
    const study::Study study = open(joined(kPopulation, "movements = \"movements.csv\"\n"));
    EXPECT_EQ(people(study), "001=400 003=5 004=1 ");
    EXPECT_EQ(study.territory.zones[0].name, "Big");
    EXPECT_EQ(study.territory.zones[1].name, "South");
}

}  // namespace
}  // namespace relais::zones
