// The laws of slopes of the profiles beside measured speeds, where they lie beside the checkout
// (../shared/data/truth/measured-speed-by-slope.csv).

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/profile/slope.h"
#include "geodata/tables/table.h"
#include "tests/support/program.h"

namespace relais::profile {
namespace {

namespace fs = std::filesystem;

class MeasuredSlopes : public testing::Test {
  protected:
    void SetUp() override {
        const fs::path file = testing_support::source_tree().parent_path() /
                              "shared/data/truth/measured-speed-by-slope.csv";
        if (!fs::exists(file)) GTEST_SKIP() << "no " << file << ": not run";
        tables::Table table({file});
        const tables::Column mode = table.column("mode");
        const tables::Column slope = table.column("slope_percent");
        const tables::Column share = table.column("relative_to_flat");
        while (table.next())
            shares_[table.text(mode)][static_cast<int>(*table.number(slope))].push_back(
                *table.number(share));
    }
    /// Times as fast as on the flat, in the mean over those who were measured.
    [[nodiscard]] double measured(const std::string& mode, int percent) const {
        const std::vector<double>& values = shares_.at(mode).at(percent);
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    }
    static double ours(const std::string& mode, int percent) {
        return speed_on_slope(named(mode).slope, percent / 100.0);
    }
    std::map<std::string, std::map<int, std::vector<double>>> shares_;
};

TEST_F(MeasuredSlopes, AreWalkedThereAndBackInTheirTime) {
    int slopes = 0;
    for (const auto& [percent, values] : shares_["walk"]) {
        if (percent <= 0) continue;
        const double theirs = 1 / measured("walk", percent) + 1 / measured("walk", -percent);
        const double mine = 1 / ours("walk", percent) + 1 / ours("walk", -percent);
        EXPECT_NEAR(mine / theirs, 1, 0.05) << percent << " %";
        ++slopes;
    }
    EXPECT_EQ(slopes, 5);
}

TEST_F(MeasuredSlopes, AreClimbedByBicycleAtTheirSpeed) {
    int slopes = 0;
    for (const auto& [percent, values] : shares_["bicycle"]) {
        if (percent <= 0) continue;
        EXPECT_NEAR(ours("bicycle", percent) / measured("bicycle", percent), 1, 0.25)
            << percent << " %";
        ++slopes;
    }
    EXPECT_EQ(slopes, 8);
}

TEST_F(MeasuredSlopes, AreRiddenDownByBicycleAtTheirSpeed) {
    for (const auto& [percent, values] : shares_["bicycle"])
        if (percent < 0) {
            EXPECT_NEAR(ours("bicycle", percent) / measured("bicycle", percent), 1, 0.1)
                << percent << " %";
        }
}

}  // namespace
}  // namespace relais::profile
