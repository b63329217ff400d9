// relais access --measures and relais describe, on a territory of the demonstration.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

std::vector<std::string> fields_of(const std::string& line) {
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
    for (std::string line; std::getline(text, line);) rows.push_back(fields_of(line));
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
    EXPECT_EQ(described.size(), 9U);
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

TEST_F(Measures, ThatCannotBeReadLeaveNothingBehind) {
    for (const char* bad : {"nothing_of_the_kind", "missing.toml", "apl"}) {
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
