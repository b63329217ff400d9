// Where a house joins the roads. A square takes ten seconds by car, ninety on foot; the space
// between two lines of a map is 50 m, 45 seconds on foot.

#include "engine/snap/snapper.h"
#include "tests/scenarios/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kRoad = "highway=tertiary";

snap::Snap joined(Town& town, char house) {
    const graph::RoadNetwork& network = town.import().network;
    return snap::Snapper(network, {.max_metres = town.profile.max_snap_metres,
                                   .farther_to_open_metres = town.profile.farther_to_open_metres})
        .snap(town.place(house));
}

/// The way that a house joins; none: "".
std::string way_of(Town& town, char house) {
    const snap::Snap snap = joined(town, house);
    if (!snap.exists()) return "";
    const graph::RoadNetwork& network = town.import().network;
    const std::int64_t id = network.ways[network.shape(snap.chain).front().way].osm_id;
    return town.name_of_way(id);
}

TEST(AHouse, JoinsTheRoadBeforeItNotTheNextJunction) {
    Town town(R"(
a-------b-------c
    p
)");
    town.way("ab", kRoad).way("bc", kRoad);
    const snap::Snap snap = joined(town, 'p');
    EXPECT_NEAR(snap.walk_metres, 50, 0.1);
    EXPECT_NEAR(to_seconds(snap.walk), 45, 0.2);  // at 4 km/h
    EXPECT_NEAR(snap.forward_offset / 10.0, 10, 0.2);
}

TEST(AHouse, FartherFromAllRoadsThanTheProfileSaysIsOffTheNetwork) {
    for (const auto& [metres, fate] :
         {std::pair(101, snap::Fate::kSnapped), std::pair(99, snap::Fate::kOffNetwork)}) {
        Town town(R"(
a---b---c

    p
)");
        town.profile.max_snap_metres = metres;
        town.way("abc", kRoad);
        EXPECT_EQ(joined(town, 'p').fate, fate) << metres;
    }
}

TEST(AHouse, JoinsARoadThatLeadsSomewhereNotTheIslandAtItsDoor) {
    // The lane gh hangs on nothing.
    Town town(R"(
a---b---c
    p
  g---h
)");
    town.way("ab", kRoad).way("bc", kRoad).way("gh", "highway=service");
    EXPECT_EQ(way_of(town, 'p'), "ab");
    EXPECT_EQ(town.import().report.island_count, 1U);
    ASSERT_EQ(town.import().report.largest_islands.size(), 1U);
    EXPECT_NEAR(town.import().report.largest_islands[0].kilometres, 0.1, 0.001);
    EXPECT_EQ(town.import().report.largest_islands[0].place, town.place('g'));
    Town far(R"(
a---b---c



    p
  g---h
)");
    far.profile.max_snap_metres = 100;
    far.way("ab", kRoad).way("bc", kRoad).way("gh", "highway=service");
    EXPECT_EQ(joined(far, 'p').fate, snap::Fate::kIsland);
}

/// A street, and behind the houses p and q a way that leaves it at f and comes back to their
/// gardens: 50 m from them, the street 100 m. Back to the street it is 550 m for p, 200 m for q.
Town gardens(const char* behind) {
    Town town(R"(
a---b---c---d---e---f---g
                    |
    p             q |
x-------------------y
)");
    return town.way("abcdefg", kRoad).way("xyf", behind);
}

TEST(AHouse, UsesTheStreetBeforeItNotTheFieldTrackBehindIt) {
    // On foot to the street 90 s. At 5 m/s the track takes p 45 + 110 s there, q 45 + 40.
    for (const char* const behind :
         {"highway=track tracktype=grade2", "highway=track tracktype=grade2 access=private",
          "highway=service maxspeed=18 access=destination"}) {
        Town town = gardens(behind);
        EXPECT_EQ(way_of(town, 'p'), "abcdefg") << behind;
        EXPECT_EQ(way_of(town, 'q'), "xyf") << behind;
    }
    Town road = gardens("highway=residential");
    EXPECT_EQ(way_of(road, 'p'), "xyf");  // open to all: the nearest is the nearest
}

TEST(AHouse, AtATrackFarFromAllRoadsDrivesAlongTheTrack) {
    Town town = gardens("highway=track tracktype=grade2");
    town.profile.farther_to_open_metres = 49;
    EXPECT_EQ(way_of(town, 'p'), "xyf");
}

TEST(AHouse, UsesTheStreetAlsoWhereTheRoadBehindItIsOnlyGotToByATrack) {
    // yx itself is open to all, but who wants to get there has to take the track yf.
    Town town = gardens("highway=footway");
    town.way("yf", "highway=track tracktype=grade2").way("xy", "highway=service maxspeed=18");
    EXPECT_EQ(way_of(town, 'p'), "abcdefg");
    EXPECT_EQ(way_of(town, 'q'), "xy");
}

}  // namespace
}  // namespace relais::scenarios
