// Measures on real data, at full size, beside what others have published of the same data. Skipped,
// and said so, where the data does not lie beside the checkout (../shared/data).

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

const fs::path kTop = source_tree();
const fs::path kData = kTop.parent_path() / "shared" / "data";

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream stream(line + ",");
    for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
    return fields;
}

/// A table whose cells hold no comma: by the text of its first column, then by column.
using Rows = std::map<std::string, std::map<std::string, std::string>>;
Rows rows_of(const fs::path& file) {
    std::istringstream text(read_file(file));
    std::string line;
    std::getline(text, line);
    const auto header = fields_of(line);
    Rows rows;
    while (std::getline(text, line)) {
        const auto fields = fields_of(line);
        for (std::size_t c = 0; c < header.size(); ++c) rows[fields[0]][header[c]] = fields[c];
    }
    return rows;
}

class RealMeasures : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kData)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    }
    void access(const fs::path& input, const std::string& measures) {
        const Outcome outcome =
            run_relais(folder_, "access '" + input.string() + "' -o out --measures " + measures);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    Folder folder_;
};

TEST_F(RealMeasures, PortoAlegreOnFootIsWhatR5rCountsOnTheSameData) {
    access(kTop / "tests/real/porto-alegre.toml",
           "'" + (kTop / "tests/real/porto-alegre-measures.toml").string() + "'");
    const Rows rows = rows_of(folder_ / "out/household_measures.csv");
    EXPECT_EQ(rows.size(), 1227U);

    // What r5r's vignette "Accessibility" prints: schools and healthcare within 20 minutes at R5's
    // 3.6 km/h, which is 15 at our 4.8. Buses are allowed there, but hardly pay on 1.2 km. The last
    // six by the package accessibility from r5r's matrix.
    struct Printed {
        const char* hexagon;
        double schools, healthcare;
    };
    constexpr Printed kPrinted[] = {
        {"89a901291abffff", 3, 5}, {"89a9012a3cfffff", 0, 0}, {"89a901295b7ffff", 6, 4},
        {"89a9012124fffff", 1, 0}, {"89a9012126bffff", 4, 1}, {"89a9012127bffff", 2, 1},
        {"89a90128003ffff", 8, 3}, {"89a90128007ffff", 5, 1}, {"89a9012800bffff", 8, 3}};
    double ours = 0, theirs = 0;
    for (const Printed& printed : kPrinted) {
        const auto& row = rows.at(printed.hexagon);
        const double schools = std::stod(row.at("primary_school_capacity_within_15"));
        const double healthcare = std::stod(row.at("health_centre_capacity_within_15"));
        EXPECT_NEAR(schools, printed.schools, 2) << printed.hexagon;
        EXPECT_NEAR(healthcare, printed.healthcare, 1) << printed.hexagon;
        ours += schools + healthcare;
        theirs += printed.schools + printed.healthcare;
    }
    EXPECT_NEAR(ours / theirs, 1, 0.05);
}

TEST_F(RealMeasures, PortoAlegreGravityFallsByHalfEveryTenMinutes) {
    access(kTop / "tests/real/porto-alegre.toml",
           "'" + (kTop / "tests/real/porto-alegre-measures.toml").string() + "'");
    // A bound by the counts: within 15 minutes a school is worth 2^-1.5 to 1, within 30 more than
    // 1/8, within 60 more than 1/64, and beyond nothing.
    for (const auto& [hexagon, row] : rows_of(folder_ / "out/household_measures.csv")) {
        const std::string& gravity = row.at("primary_school_gravity_half_10");
        if (gravity.empty()) continue;
        const double within_15 = std::stod(row.at("primary_school_capacity_within_15"));
        const double within_30 = std::stod(row.at("primary_school_capacity_within_30"));
        const double least = within_15 * std::exp2(-1.5) + (within_30 - within_15) / 8;
        EXPECT_GE(std::stod(gravity), least * (1 - 1e-9)) << hexagon;
        if (!row.at("primary_school_nearest").empty()) {
            const double nearest = std::stod(row.at("primary_school_nearest"));
            // All 194 schools where the nearest is would be worth more.
            EXPECT_LE(std::stod(gravity), 194 * std::exp2(-nearest / 10)) << hexagon;
        }
    }
}

TEST_F(RealMeasures, OfAWholeCountryAreAllThereInOneRun) {
    access(kData / "osm/andorra-2025.osm.pbf", "all");
    const std::string figures = read_file(folder_ / "out/measures.csv");
    for (const char* measure :
         {"nearest", "kth_nearest_3", "count_within_20", "services_on_foot_20",
          "capacity_within_20", "gravity_60", "2sfca_30", "e2sfca_30", "3sfca_30", "m2sfca_30",
          "bfca_30", "spatial_availability_30", "people_per_place_15"})
        EXPECT_NE(figures.find(std::string(",pharmacy,") + measure + ","), std::string::npos)
            << measure;
    for (const char* never : {"nan", "inf"})
        EXPECT_EQ(figures.find(std::string(",") + never), std::string::npos);
}

}  // namespace
}  // namespace relais
