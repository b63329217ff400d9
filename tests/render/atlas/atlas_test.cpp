#include "render/atlas/atlas.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class Atlas : public ::testing::Test {
  protected:
    void SetUp() override {
        static std::atomic<int> number{0};
        folder_ = fs::temp_directory_path() /
                  ("relais-atlas-" + std::to_string(getpid()) + "-" + std::to_string(++number));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string print(const territory::Territory& territory, double minutes = 8,
                      access::Reason reason = access::Reason::kReached,
                      const std::string& language = "en") {
        const fs::path file = folder_ / "atlas.pdf";
        Options options;
        options.language = language;
        write_atlas(file, territory, findings_of(territory, minutes, reason), graph::RoadNetwork{},
                    options);
        std::ifstream in(file, std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        return std::move(bytes).str();
    }

    fs::path folder_;
};

TEST_F(Atlas, TwoRunsGiveTheSameBytes) {
    const std::string first = print(small_territory());
    EXPECT_TRUE(first.starts_with("%PDF-"));
    EXPECT_EQ(first, print(small_territory()));
}

TEST_F(Atlas, NothingAtAllStillMakesADocument) {
    EXPECT_TRUE(print(territory::Territory{}).starts_with("%PDF-"));
}

TEST_F(Atlas, WithoutZonesTheHouseholdsFillThePage) {
    territory::Territory t = small_territory();
    t.zones.clear();
    for (territory::Household& household : t.households) household.zone = {};
    EXPECT_TRUE(print(t).starts_with("%PDF-"));
    t.households.clear();
    EXPECT_TRUE(print(t).starts_with("%PDF-"));
}

TEST_F(Atlas, HolesIslandsBowTiesAndEmptyShapesArePrinted) {
    territory::Territory t = small_territory();
    t.zones.push_back(zone("", {}));
    t.zones.push_back(zone(
        std::string(60, 'W'),
        {{square(9.8, 47.1, 0.05), {square(9.81, 47.11, 0.01)}}, {square(9.9, 47.1, 0.01), {}}}));
    territory::Ring bow = square(9.7, 47.3, 0.05);
    std::swap(bow[1], bow[2]);
    t.zones.push_back(zone("Bow", {{bow, {}}}));
    EXPECT_TRUE(print(t).starts_with("%PDF-"));
}

TEST_F(Atlas, ACategoryThatReachesNobodyIsPrinted) {
    EXPECT_TRUE(print(small_territory(), 0, access::Reason::kIsland).starts_with("%PDF-"));
    EXPECT_TRUE(
        print(small_territory(), 0, access::Reason::kOffNetwork, "fr").starts_with("%PDF-"));
}

TEST_F(Atlas, ACategoryWithoutBoundsHasOneClass) {
    territory::Territory t = small_territory();
    t.categories[0].thresholds_minutes.clear();
    EXPECT_TRUE(print(t).starts_with("%PDF-"));
}

TEST_F(Atlas, AFolderThatIsNotThereIsNamedAndNothingIsLeft) {
    const fs::path file = folder_ / "missing" / "atlas.pdf";
    try {
        write_atlas(file, small_territory(), {}, {}, {});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos);
    }
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(Atlas, AFileThatCannotTakeItsNameLeavesNoPart) {
    const fs::path file = folder_ / "atlas.pdf";
    fs::create_directories(file / "something");
    EXPECT_THROW(write_atlas(file, small_territory(), {}, {}, {}), Error);
    EXPECT_FALSE(fs::exists(folder_ / "atlas.pdf.part"));
    EXPECT_TRUE(fs::is_directory(file / "something"));
}

}  // namespace
}  // namespace relais::atlas
