// relais access --measures and relais describe, on a territory of the demonstration.

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

std::vector<std::vector<std::string>> table_of(const std::filesystem::path& file) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream text(read_file(file));
    for (std::string line; std::getline(text, line);) rows.push_back(cells_of(line));
    return rows;
}

constexpr const char* kPlan = R"(
[[measure]]
name = "nearest"
[[measure]]
name = "e2sfca"
decay = { shape = "steps", minutes = [10, 20, 30], weights = [1, 0.68, 0.22] }
[[measure]]
name = "bfca"
line = 0.001
[[measure]]
name = "people_per_place"
[[measure]]
name = "basket"
categories = ["post", "pharmacy"]
[[commitment]]
name = "post within 10 min"
category = "post"
minutes = 10
level = "zone"
[mileage]
grams_co2_per_km = 120
source = "a test"
[[mileage.trip]]
category = "post"
trips_per_person_year = 10
source = "a test"
)";

class Measures : public testing::Test {
  protected:
    void SetUp() override {
        const Outcome demo = run_relais(folder_, "demo d --communes 8 --households 300");
        ASSERT_EQ(demo.exit_code, 0) << demo.err;
        write_file(folder_ / "m.toml", kPlan);
    }
    Outcome measure(const std::string& more) {
        return run_relais(folder_, "access d/territory.toml " + more);
    }
    /// What the demonstration calls its zones.
    std::string table_level() {
        const Outcome outcome = measure("-o levels --measures nearest --overwrite");
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        const std::string level = table_of(folder_ / "levels/measures.csv").at(1).at(0);
        std::filesystem::remove_all(folder_ / "levels");
        return level;
    }
    Folder folder_;
};

TEST_F(Measures, DescribeEveryColumnOfEveryTableAndNothingElse) {
    std::string plan = kPlan;
    const std::string level = table_level();
    plan.replace(plan.find("level = \"zone\""), 14, "level = \"" + level + "\"");
    write_file(folder_ / "m.toml", plan);
    const Outcome outcome = measure("-o out --measures m.toml");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;

    std::map<std::string, std::vector<std::string>> described;
    std::set<std::string> words;
    const auto dictionary = table_of(folder_ / "out/dictionary.csv");
    for (std::size_t r = 1; r < dictionary.size(); ++r) {
        ASSERT_EQ(dictionary[r].size(), dictionary[0].size()) << r;
        EXPECT_FALSE(dictionary[r][3].empty()) << dictionary[r][1];
        if (dictionary[r][1].find('=') == std::string::npos)
            described[dictionary[r][0]].push_back(dictionary[r][1]);
        else
            words.insert(dictionary[r][1]);
    }
    EXPECT_EQ(described.size(), 10U);  // with zones.csv
    for (const auto& [file, columns] : described)
        EXPECT_EQ(table_of(folder_ / ("out/" + file)).at(0), columns) << file;

    std::set<std::string> used;
    const auto figures = table_of(folder_ / "out/measures.csv");
    for (std::size_t r = 1; r < figures.size(); ++r) {
        ASSERT_EQ(figures[r].size(), figures[0].size());
        used.insert("measure=" + figures[r][4]);
        used.insert("statistic=" + figures[r][5]);
        EXPECT_EQ(figures[r][6].find("nan"), std::string::npos);
        EXPECT_EQ(figures[r][6].find("inf"), std::string::npos);
    }
    for (const std::string& word : used) EXPECT_TRUE(words.contains(word)) << word;
}

TEST_F(Measures, AreTheSameBytesEveryTime) {
    ASSERT_EQ(measure("-o one --measures all").exit_code, 0);
    ASSERT_EQ(measure("-o two --measures all").exit_code, 0);
    EXPECT_EQ(differing_files(folder_ / "one", folder_ / "two"), "");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "one/measures.xlsx"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "one/measures.gpkg"));
}

TEST_F(Measures, OnFootAreCountedOnRoadsOfTheirOwn) {
    write_file(folder_ / "foot.toml", R"(
[[measure]]
name = "services_on_foot"
minutes = 30
[[measure]]
name = "count_within"
minutes = 30
[[measure]]
name = "count_within"
minutes = 30
profile = "walk"
)");
    const Outcome outcome = measure("-o out --measures foot.toml");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto rows = table_of(folder_ / "out/household_measures.csv");
    const auto column = [&](const std::string& name) {
        const auto found = std::find(rows[0].begin(), rows[0].end(), name);
        EXPECT_NE(found, rows[0].end()) << name;
        return static_cast<std::size_t>(found - rows[0].begin());
    };
    const std::size_t foot = column("town_hall_services_on_foot_30"),
                      same = column("town_hall_count_within_30_walk"),
                      car = column("town_hall_count_within_30");
    double walked = 0, driven = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        EXPECT_EQ(rows[r][foot], rows[r][same]);
        walked += std::atof(rows[r][foot].c_str());
        driven += std::atof(rows[r][car].c_str());
    }
    EXPECT_GT(walked, 0);
    EXPECT_LT(walked, driven);
}

/// The cell of the row of a table whose first cells are these.
std::string cell_of(const std::vector<std::vector<std::string>>& rows, const std::string& column,
                    const std::map<std::string, std::string>& where) {
    const auto index = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) -
                                        rows[0].begin());
    };
    for (const auto& row : rows)
        if (std::all_of(where.begin(), where.end(), [&](const auto& condition) {
                return row.at(index(condition.first)) == condition.second;
            }))
            return row.at(index(column));
    ADD_FAILURE() << "no such row";
    return {};
}

TEST(MeasuresOfAGrid, CountTheChildrenOfInseesClassesForThoseThatACategoryIsFor) {
    const Folder folder;
    ASSERT_EQ(run_relais(folder, "demo d --communes 6 --households 400 --cells 400").exit_code, 0);
    write_file(folder / "m.toml",
               "[[measure]]\nname = \"2sfca\"\n[mileage]\ngrams_co2_per_km = 120\nsource = "
               "\"a test\"\n[[mileage.trip]]\ncategory = \"primary_school\"\n"
               "trips_per_person_year = 10\nsource = \"a test\"\n");
    const Outcome outcome = run_relais(folder, "access d/territory.toml -o a --measures m.toml");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    // The grid has children from four to ten; the schools are for those from three.
    const auto measures = table_of(folder / "a/measures.csv");
    const auto weight = [&](const char* category) {
        return std::stod(cell_of(measures, "weight",
                                 {{"area", "*"}, {"category", category}, {"statistic", "mean"}}));
    };
    EXPECT_GT(weight("primary_school"), 400);
    EXPECT_LT(weight("primary_school"), 700);
    EXPECT_GT(weight("town_hall"), 9000);
    const auto mileage = table_of(folder / "a/mileage.csv");
    EXPECT_LE(std::stod(cell_of(mileage, "people", {{"area", "*"}})), weight("primary_school"));
    const char* words = "children_4_10, for children_3_10";
    expect_words(read_file(folder / "a/dictionary.csv"),
                 {std::string("category primary_school; weighed by ") + words,
                  std::string("primary_school: ") + words});
    expect_words(read_file(folder / "a/manifest.json"),
                 {std::string("\"demand_group\": \"") + words + "\""});
}

TEST_F(Measures, SharesBeyondAreTheSameInEveryTableAndOfThoseKnown) {
    // People at every service, and as many where the data do not reach.
    std::string households = "id,people,lon,lat\n";
    const auto services = table_of(folder_ / "d/services.csv");
    for (std::size_t s = 1; s < services.size(); ++s)
        households += std::to_string(s) + ",2," + services[s].at(3) + "," + services[s].at(4) +
                      "\nx" + std::to_string(s) + ",2,60,45\n";
    write_file(folder_ / "d/households.csv", households);
    write_file(
        folder_ / "d/few.toml",
        "name = \"Few\"\ncountry = \"FR\"\nextract = \"roads.osm.pbf\"\n[households]\nfile = "
        "\"households.csv\"\nid = \"id\"\nweight = \"people\"\nx = \"lon\"\ny = \"lat\"\n"
        "[[services]]\nfile = \"services.csv\"\ncategory_column = \"category\"\nx = "
        "\"lon\"\ny = \"lat\"\n");
    write_file(folder_ / "near.toml",
               "[[measure]]\nname = \"nearest\"\n[inequality]\nlimit_minutes = 10\n");
    ASSERT_EQ(run_relais(folder_, "access d/few.toml -o out --measures near.toml").exit_code, 0);
    const auto zones = table_of(folder_ / "out/zones.csv");
    const auto measures = table_of(folder_ / "out/measures.csv");
    const auto share = [&](const char* column) {
        return std::stod(cell_of(zones, column, {{"zone", "*"}, {"category", "primary_school"}}));
    };
    const auto of_measures = [&](const char* column) {
        return std::stod(
            cell_of(measures, column,
                    {{"area", "*"}, {"category", "primary_school"}, {"statistic", "fgt_0"}}));
    };
    EXPECT_NEAR(share("unknown"), 0.5, 1e-6);
    EXPECT_GT(share("beyond_10"), 0);
    EXPECT_NEAR(share("unknown"), of_measures("unknown"), 1e-6);
    EXPECT_NEAR(share("beyond_10"), of_measures("value"), 1e-6);
    expect_words(
        read_file(folder_ / "out/dictionary.csv"),
        {"zones.csv,beyond_20,share,\"farther than 20 minutes, as a share of those for whom",
         "zones.csv,unknown,share"});
}

TEST_F(Measures, OfCommutesNeedATableAndAreNeverLongerThanByTheNearest) {
    std::string flows = "home,work,people\n";
    const auto level = measure("-o z --measures nearest");
    ASSERT_EQ(level.exit_code, 0) << level.err;
    std::set<std::string> codes;
    for (const auto& row : table_of(folder_ / "z/household_measures.csv")) codes.insert(row.at(2));
    codes.erase("zone");
    codes.erase("");
    ASSERT_GE(codes.size(), 4U);
    for (const std::string& home : codes) flows += home + "," + *codes.begin() + ",10\n";
    write_file(folder_ / "flows.csv", flows + "elsewhere,elsewhere,5\n");
    write_file(folder_ / "commute.toml", R"(
[[measure]]
name = "detour"
[[measure]]
name = "detour_by_nearest"
[[measure]]
name = "home_or_commute"
[[measure]]
name = "nearest"
[commuting]
file = "flows.csv"
origin = "home"
destination = "work"
people = "people"
)");
    const Outcome outcome = measure("-o out --measures commute.toml");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("people commute to 1 places; 5 others"), std::string::npos)
        << outcome.err;
    const auto rows = table_of(folder_ / "out/household_measures.csv");
    const auto column = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) -
                                        rows[0].begin());
    };
    const std::size_t detour = column("primary_school_detour"),
                      nearest = column("primary_school_detour_by_nearest"),
                      either = column("primary_school_home_or_commute"),
                      home = column("primary_school_nearest");
    ASSERT_LT(detour, rows[0].size());
    for (std::size_t r = 1; r < rows.size(); ++r) {
        if (rows[r][detour].empty()) continue;
        const auto value = [&](std::size_t c) { return std::stod(rows[r][c]); };
        EXPECT_LE(value(detour), value(nearest) + 1e-9);
        EXPECT_NEAR(value(either), std::min(value(home), value(detour)), 1e-6);
    }
}

TEST_F(Measures, ThatCannotBeReadLeaveNothingBehind) {
    for (const char* bad : {"nothing_of_the_kind", "missing.toml", "apl", "detour"}) {
        const Outcome outcome = measure(std::string("-o out --measures ") + bad);
        EXPECT_EQ(outcome.exit_code, 1) << bad;
        EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
    }
    // The level is only known once the territory is.
    const Outcome outcome = measure("-o out --measures m.toml");
    if (table_level() != "zone") {
        EXPECT_EQ(outcome.exit_code, 1);
        EXPECT_NE(outcome.err.find("there is no level \"zone\""), std::string::npos);
        EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
    }
}

TEST(Describe, ListsEveryMeasureAndPrintsItsDefinition) {
    const Folder folder;
    const Outcome list = run_relais(folder, "describe");
    EXPECT_EQ(list.exit_code, 0);
    for (const std::string name : {"e2sfca", "bfca", "gini", "fgt_2", "logistic"}) {
        EXPECT_NE(list.out.find(name), std::string::npos) << name;
        const Outcome one = run_relais(folder, "describe " + name);
        EXPECT_EQ(one.exit_code, 0);
        EXPECT_EQ(one.out.rfind(name + ": ", 0), 0U) << one.out;
        for (const char* word : {"formula", "source"})
            EXPECT_NE(one.out.find(word), std::string::npos) << name;
    }
    const Outcome none = run_relais(folder, "describe gimi");
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_NE(none.err.find("relais describe lists them"), std::string::npos);
}

}  // namespace
}  // namespace relais
