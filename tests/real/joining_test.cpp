// What households and services of real extracts join; skipped where the data does not lie beside
// the checkout. `real_joining_test` prints the table of tests/real/logs/joining.log.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/snap/snapper.h"
#include "engine/snap/water.h"
#include "geodata/osm/features.h"
#include "geodata/osm/roads/import.h"
#include "geodata/taxonomy/taxonomy.h"
#include "tests/support/program.h"

namespace relais {
namespace {

namespace fs = std::filesystem;
using graph::WayFlag;

const fs::path kData = testing_support::source_tree().parent_path() / "shared" / "data" / "osm";

/// Points by the kind of road that they join.
struct Joined {
    std::size_t tunnel = 0, bridge = 0, no_entry = 0, across_water = 0, island = 0, off_network = 0;
};

/// The same roads, none of which is known to be a tunnel, a bridge or closed to those beside it;
/// without shores; of one part alone: what points joined before.
graph::RoadNetwork forgetful(const graph::RoadNetwork& network) {
    graph::RoadNetwork result = network;
    std::vector<graph::Way> ways(network.ways.begin(), network.ways.end());
    for (graph::Way& way : ways)
        for (const WayFlag flag : {WayFlag::kTunnel, WayFlag::kBridge, WayFlag::kNoEntry})
            way.flags &= static_cast<std::uint8_t>(~static_cast<std::uint8_t>(flag));
    result.ways = std::move(ways);
    result.shores = {};
    std::vector<PartId> parts(network.vertex_part.begin(), network.vertex_part.end());
    for (PartId& part : parts)
        if (part != PartId{0U}) part = {};
    result.vertex_part = std::move(parts);
    return result;
}

Joined joined(const graph::RoadNetwork& network, const snap::Snapper& snapper,
              const std::vector<Coordinate>& places) {
    const snap::Water water(network.shores.view());
    Joined counts;
    const std::vector<snap::Snap> snaps = snapper.snap_all(places);
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        counts.island += snaps[i].fate == snap::Fate::kIsland ? 1 : 0;
        counts.off_network += snaps[i].fate == snap::Fate::kOffNetwork ? 1 : 0;
        if (!snaps[i].exists()) continue;
        const snap::Join& join = snaps[i].nearest();
        const graph::Way& way = network.ways[network.shape(join.chain)[join.position >> 32].way];
        counts.tunnel += way.has(WayFlag::kTunnel) ? 1 : 0;
        counts.bridge += way.has(WayFlag::kBridge) ? 1 : 0;
        counts.no_entry += way.has(WayFlag::kNoEntry) ? 1 : 0;
        counts.across_water +=
            water.longest_stretch(places[i], join.place) > snap::kMostWaterMetres ? 1 : 0;
    }
    return counts;
}

void print(const std::string& extract, const char* when, std::size_t points, const Joined& c) {
    fmt::print("{:<22} {:<7} {:>7} {:>7} {:>7} {:>9} {:>7} {:>7} {:>7}\n", extract, when, points,
               c.tunnel, c.bridge, c.no_entry, c.across_water, c.island, c.off_network);
}

class RealJoining : public testing::TestWithParam<const char*> {};

TEST_P(RealJoining, LeavesTunnelsMotorwaysAndFerriesToThoseOnThem) {
    const fs::path extract = kData / GetParam();
    if (!fs::exists(extract)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    const osm::RoadImport import_ = osm::import_roads(extract);
    const graph::RoadNetwork& network = import_.network;
    const territory::Territory territory =
        osm::read_features(extract, taxonomy::Taxonomy::standard()).territory;
    std::vector<Coordinate> places;
    for (const auto& household : territory.households) places.push_back(household.place);
    for (const auto& service : territory.services) places.push_back(service.place);
    const snap::Options options{.max_metres = 2000};
    const Joined before = joined(network, snap::Snapper(forgetful(network), options), places);
    const Joined after = joined(network, snap::Snapper(network, options), places);
    fmt::print("{:<22} {:<7} {:>7} {:>7} {:>7} {:>9} {:>7} {:>7} {:>7}\n", "extract", "", "points",
               "tunnel", "bridge", "no entry", "water", "island", "off");
    print(GetParam(), "before", places.size(), before);
    print(GetParam(), "after", places.size(), after);
    EXPECT_EQ(after.tunnel, 0U);
    EXPECT_EQ(after.no_entry, 0U);
    EXPECT_LE(after.bridge, before.bridge);
    EXPECT_LE(after.across_water, before.across_water);
    EXPECT_LE(after.island, before.island);
}

INSTANTIATE_TEST_SUITE_P(Extracts, RealJoining,
                         testing::Values("andorra-2025.osm.pbf", "liechtenstein-2024.osm.pbf",
                                         "seychelles.osm.pbf", "heidelberg.test.pbf",
                                         "porto_portugal.osm.pbf"));

}  // namespace
}  // namespace relais
