// Squares, platforms and piers: crossed on foot from edge to edge, and round what stands in them.

#include "geodata/osm/roads/speeds.h"
#include "tests/osm_maps/town.h"

namespace relais::scenarios {
namespace {

constexpr double kDiagonal = 1.41421356;  // of a square of ten seconds: 14.1 s

/// A square of 100 m, a path to its upper left corner and one from its lower right.
Town square(const std::string& tags, const std::string& paths = "highway=footway") {
    Town town(R"(
        s---a---b
            |   |
            c---d---t
    )");
    town.way("sa", paths).way("dt", paths).way("abdca", tags);
    town.profile = Town::plain("walk");
    return town;
}

TEST(ASquare, IsCrossedInAStraightLine) {
    Town town = square("highway=pedestrian area=yes");
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10, 0.2);
    EXPECT_NEAR(town.seconds("ts"), 10 + 10 * kDiagonal + 10, 0.2);
    EXPECT_EQ(town.import().report.areas, 1U);
    EXPECT_EQ(town.import().report.areas_crossed, 1U);
    EXPECT_EQ(town.import().report.area_lines, 1U);
    EXPECT_TRUE(town.import().report.areas_left.empty());
}

TEST(ASquare, OfAnyClassThatOneWalksOnIsCrossed) {
    for (const char* tags :
         {"highway=footway area=yes", "highway=path area=yes", "highway=living_street area=yes",
          "highway=service area=yes", "highway=residential area=yes oneway=yes",
          "highway=pedestrian area=true", "highway=platform", "highway=platform area=yes",
          "railway=platform", "public_transport=platform", "man_made=pier"})
        EXPECT_NEAR(square(tags).seconds("st"), 10 + 10 * kDiagonal + 10, 0.2) << tags;
}

TEST(ASquare, IsALineAroundWhereNothingSaysThatItIsAnArea) {
    for (const char* tags :
         {"highway=pedestrian", "highway=pedestrian area=no", "railway=platform area=no"})
        EXPECT_NEAR(square(tags).seconds("st"), 10 + 20 + 10, 0.2) << tags;
}

TEST(ASquare, IsCrossedByBicycleAsFarAsTheProfileLetsIn) {
    const auto by_bicycle = [](const std::string& tags) {
        Town town = square(tags, "highway=cycleway");
        town.profile = Town::plain("bicycle");
        return town.seconds("st");
    };
    for (const char* tags : {"highway=pedestrian area=yes", "highway=path area=yes",
                             "man_made=pier", "highway=footway bicycle=yes area=yes",
                             "railway=platform bicycle=yes", "highway=service area=yes oneway=yes"})
        EXPECT_NEAR(by_bicycle(tags), 10 + 10 * kDiagonal + 10, 0.2) << tags;
    for (const char* tags : {"highway=footway area=yes", "highway=pedestrian area=yes bicycle=no"})
        EXPECT_EQ(by_bicycle(tags), -1) << tags;
}

TEST(ASquare, WithABicycleThatIsPushedTakesThatLong) {
    Town town = square("highway=footway area=yes bicycle=dismount", "highway=cycleway");
    town.profile = Town::plain("bicycle");
    town.profile.pushed = 3.6;  // a metre a second
    EXPECT_NEAR(town.seconds("st"), 10 + 100 * kDiagonal + 10, 0.2);
}

TEST(ASquare, IsNoRoadForACar) {
    for (const char* tags : {"highway=pedestrian area=yes", "highway=service area=yes",
                             "highway=residential area=yes"}) {
        Town town = square(tags, "highway=residential");
        town.profile = Town::plain("car");
        EXPECT_EQ(town.seconds("st"), -1) << tags;
        EXPECT_EQ(town.import().report.areas, 0U);
    }
}

TEST(ASquare, ThatIsClosedIsNotCrossed) {
    for (const char* access : {"access=no", "foot=no"})
        EXPECT_EQ(square(std::string("highway=pedestrian area=yes ") + access).seconds("st"), -1);
}

TEST(ASquare, ThatIsPrivateIsForThoseWhoEndThere) {
    Town town(R"(
        x---s---a---b
            |   |   |
            |   c---d---t---y
            |           |
            u-----------v
    )");
    town.way("xsa", "highway=footway").way("dty", "highway=footway");
    town.way("suvt", "highway=residential");
    town.way("abdca", "highway=pedestrian area=yes access=private");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("xy"), 10 + 20 + 30 + 10 + 10, 0.2);  // round it
    EXPECT_EQ(town.import().report.area_lines, 1U);                // for those who end there
}

TEST(ASquare, IsNotEnteredThroughABarrier) {
    Town town = square("highway=pedestrian area=yes");
    town.node("a", "barrier=wall");
    EXPECT_EQ(town.seconds("st"), -1);
}

/// The inside is a U: from one leg to the other, the way goes round both inner corners.
TEST(ASquare, WithACornerInTheWayIsCrossedRoundTheCorner) {
    Town town(R"(
        s---a---b   g---h---t
            |   |   |   |
            |   |   |   |
            |   |   |   |
            |   c---f   |
            |           |
            d-----------e
    )");
    town.way("sa", "highway=footway").way("ht", "highway=footway");
    town.way("abcfgheda", "highway=pedestrian area=yes");
    town.profile = Town::plain("walk");
    const double leg = 10 * std::sqrt(1 + 4.0);  // from a to c: one square right, two down
    EXPECT_NEAR(town.seconds("st"), 10 + leg + 10 + leg + 10, 0.2);
    EXPECT_EQ(town.import().report.area_lines, 2U);  // a-c and f-h; c-f is the outline
}

TEST(ASquare, WithAHoleIsCrossedRoundTheHole) {
    Town town(R"(
        s---a-----------b
            |           |
            |   e---f   |
            |   |   |   |
            |   h---g   |
            |           |
            c-----------d---t
    )");
    town.way("sa", "highway=footway").way("dt", "highway=footway");
    town.way("ab", "barrier=wall").way("bdca", "source=survey").way("efghe", "building=yes");
    town.relation("type=multipolygon highway=pedestrian", "outer=bdca inner=efghe outer=ab");
    town.profile = Town::plain("walk");
    // From a to f and on to d: two squares and one, both times.
    EXPECT_NEAR(town.seconds("st"), 10 + 2 * 10 * std::sqrt(4 + 1.0) + 10, 0.2);
    EXPECT_EQ(town.import().report.areas_crossed, 1U);
    // The lines lie on a way of the outline, which has what the relation says.
    EXPECT_EQ(graph::road_class_names()[town.imported("bdca").road_class],
              std::string_view("pedestrian"));
}

TEST(ASquare, AsARelationOfOneWayIsCrossed) {
    for (const char* tags :
         {"type=multipolygon highway=pedestrian", "type=multipolygon railway=platform",
          "type=multipolygon highway=footway area=yes"}) {
        Town town = square("source=survey");
        town.relation(tags, "outer=abdca");
        EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10, 0.2) << tags;
    }
    Town other = square("source=survey");
    other.relation("type=boundary highway=pedestrian", "outer=abdca");
    EXPECT_EQ(other.seconds("st"), -1);
}

TEST(ASquare, WhoseOutlineHasTheTagsTooKeepsItsHole) {
    Town town(R"(
        s---a-----------b
            |           |
            |   e---f   |
            |   |   |   |
            |   h---g   |
            |           |
            c-----------d---t
    )");
    town.way("sa", "highway=footway").way("dt", "highway=footway");
    town.way("abdca", "highway=pedestrian area=yes").way("efghe", "building=yes");
    town.relation("type=multipolygon highway=pedestrian", "outer=abdca inner=efghe");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("st"), 10 + 2 * 10 * std::sqrt(4 + 1.0) + 10, 0.2);
}

TEST(ASquare, WhoseOutlineIsARoadOfAnotherKindHasLinesOfItsOwn) {
    Town town = square("highway=steps");
    town.relation("type=multipolygon highway=pedestrian", "outer=abdca");
    town.profile.speeds[*osm::road_class_of("steps")] = {3.6, 3.6};
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10, 0.2);
    EXPECT_EQ(town.import().report.area_lines, 1U);
}

TEST(ASquare, OfTwoPartsIsCrossedInEach) {
    Town town(R"(
        s---a---b   e---f
            |   |   |   |
            c---d---g---h---t
    )");
    town.way("sa", "highway=footway").way("dg", "highway=footway").way("ht", "highway=footway");
    town.way("abdca", "source=survey").way("efhge", "source=survey");
    town.relation("type=multipolygon highway=pedestrian", "outer=abdca outer=efhge");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10 + 10 + 10, 0.2);
}

TEST(ASquare, OfTwoPartsThatTouchIsCrossedThroughTheirCorner) {
    Town town(R"(
        s---a---b
            |   |
            c---d---e
                |   |
                f---g---t
    )");
    town.way("sa", "highway=footway").way("gt", "highway=footway");
    town.way("abdca", "source=survey").way("degfd", "source=survey");
    town.relation("type=multipolygon highway=pedestrian", "outer=abdca outer=degfd");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("st"), 10 + 2 * 10 * kDiagonal + 10, 0.2);
}

TEST(ASquare, ReachesTheNextOneWhereTheyMeet) {
    Town town(R"(
        s---a---b---e
            |   |   |
            c---d---f---t
    )");
    town.way("sa", "highway=footway").way("ft", "highway=footway");
    town.way("abdca", "highway=pedestrian area=yes").way("befdb", "highway=footway area=yes");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10 + 10, 0.2);
}

TEST(ASquare, ThatReachesOutOfTheExtractIsWalkedAround) {
    Town town = square("natural=water");
    town.way("abd", "source=survey");  // from d back to a: not in the extract
    town.relation("type=multipolygon highway=pedestrian", "outer=abd");
    EXPECT_EQ(town.import().report.areas_left.count("its outline does not close"), 1U);
    EXPECT_NEAR(town.seconds("st"), 10 + 20 + 10, 0.2);
}

TEST(ASquare, WhoseOutlineCrossesItselfIsWalkedAround) {
    Town town = square("source=survey");
    town.way("adbca", "highway=pedestrian area=yes");  // a bow tie: a and d are joined by an edge
    EXPECT_EQ(town.import().report.areas_left.count("its outline crosses itself"), 1U);
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10, 0.2);
}

TEST(ASquare, WhereAPathRunsAlongTheEdgeIsEnteredWhereThePathLeavesIt) {
    Town town(R"(
        s---a---b
            |   |
            c   |
            |   |
            d---e---t
    )");
    town.way("sacd", "highway=footway").way("et", "highway=footway");
    town.way("abedca", "highway=pedestrian area=yes");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * std::sqrt(1 + 4.0) + 10, 0.2);
    EXPECT_EQ(town.import().report.area_lines, 1U);  // from a, not from c or d
}

TEST(ASquare, WithAPathDrawnAcrossGetsNoSecondOne) {
    Town town = square("highway=pedestrian area=yes");
    town.way("ad", "highway=footway");
    EXPECT_NEAR(town.seconds("st"), 10 + 10 * kDiagonal + 10, 0.2);
    EXPECT_EQ(town.import().report.area_lines, 0U);
}

TEST(ASquare, ThatNoRoadMeetsIsLeftOut) {
    Town town(R"(
        a---b---c   f---g   p---q
            |   |   |   |
            d---e   h---i   r---s
    )");
    town.way("ab", "highway=footway");
    town.way("bcedb", "highway=pedestrian area=yes");
    town.way("fgihf", "highway=pedestrian area=yes");  // nothing there
    town.way("pq", "railway=platform").way("rs", "highway=footway");
    town.profile = Town::plain("walk");
    EXPECT_EQ(town.ignored("an area, a platform or a pier that no road touches"), 2U);
    EXPECT_EQ(town.import().report.areas, 1U);
    EXPECT_EQ(town.import().report.ways_used, 3U);
}

/// Of the public tests of OSRM, by bicycle and on foot.
TEST(ASquare, OfAResidentialStreetIsCycledAlongItsEdges) {
    for (const char* mode : {"walk", "bicycle"}) {
        Town town(R"(
            x
            |
            a---b
            |   |
            d---c
        )");
        town.way("xa", "highway=primary").way("abcda", "highway=residential area=yes");
        town.profile = Town::plain(mode);
        EXPECT_NEAR(town.import().report.kilometres, 0.1 + 0.4, 0.001) << mode;
        EXPECT_EQ(town.import().report.area_lines, 0U);
    }
}

TEST(APier, IsWalkedOnToTheFerry) {
    Town town("a---b---c---d");
    town.way("ab", "highway=footway").way("bc", "man_made=pier").way("cd", "route=ferry");
    town.profile = Town::plain("walk");
    EXPECT_NEAR(town.seconds("ad"), 30, 0.2);
}

TEST(APlatform, IsWalkedOnUnlessItIsClosed) {
    const auto along = [](const std::string& tags) {
        Town town("a---b---c---d");
        town.way("ab", "highway=footway").way("bc", tags).way("cd", "highway=footway");
        town.profile = Town::plain("walk");
        return town.seconds("ad");
    };
    for (const char* tags : {"highway=platform", "railway=platform", "public_transport=platform"})
        EXPECT_NEAR(along(tags), 30, 0.2) << tags;
    for (const char* tags : {"railway=platform foot=no", "highway=platform access=no",
                             "railway=platform_edge", "highway=pier"})
        EXPECT_EQ(along(tags), -1) << tags;
}

}  // namespace
}  // namespace relais::scenarios
