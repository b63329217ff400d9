// Runs on real data, where it lies beside the checkout (../shared/data); skipped, and said so,
// where it does not. At full size: what these tests see is what users see.

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

const fs::path kData = source_tree().parent_path() / "shared" / "data";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
    if (!line.empty() && line.back() == ',') fields.emplace_back();
    return fields;
}

class RealData : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kData)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    }

    void make_atlas(const fs::path& input) {
        const Outcome outcome = run_relais(folder_, "atlas '" + input.string() + "' -o out");
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    }

    /// Every household has one row per category, with a time and a service, or a reason.
    void expect_every_household_in_every_category() {
        std::map<std::string, std::size_t> rows;
        const auto lines = lines_of(read_file(folder_ / "out/times.csv"));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto fields = fields_of(lines[i]);
            ASSERT_EQ(fields.size(), 5U) << lines[i];
            ++rows[fields[1]];
            EXPECT_EQ(fields[2].empty(), fields[3].empty()) << lines[i];
            EXPECT_NE(fields[2].empty(), fields[4].empty()) << lines[i];
        }
        ASSERT_GE(rows.size(), 9U);
        for (const auto& [category, count] : rows)
            EXPECT_EQ(count, rows.begin()->second) << category;
        EXPECT_GT(rows.begin()->second, 1000U);
    }

    std::set<std::string> zone_names() {
        std::set<std::string> names;
        const auto lines = lines_of(read_file(folder_ / "out/zones.csv"));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto fields = fields_of(lines[i]);
            if (fields[0] != "*") names.insert(fields[1]);
        }
        return names;
    }

    Folder folder_;
};

TEST_F(RealData, AndorraHasItsSevenParishesAndEveryHousehold) {
    make_atlas(kData / "osm/andorra-2025.osm.pbf");
    EXPECT_EQ(zone_names(),
              (std::set<std::string>{"Andorra la Vella", "Canillo", "Encamp", "Escaldes-Engordany",
                                     "La Massana", "Ordino", "Sant Julià de Lòria"}));
    expect_every_household_in_every_category();
    EXPECT_LT(fs::file_size(folder_ / "out/atlas.pdf"), 5'000'000U);
}

TEST_F(RealData, LiechtensteinHasItsElevenMunicipalitiesAndEveryHousehold) {
    make_atlas(kData / "osm/liechtenstein-2024.osm.pbf");
    EXPECT_EQ(zone_names(),
              (std::set<std::string>{"Balzers", "Eschen", "Gamprin", "Mauren", "Planken", "Ruggell",
                                     "Schaan", "Schellenberg", "Triesen", "Triesenberg", "Vaduz"}));
    expect_every_household_in_every_category();
}

TEST_F(RealData, HautesAlpesHasEveryCommuneAndTheShareBeyondThirtyMinutes) {
    make_atlas(source_tree() / "tests/real/hautes-alpes.toml");
    EXPECT_EQ(zone_names().size(), 163U);
    const auto lines = lines_of(read_file(folder_ / "out/zones.csv"));
    const auto header = fields_of(lines.front());
    const auto beyond = static_cast<std::size_t>(
        std::find(header.begin(), header.end(), "beyond_30") - header.begin());
    const auto whole = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.rfind("*,", 0) == 0 && line.find(",france_services,") != std::string::npos;
    });
    ASSERT_NE(whole, lines.end());
    const double share = std::atof(fields_of(*whole).at(beyond).c_str());
    // The national promise is that nobody is; the State's own count is 5 % beyond 20 minutes.
    EXPECT_GT(share, 0.0);
    EXPECT_LT(share, 0.05);
}

TEST_F(RealData, EveryExtractIsReadOrRefusedWithASentence) {
    for (const auto& entry : fs::directory_iterator(kData / "osm")) {
        if (entry.file_size() > 10'000'000) continue;  // the region has a benchmark of its own
        const Outcome outcome =
            run_relais(folder_, "import '" + entry.path().string() + "' -o n.relais --overwrite");
        EXPECT_EQ(outcome.exit_code, 0) << entry.path() << outcome.err;
    }
}

}  // namespace
}  // namespace relais
