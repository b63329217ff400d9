// Tables and pages of one territory agree: zones add up to the levels above and to the whole, and
// the overview of the atlas is zones.csv as it is printed.

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/times_golden.h"

namespace relais {
namespace {

using namespace testing_support;

using Row = std::map<std::string, std::string>;

std::vector<Row> read_table(const std::filesystem::path& file) {
    const auto rows = rows_of_csv(read_file(file));
    std::vector<Row> table;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Row& row = table.emplace_back();
        for (std::size_t c = 0; c < rows[0].size(); ++c) row[rows[0][c]] = rows[i].at(c);
    }
    return table;
}
std::string without_commas(std::string text) {
    std::erase(text, ',');
    return text;
}
double number(const Row& row, const std::string& column) {
    const std::string& cell = row.at(column);
    return cell.empty() ? 0 : std::stod(cell);
}

/// 24 communes in groups and cantons, two of them islands, with their tables and their atlas.
class AddsUp : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        run("demo land --communes 24 --households 1500 --islands 2");
        run("access land/territory.toml -o tables --measures nearest");
        run("atlas land/territory.toml -o atlas --lang en --dump-layout");
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static void run(const std::string& arguments) {
        const Outcome outcome = run_relais(*folder_, arguments);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    static inline Folder* folder_ = nullptr;
};

TEST_F(AddsUp, ZonesToTheWhole) {
    std::map<std::string, std::map<std::string, double>> sum, whole;
    for (const Row& row : read_table(*folder_ / "tables/zones.csv")) {
        auto& of = (row.at("zone") == "*" ? whole : sum)[row.at("category")];
        const double known = number(row, "weight") * (1 - number(row, "unknown"));
        for (const char* column : {"households", "weight", "reached"})
            of[column] += number(row, column);
        of["unknown"] += number(row, "unknown") * number(row, "weight");
        of["minutes"] += number(row, "mean_minutes") * number(row, "reached");
        for (const char* column : {"beyond_10", "beyond_20", "beyond_30"})
            of[column] += number(row, column) * known;
    }
    ASSERT_GE(whole.size(), 5U);
    for (const auto& [category, figures] : whole)
        for (const auto& [name, value] : figures)
            EXPECT_NEAR(sum[category][name], value, 1e-3 * std::max(1.0, value))
                << category << ' ' << name;
}

TEST_F(AddsUp, EveryLevelToTheTerritory) {
    // Of shares: the value times the people of whom it is known.
    std::map<std::string, std::map<std::string, double>> sums;  // by what is counted, by level
    for (const Row& row : read_table(*folder_ / "tables/measures.csv")) {
        const std::string& statistic = row.at("statistic");
        if (statistic != "mean" && statistic != "fgt_0") continue;
        const std::string of = row.at("category") + ' ' + statistic + ' ';
        for (const char* column : {"households", "weight", "known", "unknown"})
            sums[of + column][row.at("level")] +=
                number(row, column) *
                (std::string(column) == "unknown" ? number(row, "weight") : 1);
        // (A mean is of those with a time; of how many, this table does not say.)
        if (statistic == "fgt_0")
            sums[of + "value"][row.at("level")] += number(row, "value") * number(row, "known");
    }
    ASSERT_GE(sums.size(), 20U);
    for (const auto& [what, by_level] : sums) {
        ASSERT_EQ(by_level.size(), 4U) << what;  // commune, epci, canton, territory
        for (const auto& [level, sum] : by_level)
            EXPECT_NEAR(sum, by_level.at("territory"), 1e-6 * std::max(1.0, sum))
                << what << ' ' << level;
    }
}

TEST_F(AddsUp, TheWholeIsWhatTheHouseholdsAre) {
    std::map<std::string, double> weight;
    for (const Row& row : read_table(*folder_ / "tables/household_measures.csv"))
        weight[row.at("household")] = number(row, "weight");
    struct Figures {
        double minutes = 0, reached = 0, known = 0, beyond = 0;
    };
    std::map<std::string, Figures> figures;
    for (const Row& row : read_table(*folder_ / "tables/times.csv")) {
        Figures& of = figures[row.at("category")];
        const double people = weight.at(row.at("household"));
        const bool reached = row.at("reason").empty();
        const bool far = row.at("reason") == "island" || row.at("reason") == "no_path";
        if (reached) of.minutes += people * number(row, "seconds") / 60;
        if (reached) of.reached += people;
        if (reached || far) of.known += people;
        if (far || (reached && number(row, "seconds") > 20 * 60)) of.beyond += people;
    }
    std::size_t checked = 0;
    for (const Row& row : read_table(*folder_ / "tables/zones.csv")) {
        if (row.at("zone") != "*") continue;
        const Figures& of = figures.at(row.at("category"));
        if (!(of.reached > 0)) continue;
        ++checked;
        EXPECT_NEAR(number(row, "mean_minutes"), of.minutes / of.reached, 6e-4);
        EXPECT_NEAR(number(row, "reached"), of.reached, 6e-4);
        EXPECT_NEAR(number(row, "beyond_20"), of.beyond / of.known, 6e-7);
    }
    EXPECT_GE(checked, 5U);
}

TEST_F(AddsUp, TheOverviewIsTheTableAsItIsPrinted) {
    EXPECT_EQ(read_file(*folder_ / "atlas/zones.csv"), read_file(*folder_ / "tables/zones.csv"));
    const auto layout = nlohmann::json::parse(read_file(*folder_ / "atlas/layout.json"));
    std::map<double, std::map<double, std::string>> cells;
    for (const auto& page : layout["pages"]) {
        if (page["name"] != "overview") continue;
        for (const auto& text : page["operations"]) {
            const std::string element = text.value("element", "");
            if (text["kind"] == "text" && (element == "TD" || element == "TH"))
                cells[std::round(text["box"][3].get<double>())][text["box"][0]] = text["text"];
        }
    }
    // Lines for everybody: the others count the group of their service.
    std::vector<std::vector<std::string>> printed;
    for (const auto& [y, row] : cells) {
        std::vector<std::string> line;
        for (const auto& [x, cell] : row) line.push_back(cell);
        if (std::find(line.begin(), line.end(), "everybody") != line.end())
            printed.push_back(std::move(line));
    }
    ASSERT_GE(printed.size(), 3U);
    const auto tenth = [](double value) {
        std::ostringstream text;
        text << std::fixed << std::setprecision(1) << std::round(value * 10) / 10;
        return text.str();
    };
    std::size_t found = 0;
    for (const Row& row : read_table(*folder_ / "tables/zones.csv")) {
        if (row.at("zone") != "*" || row.at("mean_minutes").empty()) continue;
        const std::vector<std::string> figures{tenth(number(row, "median_minutes")),
                                               tenth(number(row, "p90_minutes"))};
        for (const auto& line : printed) {
            const auto at = std::search(line.begin(), line.end(), figures.begin(), figures.end());
            if (at == line.end()) continue;
            // Then the limit, the people beyond it and their share.
            const std::string limit = *(at + 2);
            const std::string column = "beyond_" + limit;
            ASSERT_TRUE(row.contains(column)) << limit;
            const double share = number(row, column);
            EXPECT_EQ(std::stod(without_commas(*(at + 3))),
                      std::round(share * number(row, "weight") * (1 - number(row, "unknown"))))
                << line[0];
            if (share >= 0.005 && share <= 0.995) {
                EXPECT_EQ(*(at + 4), std::to_string(std::lround(100 * share)) + '%') << line[0];
            }
            ++found;
        }
    }
    EXPECT_EQ(found, printed.size());
}

}  // namespace
}  // namespace relais
