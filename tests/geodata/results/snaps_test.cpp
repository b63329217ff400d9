#include "geodata/results/snaps.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"

namespace relais::results {
namespace {

// In the grid city a street is 0.001 degree, 111.2 m, long.

class Snaps : public testing::Test {
  protected:
    Snaps() {
        territory_.households = {{"near", {5'000, -1'000}, 1, {}},
                                 {"far, \"off\"", {5'000, -300'000}, 1, {}}};
        territory_.services = {{"s", "", {0, 5'000}, CategoryId{0U}, {}, ""}};
        const snap::Snapper snapper(city_);
        for (const auto& household : territory_.households)
            households_.push_back(snapper.snap(household.place));
        for (const auto& service : territory_.services)
            services_.push_back(snapper.snap(service.place));
    }
    graph::RoadNetwork city_ = testing_support::grid_city(2, 2);
    territory::Territory territory_;
    std::vector<snap::Snap> households_, services_;
};

TEST_F(Snaps, HaveARowForEveryPoint) {
    const auto folder = std::filesystem::temp_directory_path() / "relais_snaps_test";
    std::filesystem::create_directories(folder);
    write_snaps(folder, city_, territory_, households_, services_);
    std::ostringstream text;
    text << std::ifstream(folder / "snap.csv").rdbuf();
    std::filesystem::remove_all(folder);
    EXPECT_EQ(text.str(),
              "kind,id,lon,lat,fate,metres,seconds,way,road,also\n"
              "household,near,0.0005000,-0.0001000,snapped,11.1,10.0,0,,\n"
              "household,\"far, \"\"off\"\"\",0.0005000,-0.0300000,outside_data,,,,,\n"
              "service,s,0.0000000,0.0005000,snapped,0.0,0.0,0,,\n");
}

TEST_F(Snaps, AreToldInASentence) {
    const auto found = snapping_of(territory_, households_, services_);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(snapping_text(found[0]),
              "1 of 2 households snapped to the roads, half within 11 m, 95 % within 11 m, all "
              "within 11 m; 1 outside_data (such as far, \"off\")");
    EXPECT_EQ(
        snapping_text(found[1]),
        "1 of 1 services snapped to the roads, half within 0 m, 95 % within 0 m, all within 0 m");
}

}  // namespace
}  // namespace relais::results
