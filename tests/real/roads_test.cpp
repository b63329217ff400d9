// Three extracts made for one rule each, at full size; skipped where the data does not lie beside
// the checkout.

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "engine/reference/dijkstra.h"
#include "engine/snap/access_points.h"
#include "engine/snap/snapper.h"
#include "geodata/osm/roads/import.h"
#include "geodata/profile/profile.h"
#include "tests/support/program.h"

namespace relais {
namespace {

namespace fs = std::filesystem;

const fs::path kData = testing_support::source_tree().parent_path() / "shared" / "data" / "osm";

class RealRoads : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kData)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    }
};

/// The place in the middle of a way, on its first piece of shape in the network.
Coordinate place_on(const graph::RoadNetwork& network, std::int64_t osm_id) {
    for (std::size_t chain = 0; chain < network.chain_count(); ++chain) {
        const auto shape = network.shape(ChainId{chain});
        for (std::size_t i = 0; i + 1 < shape.size(); ++i)
            if (network.ways[shape[i].way].osm_id == osm_id)
                return interpolate(shape[i].place, shape[i + 1].place, 0.5);
    }
    throw std::out_of_range("the way is not in the network");
}

Duration between(const graph::RoadNetwork& network, Coordinate a, Coordinate b) {
    const snap::Snapper snapper(network);
    const snap::Snap from = snapper.snap(a);
    const snap::Snap to = snapper.snap(b);
    std::vector<reference::Source> sources;
    for (const snap::AccessPoint& at : snap::departures(network, from))
        sources.push_back({at.vertex, at.offset, 0});
    const auto labels =
        reference::Dijkstra(network, reference::Direction::kFromSources).search(sources);
    Duration best = snap::along_chain(network, from, to);
    for (const snap::AccessPoint& at : snap::arrivals(network, to))
        best = std::min(best, labels[at.vertex.index()].time + at.offset);
    return best;
}

TEST_F(RealRoads, TheTunnelGateOnTheA17IsOpen) {
    const auto import_ = osm::import_roads(kData / "a17-barrier-access-yes.osm.pbf");
    // barrier=swing_gate access=yes
    const Coordinate gate = Coordinate::from_degrees(13.7219044, 51.0109094);
    bool passed = false;
    const graph::RoadNetwork& network = import_.network;
    for (std::size_t chain = 0; chain < network.chain_count(); ++chain) {
        const auto shape = network.shape(ChainId{chain});
        for (std::size_t i = 1; i + 1 < shape.size(); ++i) passed |= shape[i].place == gate;
    }
    EXPECT_TRUE(passed);
}

TEST_F(RealRoads, ReisterstownForbidsTheUTurnOverTwoViaWays) {
    const fs::path extract = kData / "reisterstown-via-restriction.pbf";
    // no_u_turn from way 238215855 via 238215854 and 53332280 to 238215856
    constexpr std::int64_t kFrom = 238215855;
    constexpr std::int64_t kTo = 238215856;
    profile::Profile lawless = profile::named("car");
    lawless.restriction_keys.clear();
    const auto kept = osm::import_roads(extract);
    const auto ignored = osm::import_roads(extract, lawless);
    EXPECT_GT(kept.report.restrictions_used, 0U);
    const Coordinate from = place_on(kept.network, kFrom);
    const Coordinate to = place_on(kept.network, kTo);
    EXPECT_GT(between(kept.network, from, to).count(),
              between(ignored.network, from, to).count() + 50);  // five seconds
}

TEST_F(RealRoads, TheHarbourFerriesOfHamburgTakePeopleNotCars) {
    const fs::path extract = kData / "hamburg-hafen-ferry.osm.pbf";
    constexpr std::int64_t kShuttle = 1073689239;  // duration=00:03 foot=yes motor_vehicle=no
    const auto by_car = osm::import_roads(extract);
    EXPECT_THROW((void)place_on(by_car.network, kShuttle), std::out_of_range);
    const auto on_foot = osm::import_roads(extract, profile::named("walk"));
    double seconds = 0;
    const graph::RoadNetwork& network = on_foot.network;
    for (std::size_t chain = 0; chain < network.chain_count(); ++chain) {
        const auto shape = network.shape(ChainId{chain});
        for (std::size_t i = 0; i + 1 < shape.size(); ++i)
            if (network.ways[shape[i].way].osm_id == kShuttle)
                seconds += (shape[i + 1].forward_ticks - shape[i].forward_ticks) / 10.0;
    }
    const double boarding = profile::named("walk").delays.ferry_boarding;
    EXPECT_GE(seconds, 180 * 0.98);
    EXPECT_LE(seconds, 180 * 1.02 + 2 * boarding);
}

}  // namespace
}  // namespace relais
