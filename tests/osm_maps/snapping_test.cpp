// Where a house joins the roads. A square takes ten seconds by car, ninety on foot; the space
// between two lines of a map is 50 m, 45 seconds on foot.

#include "engine/routes/path.h"
#include "engine/snap/access_points.h"
#include "engine/snap/snapper.h"
#include "tests/osm_maps/junctions.h"

namespace relais::scenarios {
namespace {

constexpr const char* kSnapRoad = "highway=tertiary";

snap::Snap joined(Town& town, char house) {
    const graph::RoadNetwork& network = town.import().network;
    return snap::Snapper(network, {.max_metres = town.profile.max_snap_metres,
                                   .farther_to_open_metres = town.profile.farther_to_open_metres})
        .snap(town.place(house));
}

/// The ways that a house joins, the nearest first: "xyf abc"; none: "".
std::string ways_of(Town& town, char house) {
    const graph::RoadNetwork& network = town.import().network;
    std::string names;
    for (const snap::Join& join : joined(town, house).joins) {
        const graph::ShapePoint& piece = network.shape(join.chain)[join.position >> 32];
        names += (names.empty() ? "" : " ") + town.name_of_way(network.ways[piece.way].osm_id);
    }
    return names;
}

TEST(AHouse, JoinsTheRoadBeforeItNotTheNextJunction) {
    Town town(R"(
a-------b-------c
    p
)");
    town.way("ab", kSnapRoad).way("bc", kSnapRoad);
    const snap::Join join = joined(town, 'p').nearest();
    EXPECT_NEAR(join.walk_metres, 50, 0.1);
    EXPECT_NEAR(to_seconds(join.walk), 45, 0.2);  // at 4 km/h
    EXPECT_NEAR(join.forward_offset / 10.0, 10, 0.2);
}

TEST(AHouse, FartherFromAllRoadsThanTheProfileSaysIsOffTheNetwork) {
    for (const auto& [metres, fate] :
         {std::pair(101, snap::Fate::kSnapped), std::pair(99, snap::Fate::kOffNetwork)}) {
        Town town(R"(
a---b---c

    p
)");
        town.profile.max_snap_metres = metres;
        town.way("abc", kSnapRoad);
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
    town.way("ab", kSnapRoad).way("bc", kSnapRoad).way("gh", "highway=service");
    EXPECT_EQ(ways_of(town, 'p'), "ab");
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
    far.way("ab", kSnapRoad).way("bc", kSnapRoad).way("gh", "highway=service");
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
    return town.way("abcdefg", kSnapRoad).way("xyf", behind);
}

TEST(AHouse, MayUseTheStreetBeforeItInsteadOfTheFieldTrackBehindIt) {
    // On foot to the street 90 s. At 5 m/s the track takes p 45 + 110 s there, q 45 + 40.
    for (const char* const behind :
         {"highway=track tracktype=grade2", "highway=track tracktype=grade2 access=private",
          "highway=service maxspeed=18 access=destination"}) {
        Town town = gardens(behind);
        EXPECT_EQ(ways_of(town, 'p'), "xyf abcdefg") << behind;
        EXPECT_EQ(ways_of(town, 'q'), "xyf") << behind;
    }
    Town road = gardens("highway=residential");
    EXPECT_EQ(ways_of(road, 'p'), "xyf");  // open to all: the nearest is the nearest
}

TEST(AHouse, AtATrackFarFromAllRoadsDrivesAlongTheTrack) {
    Town town = gardens("highway=track tracktype=grade2");
    town.profile.farther_to_open_metres = 49;
    EXPECT_EQ(ways_of(town, 'p'), "xyf");
}

TEST(AHouse, UsesTheStreetAlsoWhereTheRoadBehindItIsOnlyGotToByATrack) {
    // yx itself is open to all, but who wants to get there has to take the track yf.
    Town town = gardens("highway=footway");
    town.way("yf", "highway=track tracktype=grade2").way("xy", "highway=service maxspeed=18");
    EXPECT_EQ(ways_of(town, 'p'), "xy abcdefg");
    EXPECT_EQ(ways_of(town, 'q'), "xy");
}

/// A house 50 m from one road and 100 m from a street that meets it at both ends.
Town two_roads(const char* nearer) {
    Town town(R"(
a-------b-------c-------d
|                       |
|                       |
|           p           |
e-------f-------g-------h
)");
    return town.way("ae", kSnapRoad)
        .way("dh", kSnapRoad)
        .way("abcd", kSnapRoad)
        .way("efgh", nearer);
}

TEST(AHouse, JoinsNoRoadThatCannotBeEnteredThere) {
    for (const char* const nearer :
         {"highway=tertiary tunnel=yes", "highway=tertiary tunnel=avalanche_protector",
          "highway=motorway oneway=no", "highway=motorway_link oneway=no",
          "highway=primary motorroad=yes", "highway=tertiary bridge=yes",
          "highway=tertiary bridge=viaduct", "route=ferry"}) {
        Town town = two_roads(nearer);
        EXPECT_EQ(ways_of(town, 'p'), "abcd") << nearer;
    }
    for (const char* const nearer :
         {"highway=tertiary tunnel=building_passage", "highway=tertiary", "highway=trunk"}) {
        Town town = two_roads(nearer);
        EXPECT_EQ(ways_of(town, 'p'), "efgh") << nearer;
    }
}

TEST(AHouse, JoinsABridgeOnlyWhereNoOtherRoadIsWithinTheMaximumDistance) {
    Town town = two_roads("highway=tertiary bridge=yes");
    town.profile.max_snap_metres = 60;
    EXPECT_EQ(ways_of(town, 'p'), "efgh");
    Town tunnel = two_roads("highway=tertiary tunnel=yes");
    tunnel.profile.max_snap_metres = 60;
    EXPECT_EQ(joined(tunnel, 'p').fate, snap::Fate::kOffNetwork);
}

TEST(AHouse, AboveAPartOfARoadThatIsATunnelJoinsTheRoadBesideIt) {
    // The road runs a-b-c-d; b-c is a tunnel, and p lies over its middle.
    Town town(R"(
        p
a---b-------c---d
)");
    town.way("ab", kSnapRoad).way("bc", "highway=tertiary tunnel=yes").way("cd", kSnapRoad);
    const snap::Join join = joined(town, 'p').nearest();
    EXPECT_NEAR(join.walk_metres, std::hypot(100, 50), 1);  // at b or c
}

TEST(AHouse, DoesNotWalkThroughALakeWhileThereIsARoadOnThisSide) {
    // The road north is 100 m away, beyond a lake of 50 m; the one in the south 150 m.
    for (const char* const water :
         {"natural=water", "natural=water intermittent=yes", "landuse=meadow"}) {
        Town town(R"(
a-----------------------d
|   s---------------t   |
|   v---------------u   |
|           p           |
|                       |
|                       |
e-----------------------h
)");
        town.way("ad", kSnapRoad).way("ae", kSnapRoad).way("dh", kSnapRoad).way("eh", kSnapRoad);
        town.way("stuvs", water);
        const bool wet = std::string_view(water) == "natural=water";
        EXPECT_EQ(ways_of(town, 'p'), wet ? "eh" : "ad") << water;
    }
}

TEST(AHouse, WalksThroughTheLakeWhereNoRoadIsOnItsSide) {
    Town town(R"(
a-----------------------d
|   s---------------t   |
|   v---------------u   |
|           p           |
)");
    town.way("ad", kSnapRoad).way("stuvs", "natural=water");
    EXPECT_EQ(ways_of(town, 'p'), "ad");
}

TEST(AHouse, DoesNotWalkThroughTheSeaOrALakeInPieces) {
    const char* const map = R"(
a-----------------------d
|   s---------------t   |
|   v---------------u   |
|           p           |
|                       |
|                       |
e-----------------------h
)";
    Town coast(map);
    coast.way("ad", kSnapRoad).way("ae", kSnapRoad).way("dh", kSnapRoad).way("eh", kSnapRoad);
    coast.way("stuvs", "natural=coastline");  // clockwise: the sea is inside
    EXPECT_EQ(ways_of(coast, 'p'), "eh");
    Town pieces(map);
    pieces.way("ad", kSnapRoad).way("ae", kSnapRoad).way("dh", kSnapRoad).way("eh", kSnapRoad);
    pieces.way("stu", "source=survey").way("svu", "natural=wetland");
    pieces.relation("type=multipolygon natural=water", "outer=stu outer=svu");
    EXPECT_EQ(ways_of(pieces, 'p'), "eh");
}

TEST(AHouse, OnASmallNetworkOfItsOwnMayAlsoWalkToALargerOne) {
    // 2.4 km of road round p hang on nothing and lie 1,200 m from the road ab of 4 km.
    Town town(R"(
a---------------------------------------------------------------------------------------------------------------------------------------------------------------b























    e---------------------------------------h
    |   p                                   |
    |                                       |
    |                                       |
    f---------------------------------------g
)");
    town.way("ab", kSnapRoad).way("efghe", kSnapRoad);
    EXPECT_EQ(ways_of(town, 'p'), "efghe ab");
    EXPECT_EQ(town.import().report.part_kilometres.size(), 2U);
    EXPECT_EQ(ways_of(town, 'b'), "ab");
}

TEST(AHouse, AtTheEndOfAOneWayStreetIsReachedByItsJunction) {
    // The street cb ends at b; to come along it one drives round by a-d-c.
    Town town(R"(
a---b   e
    |   |
    |   |
d---c---f
)");
    town.way("cb", "highway=residential oneway=yes").way("abe", kSnapRoad).way("efcda", kSnapRoad);
    const graph::RoadNetwork& network = town.import().network;
    const snap::Snapper snapper(network);
    const snap::Snap junction = snapper.snap(town.place('b'));
    const snap::Snap west = snapper.snap(interpolate(town.place('a'), town.place('b'), 0.5));
    EXPECT_EQ(routes::fastest_path(network, west, junction)->time, from_seconds(5));
    EXPECT_FALSE(junction.nearest().along);
    EXPECT_EQ(junction.nearest().corners.size(), 1U);
    EXPECT_EQ(snap::departures(network, junction).size(), 1U);
    EXPECT_EQ(snap::arrivals(network, junction).size(), 1U);
    // A few metres before it, one can walk there as well.
    const Coordinate before = interpolate(town.place('b'), town.place('c'), 0.05);
    const snap::Snap near = snapper.snap(before);
    EXPECT_TRUE(near.nearest().along);
    EXPECT_EQ(near.nearest().corners.size(), 1U);
    EXPECT_NEAR(near.nearest().corner_walk_metres, 7.5, 0.1);
}

TEST(AHouse, AtAJunctionWithForbiddenTurnsIsReachedByAllItsRoads) {
    Town town(R"(
    e
    |
a---b---c
    |
    d
)");
    town.way("ab", kSnapRoad).way("bc", kSnapRoad).way("bd", kSnapRoad).way("be", kSnapRoad);
    town.relation("type=restriction restriction=no_left_turn", "from=ab via=b to=be");
    town.relation("type=restriction restriction=only_straight_on", "from=bd via=b to=be");
    const graph::RoadNetwork& network = town.import().network;
    const snap::Snapper snapper(network);
    const auto at = [&](char node) { return snapper.snap(town.place(node)); };
    for (const char end : {'a', 'c', 'd', 'e'}) {
        EXPECT_EQ(routes::fastest_path(network, at('b'), at(end))->time, from_seconds(10)) << end;
        EXPECT_EQ(routes::fastest_path(network, at(end), at('b'))->time, from_seconds(10)) << end;
    }
}

}  // namespace
}  // namespace relais::scenarios
