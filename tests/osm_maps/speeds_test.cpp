// Where the speed of a road comes from. The plain profile drives 36 km/h, the whole of a limit, and
// takes no time for bends.

#include "tests/osm_maps/town.h"

namespace relais::scenarios {
namespace {

using graph::SpeedRule;
using graph::SpeedSource;

constexpr std::size_t kTertiary = 8;  // in graph::road_class_names()

/// km/h along the only way of a straight road.
double driven(const std::string& tags, const std::string& country = "FR") {
    Town town("a---b");
    town.country = country;
    town.way("ab", tags);
    return town.imported("ab").forward_dkmh / 10.0;
}

TEST(ALimit, IsReadInAllItsSpellings) {
    EXPECT_EQ(driven("highway=tertiary maxspeed=70"), 70);
    EXPECT_NEAR(driven("highway=tertiary maxspeed=30mph"), 48.3, 0.05);
    EXPECT_NEAR(driven("highway=tertiary maxspeed=10knots"), 18.5, 0.05);
    EXPECT_EQ(driven("highway=tertiary maxspeed=FR:rural"), 80);
    EXPECT_EQ(driven("highway=tertiary maxspeed=FR:urban"), 50);
    EXPECT_EQ(driven("highway=residential maxspeed=FR:zone30"), 30);
    EXPECT_EQ(driven("highway=tertiary maxspeed=70;50"), 70);
    EXPECT_EQ(driven("highway=tertiary source:maxspeed=DE:rural"), 100);
    EXPECT_EQ(driven("highway=tertiary maxspeed:type=CH:urban"), 50);
    EXPECT_EQ(driven("highway=residential zone:maxspeed=DE:30"), 30);
    EXPECT_EQ(driven("highway=tertiary zone:traffic=IT:rural"), 90);
    EXPECT_EQ(driven("highway=tertiary maxspeed=rural", "CZ"), 90);
    EXPECT_EQ(driven("highway=service maxspeed=walk"), 6);
    EXPECT_EQ(driven("highway=motorway maxspeed=none"), 130);
}

TEST(ALimit, MayDifferByDirection) {
    Town town("a---b");
    town.way("ab", "highway=tertiary maxspeed:forward=72 maxspeed:backward=18");
    EXPECT_NEAR(town.seconds("ab"), 5, 0.1);   // 20 m/s
    EXPECT_NEAR(town.seconds("ba"), 20, 0.1);  // 5 m/s
}

TEST(TheLawOfTheCountry, CountsWhereNothingIsPosted) {
    Town town("a---b");
    town.country = "LI";
    town.way("ab", "highway=primary");
    for (auto& speed : town.profile.speeds) speed = {200, 200};
    EXPECT_EQ(town.imported("ab").forward_dkmh, 800);
    EXPECT_EQ(town.imported("ab").rule, SpeedRule::kLegal);
    EXPECT_EQ(town.imported("ab").speed_source, SpeedSource::kLegal);
    EXPECT_NEAR(town.import().report.legal_kilometres, 0.1, 1e-3);
}

/// Outside town, in town and on motorways, km/h.
struct LawCase {
    const char* country;
    double rural, urban, motorway;
};

TEST(TheLaw, IsKnownForEveryCountryOfTheTable) {
    for (const auto& [country, rural, urban, motorway] :
         {LawCase{"FR", 80, 50, 130}, LawCase{"AD", 90, 50, 90}, LawCase{"LI", 80, 50, 80},
          LawCase{"CH", 80, 50, 120}, LawCase{"DE", 100, 50, 130}, LawCase{"AT", 100, 50, 130},
          LawCase{"BE", 90, 50, 120}, LawCase{"LU", 90, 50, 130}, LawCase{"ES", 90, 50, 120},
          LawCase{"IT", 90, 50, 130}, LawCase{"PT", 90, 50, 120}, LawCase{"CZ", 90, 50, 130},
          LawCase{"SK", 90, 50, 130}, LawCase{"PL", 90, 50, 140}, LawCase{"HR", 90, 50, 130},
          LawCase{"SI", 90, 50, 130}}) {
        const std::string implicit = std::string("highway=tertiary maxspeed=") + country;
        EXPECT_EQ(driven(implicit + ":rural"), rural) << country;
        EXPECT_EQ(driven(implicit + ":urban"), urban) << country;
        EXPECT_EQ(driven(implicit + ":motorway"), motorway) << country;
    }
}

/// Not a neighbour's: Peru lies between countries of the table, and is not in it.
TEST(ACountryWithoutALaw, HasTheDefaultAndEveryWaySaysSo) {
    Town town("a---b---c");
    town.country = "PE";
    for (auto& speed : town.profile.speeds) speed = {200, 200};
    town.way("ab", "highway=primary").way("bc", "highway=primary maxspeed=PE:urban");
    const auto& [network, report] = town.import();
    EXPECT_EQ(town.imported("ab").forward_dkmh, 900);
    EXPECT_STREQ(network.evidence(town.imported("ab")), "no law known for PE: default rural");
    EXPECT_STREQ(network.evidence(town.imported("bc")),
                 "no law known for PE: default maxspeed=PE:urban");
    ASSERT_EQ(report.laws.size(), 1U);
    EXPECT_EQ(report.laws[0].country, "PE");
    EXPECT_FALSE(report.laws[0].known);
    EXPECT_EQ(report.laws[0].ways, 1U);
}

TEST(NoCountry, HasTheDefaultAndEveryWaySaysSo) {
    Town town("a---b");
    town.country = "";  // and it lies at sea
    for (auto& speed : town.profile.speeds) speed = {200, 200};
    town.way("ab", "highway=motorway");
    EXPECT_EQ(town.imported("ab").forward_dkmh, 1300);
    EXPECT_STREQ(town.import().network.evidence(town.imported("ab")),
                 "country not known: default motorway");
}

TEST(TheCountry, IsTheOneThatLimitsName) {
    Town town("a-b-c-d-e-f-g-h-i-j-k");
    town.country = "";
    for (char c = 'a'; c < 'k'; ++c)
        town.way(std::string{c, static_cast<char>(c + 1)}, "highway=tertiary maxspeed=PL:rural");
    EXPECT_EQ(town.import().report.country, "PL");
    EXPECT_EQ(town.import().report.country_source, "from its speed limits");
}

TEST(ABadRoad, IsSlowerThanItsLimit) {
    EXPECT_EQ(driven("highway=tertiary maxspeed=80 surface=gravel"), 40);
    EXPECT_EQ(driven("highway=tertiary maxspeed=80 smoothness=very_bad"), 20);
    EXPECT_EQ(driven("highway=track tracktype=grade1"), 25);
    EXPECT_EQ(driven("highway=tertiary maxspeed=80 lanes=1"), 50);
    EXPECT_EQ(driven("highway=tertiary maxspeed=80 width=3"), 50);
    EXPECT_EQ(driven("highway=service service=parking_aisle"), 8);
    Town town("a---b");
    town.way("ab", "highway=tertiary maxspeed=80 surface=gravel");
    EXPECT_EQ(town.imported("ab").rule, SpeedRule::kSurface);
    EXPECT_EQ(town.imported("ab").limit_dkmh, 800);
}

TEST(BuiltUpSurroundings, AreFoundFromTheStreetsOfAVillage) {
    // Two streets of 600 m and a road across their middle: 1000 m within about 300 m will do.
    Town town(R"(
a---b---c---d---e---f---g
            |
m---l---k---j---i---h---n
)");
    town.profile.speeds[kTertiary] = {72, 36};
    town.way("abcdefg", "highway=residential").way("mlkjihn", "highway=residential");
    town.way("dj", "highway=tertiary");
    EXPECT_EQ(town.imported("dj").forward_dkmh, 360);
    EXPECT_EQ(town.imported("dj").rule, SpeedRule::kClassBuiltUp);
    EXPECT_TRUE(town.imported("dj").has(graph::WayFlag::kBuiltUp));
    Town country("a---b");
    country.profile.speeds[kTertiary] = {72, 36};
    country.way("ab", "highway=tertiary");
    EXPECT_EQ(country.imported("ab").forward_dkmh, 720);
}

TEST(ASharpBend, IsTakenSlowly) {
    // Two squares at 20 m/s, a right angle between them. Arms of 25 m that turn by 90 degrees make
    // a radius of 25 / (2 sin 45) = 17.7 m; at 2 m/s2 to the side that is 5.95 m/s. Braking from 20
    // at 2 m/s2 takes (20 - 5.95)^2 / (2 * 2 * 20) = 2.47 s longer than not braking; so does
    // gaining speed again. 10 + 2 * 2.47 = 14.9 s.
    Town town(R"(
a---b
    |
    c
)");
    town.profile.bends = {2, 2};
    town.way("abc", "highway=tertiary maxspeed=72");
    EXPECT_NEAR(town.seconds("ac"), 14.9, 0.1);
    EXPECT_NEAR(town.seconds("ca"), 14.9, 0.1);
}

TEST(AStraightRoad, LosesNothing) {
    Town town("a---b---c");
    town.profile.bends = {2, 2};
    town.way("abc", "highway=tertiary maxspeed=72");
    EXPECT_NEAR(town.seconds("ac"), 10, 0.1);
}

TEST(TheEvidence, OfASpeedIsTheTagOrTheLawThatDecidedIt) {
    Town town("a---b---c---d---e---f");
    town.profile.speeds.assign(town.profile.speeds.size(), {100, 100});
    town.profile.surfaces = {{"gravel", 30}};
    town.way("ab", "highway=tertiary maxspeed=70");
    town.way("bc", "highway=tertiary maxspeed=FR:urban");
    town.way("cd", "highway=tertiary");
    town.way("de", "highway=tertiary maxspeed=70 surface=gravel");
    town.way("ef", "highway=residential maxspeed=120 lanes=1");
    town.profile.narrow = 20;
    const graph::RoadNetwork& network = town.import().network;
    EXPECT_STREQ(network.evidence(town.imported("ab")), "maxspeed=70");
    EXPECT_STREQ(network.evidence(town.imported("bc")), "maxspeed=FR:urban");
    EXPECT_STREQ(network.evidence(town.imported("cd")), "FR rural");
    EXPECT_STREQ(network.evidence(town.imported("de")), "surface=gravel");
    EXPECT_STREQ(network.evidence(town.imported("ef")), "lanes=1");
}

TEST(MaxspeedNone, MakesNothingFasterOffMotorways) {
    for (const char* const road : {"living_street", "residential", "service", "unclassified",
                                   "tertiary", "secondary", "primary", "road", "trunk"}) {
        const std::string tags = std::string("highway=") + road;
        for (const char* const none :
             {" maxspeed=none", " maxspeed:forward=none maxspeed:backward=none"}) {
            Town town("a---b   c---d");
            town.way("ab", tags).way("cd", tags + none);
            EXPECT_EQ(town.imported("cd").forward_dkmh, town.imported("ab").forward_dkmh) << road;
            EXPECT_EQ(town.imported("cd").limit_dkmh, town.imported("ab").limit_dkmh) << road;
            EXPECT_EQ(town.ignored("maxspeed=none off motorways: ignored"), 1U);
        }
    }
    // What another tag says counts.
    Town town("a---b");
    town.way("ab", "highway=residential maxspeed=none zone:maxspeed=FR:30");
    EXPECT_EQ(town.imported("ab").limit_dkmh, 300);
}

TEST(MaxspeedNone, MeansWhatItSaysOnMotorwaysAndMotorRoads) {
    for (const char* const road : {"highway=motorway", "highway=motorway_link",
                                   "highway=trunk motorroad=yes", "highway=trunk oneway=yes"}) {
        Town town("a---b");
        town.way("ab", std::string(road) + " maxspeed=none");
        EXPECT_EQ(town.imported("ab").limit_dkmh, 1300) << road;
    }
}

}  // namespace
}  // namespace relais::scenarios
