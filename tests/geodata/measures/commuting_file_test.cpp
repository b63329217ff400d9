#include "geodata/measures/commuting_file.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/support/program.h"

namespace relais::measures {
namespace {

using testing_support::Folder;
using testing_support::write_file;

Coordinate at(double lon) {
    return Coordinate::from_degrees(lon, 45);
}

/// Zone 01 with homes at 0, 1 and 4 degrees: weighed, its middle is at 1.25. 02 has no people.
territory::Territory two_zones() {
    territory::Territory territory;
    territory.zones = {{"01", "", {}, {}}, {"02", "", {}, {}}};
    territory.households = {
        {"a", at(0), 1, ZoneId{0u}}, {"b", at(1), 2, ZoneId{0u}}, {"c", at(4), 0.75, ZoneId{0u}}};
    return territory;
}

TEST(Commuting, GoesToWhereThePeopleOfAZoneLive) {
    const Folder folder;
    write_file(folder / "flows.csv",
               "home;work;people\n01;01;30,5\n01;02;7\n99;01;4\n02;01;2\n01;01;0\n");
    const CommutingTable table = read_commuting(
        {folder / "flows.csv", "", "", "home", "work", "people", "", "", "made"}, two_zones());
    ASSERT_EQ(table.commuting.works.size(), 1U);
    EXPECT_EQ(table.commuting.works[0], at(1));
    ASSERT_EQ(table.commuting.flows.size(), 2U);
    EXPECT_EQ(table.commuting.flows[0].people, 30.5);
    EXPECT_EQ(table.commuting.flows[1].origin, ZoneId{1u});
    EXPECT_EQ(table.people, 32.5);
    EXPECT_EQ(table.left_out, 11);  // to a place in no zone, and from an unknown zone
}

TEST(Commuting, GoesToPlacesOfTheirOwnAndCountsRowsWithoutPeople) {
    const Folder folder;
    write_file(folder / "flows.csv",
               "home,station,lon,lat\n01,East,3,45\n02,East,3,45\n01,West,-3,45\n");
    const CommutingTable table = read_commuting(
        {folder / "flows.csv", "", "", "home", "station", "", "lon", "lat", ""}, two_zones());
    EXPECT_EQ(table.commuting.works, (std::vector<Coordinate>{at(3), at(-3)}));
    EXPECT_EQ(table.people, 3);
}

TEST(Commuting, IsRefusedWithARemedy) {
    const Folder folder;
    write_file(folder / "flows.csv", "home,work,lon,lat\n77,78,3,45\n");
    const auto refusal = [&](const char* origin, const char* x) -> std::string {
        try {
            (void)read_commuting({folder / "flows.csv", "", "", origin, "work", "", x, x, ""},
                                 two_zones());
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_NE(refusal("home", "").find("should hold the codes of its zones"), std::string::npos);
    EXPECT_NE(refusal("origin", "").find("origin"), std::string::npos);
    write_file(folder / "flows.csv", "home,work,x\n01,78,300000\n");
    EXPECT_NE(refusal("home", "x").find("degrees"), std::string::npos);
}

}  // namespace
}  // namespace relais::measures
