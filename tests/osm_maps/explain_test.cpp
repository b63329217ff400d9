// What relais explain says about a trip. A square takes ten seconds at 36 km/h.

#include "engine/routes/path.h"
#include "engine/snap/snapper.h"
#include "geodata/results/trip.h"
#include "tests/osm_maps/town.h"

namespace relais::scenarios {
namespace {

results::Trip trip_of(Town& town, char from, char to) {
    const graph::RoadNetwork& network = town.import().network;
    const snap::Snapper snapper(network);
    const snap::Snap a = snapper.snap(town.place(from));
    const snap::Snap b = snapper.snap(town.place(to));
    const auto path = routes::fastest_path(network, a, b);
    results::Trip trip;
    const auto end = [&](char name, const routes::Walk& walk) {
        return results::TripEnd{std::string(1, name), town.place(name), walk.foot, walk.time,
                                walk.metres};
    };
    trip.from = end(from, path.value().first);
    trip.to = end(to, path->last);
    trip.time = path->time;
    trip.decimetres = path->decimetres;
    trip.steps = routes::steps_of(network, *path, town.profile.bends);
    return trip;
}

std::string explained(Town& town, char from, char to) {
    return results::trip_text(town.import().network, trip_of(town, from, to));
}

TEST(AnExplanation, GoesRoadByRoadWithTheRunningTotal) {
    Town town(R"(
a---b---c
        |
        d
    )");
    town.profile.share_of_limit = 0.8;
    town.way("abc", "highway=tertiary name=Chemin maxspeed=45");  // 36 km/h
    town.way("cd", "highway=residential");
    town.country = "";
    EXPECT_EQ(explained(town, 'a', 'd'),
              "30.0 s, 300 m from a to d\n\n"
              " until    time  metres  km/h  road               way  why\n"
              "0:00.0  0:00.0       0        to the road             on foot\n"
              "0:20.0  0:20.0     200    36  Chemin (tertiary)  1    posted 45 km/h "
              "(maxspeed=45), 80 % of it driven\n"
              "0:30.0  0:10.0     100    36  residential        2    no limit posted, usual for "
              "residential in open country\n"
              "0:30.0  0:00.0       0        from the road           on foot\n"
              "\nWhere the time goes\n"
              "   0:30.0  on the roads at their speeds\n");
}

TEST(AnExplanation, HasItsNumbersUnderTheirHeadingsHoweverLongTheyAre) {
    Town town("a---b---c");
    for (auto& speed : town.profile.speeds) speed = {1, 1};
    town.way("abc", "highway=tertiary");  // 200 m: twelve minutes
    town.country = "";
    std::istringstream text(explained(town, 'a', 'c'));
    std::string line;
    while (std::getline(text, line) && line.find("until") == std::string::npos) {
    }
    std::vector<std::size_t> ends;
    for (const std::string heading : {"until", "time", "metres"})
        ends.push_back(line.find(heading) + heading.size());
    std::size_t rows = 0;
    for (; std::getline(text, line) && !line.empty(); ++rows)
        for (const std::size_t end : ends) {
            EXPECT_TRUE(std::isdigit(static_cast<unsigned char>(line[end - 1]))) << line;
            EXPECT_EQ(line[end], ' ') << line;
        }
    EXPECT_EQ(rows, 3U);
    EXPECT_NE(text.str().find("12:00.0  12:00.0     200"), std::string::npos) << text.str();
}

TEST(AnExplanation, SaysWhereNoLawIsKnown) {
    Town town("a---b");
    for (auto& speed : town.profile.speeds) speed = {200, 200};
    town.way("ab", "highway=primary");
    town.country = "PE";
    EXPECT_NE(explained(town, 'a', 'b').find("taken 90 km/h (no law known for PE: default rural)"),
              std::string::npos);
    Town slow("a---b");  // slower than any law
    slow.way("ab", "highway=primary");
    slow.country = "PE";
    EXPECT_NE(explained(slow, 'a', 'b')
                  .find("no limit posted, usual for primary in open country (no law known for PE: "
                        "default rural)"),
              std::string::npos);
}

TEST(AnExplanation, CountsTheWalkToTheRoad) {
    // p lies half a square from the road: 50 m at 4 km/h are 45 seconds.
    Town town(R"(
a---b---c
p
    )");
    town.way("abc", "highway=tertiary");
    const results::Trip trip = trip_of(town, 'p', 'c');
    EXPECT_EQ(trip.from.walk, from_seconds(45));
    EXPECT_EQ(results::time_text(trip.time), "1 min 5.0 s");
    EXPECT_NE(explained(town, 'p', 'c').find("0:45.0  0:45.0      50        to the road"),
              std::string::npos);
}

TEST(AnExplanation, NamesEveryDelayAndItsCause) {
    Town town("a---b---c");
    town.profile.delays.traffic_signals = 7;
    town.way("abc", "highway=tertiary").node("b", "highway=traffic_signals");
    EXPECT_NE(explained(town, 'a', 'c').find("; +7.0 s traffic signals"), std::string::npos);
    const results::Trip trip = trip_of(town, 'a', 'c');
    ASSERT_EQ(trip.steps.size(), 1U);
    EXPECT_NEAR(trip.steps[0].bends_seconds, 0, 0.1);
    EXPECT_EQ(trip.time, from_seconds(27));
}

TEST(AnExplanation, PutsTheRestDownToBends) {
    Town straight("a---b---c");
    Town bent(R"(
a---b
    |
    c
    )");
    for (Town* town : {&straight, &bent}) {
        town->profile.bends = {1, 1};
        town->way("abc", "highway=tertiary");
    }
    EXPECT_EQ(explained(straight, 'a', 'c').find("bends"), std::string::npos);
    EXPECT_NE(explained(bent, 'a', 'c').find(" s bends"), std::string::npos);
}

TEST(AnExplanation, TellsSlopesFromBends) {
    // Two squares, 20 m up, a right angle between them: at 36 km/h on the flat they take 20 s and
    // what the bend costs; uphill at 10 % one drives 0.8 times as fast.
    Town town(R"(
a---b
    |
    c
    )");
    town.profile.bends = {1, 1};
    town.profile.slope = {profile::SlopeLaw::kLinear, 0, 2, 0, 0.1, 1};
    town.elevations = [&](std::span<const Coordinate> places) {
        std::vector<float> heights;
        for (const Coordinate place : places)
            heights.push_back(place == town.place('a')   ? 100
                              : place == town.place('b') ? 110
                                                         : 120);
        return heights;
    };
    town.way("abc", "highway=tertiary");
    const results::Trip up = trip_of(town, 'a', 'c');
    ASSERT_EQ(up.steps.size(), 1U);
    EXPECT_NEAR(up.steps[0].rise, 20, 0.1);
    EXPECT_GT(up.steps[0].bends_seconds, 1);
    // 25 s instead of 20; from 8 m/s less is lost to the bend than from 10.
    EXPECT_NEAR(up.steps[0].slopes_seconds, 5, 3);
    const results::Trip down = trip_of(town, 'c', 'a');
    EXPECT_NEAR(down.steps[0].rise, -20, 0.1);
    EXPECT_NEAR(down.steps[0].slopes_seconds, 0, 0.1);
    EXPECT_NEAR(down.steps[0].bends_seconds, up.steps[0].bends_seconds, 0.1);
    EXPECT_NE(explained(town, 'a', 'c').find(" s slope, 20 m up"), std::string::npos);
    const results::TimeSpent spent = results::time_spent(up);
    EXPECT_NEAR(spent.at_speed, 20, 0.1);
    EXPECT_NEAR(spent.at_speed + spent.bends + spent.slopes, to_seconds(up.time), 0.01);
}

/// The speed of the only step, tenths of km/h, and why.
std::pair<int, std::string> speed(Town& town, char from, char to) {
    const results::Trip trip = trip_of(town, from, to);
    EXPECT_EQ(trip.steps.size(), 1U);
    return {trip.steps[0].dkmh, results::speed_text(town.import().network, trip.steps[0])};
}

TEST(AnExplanation, TellsTheSpeedOfTheDirectionTaken) {
    Town town("a---b---c");
    town.way("abc", "highway=tertiary maxspeed:forward=36 maxspeed:backward=18");
    EXPECT_EQ(speed(town, 'a', 'c'), std::pair(360, std::string("posted 36 km/h "
                                                                "(maxspeed:forward=36)")));
    EXPECT_EQ(speed(town, 'c', 'a'), std::pair(180, std::string("posted for this direction")));
}

TEST(AnExplanation, NamesTheTagThatSlowsARoad) {
    Town town("a---b---c");
    town.profile.surfaces = {{"gravel", 18}};
    town.way("abc", "highway=tertiary maxspeed=50 surface=gravel");
    EXPECT_EQ(speed(town, 'a', 'c'),
              std::pair(180, std::string("surface (surface=gravel), below the limit of 50 km/h")));
}

TEST(AnExplanation, PassesOverTheLinksOfATurnRestriction) {
    Town town(R"(
a---b---c
    |
    d
    )");
    town.way("ab", "highway=tertiary").way("bc", "highway=tertiary").way("bd", "highway=tertiary");
    town.relation("type=restriction restriction=no_right_turn", "from=ab via=b to=bd");
    const results::Trip trip = trip_of(town, 'a', 'c');
    ASSERT_EQ(trip.steps.size(), 2U);
    EXPECT_EQ(trip.time, from_seconds(20));
}

}  // namespace
}  // namespace relais::scenarios
