#include "engine/scenario/run.h"

#include <gtest/gtest.h>

#include "engine/core/elevation.h"
#include "engine/core/error.h"
#include "engine/scenario/comparison.h"
#include "engine/scenario/new_roads.h"
#include "engine/snap/snapper.h"
#include "tests/engine/scenario/houses.h"

namespace relais::scenario {
namespace {

using testing_support::at;
using testing_support::box;
using testing_support::error_of;
using testing_support::grid_city;
using testing_support::kShop;
using testing_support::row_of_houses;
using testing_support::scenario_of;
using testing_support::Seconds;
using testing_support::seconds;
using testing_support::SmallStudy;

TEST(Scenario, ChangesNothingWithoutEdits) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome same = run(study.base(), scenario_of({}));
    EXPECT_EQ(seconds(same), (Seconds{0, 10, 10}));
    EXPECT_FALSE(same.roads.any());
}

TEST(Scenario, SendsPeopleOfAClosedServiceToTheNext) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome closed = run(study.base(), scenario_of({CloseService{{"a", {}}}}));
    EXPECT_EQ(seconds(closed), (Seconds{40, 30, 10}));
    EXPECT_EQ(closed.variant.territory.services.size(), 1U);
    // b is now the first and only service.
    EXPECT_EQ(closed.nearest.at(HouseholdId{2u}, kShop).service, ServiceId{0u});
}

TEST(Scenario, SaysThatThereIsNoServiceWhenTheLastCloses) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome closed =
        run(study.base(), scenario_of({CloseService{{"a", {}}}, CloseService{{"b", kShop}}}));
    EXPECT_EQ(closed.nearest.at(HouseholdId{0u}, kShop).reason, access::Reason::kNoService);
}

TEST(Scenario, AddsAndMovesServices) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome added =
        run(study.base(), scenario_of({AddService{{"c", "", at(3, 0), kShop, {}, ""}}}));
    EXPECT_EQ(seconds(added), (Seconds{0, 10, 0}));
    const Outcome moved = run(study.base(), scenario_of({MoveService{{"b", {}}, at(2, 0)}}));
    EXPECT_EQ(seconds(moved), (Seconds{0, 10, 10}));
    EXPECT_EQ(moved.nearest.at(HouseholdId{1u}, kShop).service, ServiceId{0u});  // ties to a
}

TEST(Scenario, NeitherSizeNorHoursNorPeopleChangeATime) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    SetHours hours;
    hours.service.id = "a";
    hours.opening_hours = "Mo-Fr 08:00-12:00";
    const std::vector<Action> actions{ResizeService{{"a", {}}, 30}, hours,
                                      ScalePopulation{"", {}, "", 0.5}};
    const Outcome same = run(study.base(), scenario_of(actions));
    EXPECT_EQ(seconds(same), (Seconds{0, 10, 10}));
    EXPECT_EQ(same.variant.territory.services[0].capacity, 30);
    EXPECT_EQ(same.variant.territory.services[0].opening_hours, "Mo-Fr 08:00-12:00");
    EXPECT_EQ(same.variant.territory.households[2].weight, 2);
}

TEST(Scenario, SeesNewHousing) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome built = run(study.base(), scenario_of({AddHousehold{"new", at(2, 0), 30}}));
    EXPECT_EQ(seconds(built), (Seconds{0, 10, 10, 20}));
}

TEST(Scenario, BuildsARoadBetweenTwoOthers) {
    // Two rows of five; a bridge from (0, 0) to (4, 0), 444.78 m, at 100 km/h: 16.0 s. The shop b
    // at (4, 0) is closed first, so that "east" at (3, 0) has 30 s along the row.
    territory::Territory territory = row_of_houses();
    territory.services = {{"b", "", at(4, 0), kShop, {}, ""}};
    const SmallStudy study(grid_city(5, 2), territory);
    const AddRoad bridge{{at(0, 0), at(4, 0)}, 100, false, 0, "Bridge"};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({bridge}))), (Seconds{16, 26, 10}));
    // Only outward: who comes from the west still takes it, who goes back does not.
    AddRoad outward = bridge;
    outward.one_way = true;
    EXPECT_EQ(seconds(run(study.base(), scenario_of({outward}))), (Seconds{16, 26, 10}));
    std::swap(outward.line.front(), outward.line.back());
    EXPECT_EQ(seconds(run(study.base(), scenario_of({outward}))), (Seconds{40, 30, 10}));
}

TEST(Scenario, JoinsANewRoadInTheMiddleOfAnother) {
    // From half-way between (0, 0) and (1, 0) to the shop at (4, 0), 389.18 m at 100 km/h: 14.0 s.
    // "west" has 5 s to the junction; "middle" 5 s back to it; "east" stays with its 10 s.
    territory::Territory territory = row_of_houses();
    territory.services = {{"b", "", at(4, 0), kShop, {}, ""}};
    const SmallStudy study(grid_city(5, 1), territory);
    const AddRoad road{{at(0, 0, 5), at(4, 0)}, 100, false, 0, ""};
    const Outcome built = run(study.base(), scenario_of({road}));
    EXPECT_EQ(seconds(built), (Seconds{19, 19, 10}));
    EXPECT_EQ(built.roads.network.vertex_count(), 6U);
    EXPECT_EQ(built.roads.network.chain_count(), 6U);  // four streets, one cut in two, one new
}

TEST(Scenario, KeepsTheHeightsOfTheRoadThatANewOneJoins) {
    // A street from 100 m up to 200 m; half-way, at 150 m, a road joins whose height is not known.
    graph::RoadNetwork street = grid_city(2, 1);
    street.heights = std::vector<float>{100, 200};
    const snap::Snapper snapper(street);
    const Scenario built = scenario_of({AddRoad{{at(0, 0, 5), at(0, 1, 5)}, 50, false, 0, ""}});
    const graph::RoadNetwork network = with_new_roads(street, snapper, built.edits);
    EXPECT_EQ(std::vector<float>(network.heights.begin(), network.heights.end()),
              (std::vector<float>{100, 150, 150, 200, kNoElevation, kNoElevation}));
}

TEST(Scenario, ClosesANewRoadOnlyByEditsAfterIt) {
    territory::Territory territory = row_of_houses();
    territory.services = {{"b", "", at(4, 0), kShop, {}, ""}};
    const SmallStudy study(grid_city(5, 2), territory);
    const AddRoad bridge{{at(0, 0), at(2, 0, 5), at(4, 0)}, 100, false, 0, ""};
    // The bridge's piece from (2.5, 0) on crosses this box, as does the street below it.
    const CloseRoads flood{{{}, {}, box({26'000, -1'000}, {27'000, 1'000})}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({flood, bridge}))), (Seconds{16, 26, 10}));
    // Round by (2, 1) and (3, 1).
    EXPECT_EQ(seconds(run(study.base(), scenario_of({bridge, flood}))), (Seconds{60, 50, 10}));
}

TEST(Scenario, ReachesAnIslandByABridge) {
    // Two pairs of crossings; nothing leads from one to the other until there is a road.
    std::vector<Coordinate> places{at(0, 0), at(1, 0), at(1, 1), at(6, 0), at(7, 0)};
    graph::Builder builder(places);
    for (const auto& [a, b] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{3, 4}})
        builder.add({VertexId{std::size_t(a)},
                     VertexId{std::size_t(b)},
                     {places[std::size_t(a)], places[std::size_t(b)]},
                     {10},
                     {10},
                     {0}});
    territory::Territory territory = row_of_houses();
    territory.households = {{"islander", at(7, 0), 1, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}};
    const SmallStudy study(std::move(builder).finish({graph::Way{}}, {'\0'}), territory,
                           {.max_metres = 50});
    EXPECT_EQ(study.at(0).reason, access::Reason::kIsland);
    // 555.97 m at 100 km/h: 20.0 s, and 10 s on either side.
    const AddRoad bridge{{at(1, 0), at(6, 0)}, 100, false, 0, ""};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({bridge}))), (Seconds{40}));
}

TEST(Scenario, SendsAServiceOnARound) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const AddRound round{{{"bus 1", "Bus", at(1, 0), kShop, {}, "Mo 09:00-12:00"},
                          {"bus 2", "Bus", at(3, 0), kShop, {}, "Tu 09:00-12:00"}}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({round}))), (Seconds{0, 0, 0}));
}

TEST(Scenario, CountsOnlyServicesThatTakePart) {
    // Open today is whose hours say so.
    const auto open = [](const territory::Service& service) {
        return service.opening_hours == "Mo 09:00-12:00";
    };
    territory::Territory territory = row_of_houses();
    territory.services[1].opening_hours = "Mo 09:00-12:00";
    const SmallStudy study(grid_city(5, 1), territory, open);
    EXPECT_EQ(seconds(run(study.base(), scenario_of({}))), (Seconds{40, 30, 10}));
    SetHours early;
    early.service.id = "a";
    early.opening_hours = "Mo 09:00-12:00";
    EXPECT_EQ(seconds(run(study.base(), scenario_of({early}))), (Seconds{0, 10, 10}));
    early.service.id = "b";
    early.opening_hours = "Tu 09:00-12:00";
    EXPECT_EQ(seconds(run(study.base(), scenario_of({early}))), (Seconds{-1, -1, -1}));
    // A stop of a round counts on its day; a shop that moves keeps its hours.
    const AddRound round{{{"bus 1", "", at(1, 0), kShop, {}, "Mo 09:00-12:00"},
                          {"bus 2", "", at(3, 0), kShop, {}, "Tu 09:00-12:00"}}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({round}))), (Seconds{10, 0, 10}));
    EXPECT_EQ(seconds(run(study.base(), scenario_of({MoveService{{"a", {}}, at(3, 0)}}))),
              (Seconds{40, 30, 10}));
}

TEST(Scenario, CountsOnlyServicesThatTakePartOnANewRoadToo) {
    // Shop a at 0 is open, b at 4 is not. A bridge from 0 to 3, 333.58 m at 100 km/h: 12.0 s.
    const auto open = [](const territory::Service& service) {
        return service.opening_hours == "open";
    };
    territory::Territory territory = row_of_houses();
    territory.services[0].opening_hours = "open";
    const SmallStudy study(grid_city(5, 2), territory, open);
    EXPECT_EQ(seconds(run(study.base(), scenario_of({}))), (Seconds{0, 10, 30}));
    const AddRoad bridge{{at(0, 0), at(3, 0)}, 100, false, 0, ""};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({bridge}))), (Seconds{0, 10, 12}));
    // b opens, and is 10 s from crossing 3; a closes: 22 s from 0 by the bridge, 30 s from 1.
    const SetHours opened{{"b", {}}, "open"}, closed{{"a", {}}, ""};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({bridge, opened}))), (Seconds{0, 10, 10}));
    EXPECT_EQ(seconds(run(study.base(), scenario_of({opened, closed, bridge}))),
              (Seconds{22, 30, 10}));
    EXPECT_EQ(seconds(run(study.base(), scenario_of({closed, bridge}))), (Seconds{-1, -1, -1}));
}

TEST(Scenario, AgesOneAgeClassAndLeavesTheOthers) {
    territory::Territory territory = row_of_houses();
    territory.groups = {{"people_75_plus", {0.5, 1, 1}}, {"children_0_2", {0.25, 0, 1}}};
    const SmallStudy study(grid_city(5, 1), territory);
    const Outcome aged =
        run(study.base(), scenario_of({ScalePopulation{"", {}, "people_75_plus", 1.5}}));
    EXPECT_EQ(aged.variant.territory.groups[0].by_household, (std::vector<double>{0.75, 1.5, 1.5}));
    EXPECT_EQ(aged.variant.territory.groups[1].by_household, (std::vector<double>{0.25, 0, 1}));
    EXPECT_EQ(aged.variant.territory.households[2].weight, 4);
}

TEST(Scenario, GivesNewHousingItsShareOfAGroupAsItIsByThen) {
    // Seven people, of whom 3.5 are old: half of those who come. Where half of everybody left
    // before, it is half nevertheless; where the old became twice as many, all are.
    territory::Territory territory = row_of_houses();
    territory.groups = {{"people_75_plus", {0.5, 1, 2}}};
    const SmallStudy study(grid_city(5, 1), territory);
    const AddHousehold built{"new", at(2, 0), 6};
    const auto old_people = [&](const std::vector<Action>& actions) {
        const Outcome outcome = run(study.base(), scenario_of(actions));
        return outcome.variant.territory.groups[0].by_household.back();
    };
    EXPECT_DOUBLE_EQ(old_people({built}), 3);
    EXPECT_DOUBLE_EQ(old_people({ScalePopulation{"", {}, "", 0.5}, built}), 3);
    EXPECT_DOUBLE_EQ(old_people({ScalePopulation{"", {}, "people_75_plus", 2}, built}), 6);
    EXPECT_DOUBLE_EQ(old_people({AddHousehold{"other", at(1, 0), 2}, built}), 3);
}

TEST(Scenario, NamesTheEditThatDoesNotFit) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const auto message = [&](std::vector<Action> actions) {
        return error_of([&] { (void)run(study.base(), scenario_of(std::move(actions))); });
    };
    const RoadSelection nowhere{{}, {}, box(at(50, 50), at(60, 60))};
    EXPECT_EQ(message({CloseService{{"z", {}}}}),
              "test.toml, edit 1: the territory has no service \"z\"; copy its id from times.csv "
              "or results.gpkg");
    EXPECT_EQ(message({CloseService{{"a", {}}}, ResizeService{{"a", {}}, 3}}),
              "test.toml, edit 2: the service \"a\" is already closed by an earlier edit; remove "
              "one of the two edits");
    EXPECT_EQ(message({CloseRoads{nowhere}}),
              "test.toml, edit 1: this selection matches no road; check the ids in ways, and "
              "whether the polygon crosses a road of the territory");
    EXPECT_EQ(message({AddService{{"new", "", at(0, 90), kShop, {}, ""}}}),
              "test.toml, edit 1: its place 0.000000,0.090000 could not be snapped to the road "
              "network (none within 2000 m); check lon and lat, or add a road to it");
    EXPECT_NE(message({AddHousehold{"new", at(90, 0), 1}}).find("edit 1: its place"),
              std::string::npos);
    EXPECT_NE(message({AddRound{{{"bus", "", at(1, 0), kShop, {}, "24/7"},
                                 {"bus there", "", at(90, 0), kShop, {}, "24/7"}}}})
                  .find("edit 1: its place 0.090000"),
              std::string::npos);
    const RoadSelection first{{}, {}, box(at(0, 0, 4), at(0, 0, 6))};
    const RoadSelection second{{}, {}, box(at(1, 0, 4), at(1, 0, 6))};
    EXPECT_EQ(message({CloseRoads{first}, OpenRoads{second}}),
              "test.toml, edit 2: none of these roads is closed by an earlier edit; put this edit "
              "after the one that closes them");
    EXPECT_EQ(message({AddRoad{{at(50, 50), at(60, 60)}, 50, false, 0, ""}}),
              "test.toml, edit 1: there is no road within 100 m of either end of the new road; "
              "extend its line to the road that it joins");
    EXPECT_EQ(
        message({AddRoad{{at(0, 0), at(2, 0), at(0, 0)}, 50, false, 0, ""}}),
        "test.toml, edit 1: the new road ends where it begins; give its line two different ends");
    EXPECT_EQ(message({ScalePopulation{"99", {}, "", 2}}),
              "test.toml, edit 1: no zone has the code \"99\"; copy it from zones.csv");
    EXPECT_EQ(message({AddService{{"a", "", {}, kShop, {}, ""}}}),
              "test.toml, edit 1: the territory already has a service \"a\" of this category; give "
              "the new one another id");
}

TEST(Scenario, SeesThatLatitudeComesFirst) {
    const SmallStudy study(grid_city(5, 1), row_of_houses(), snap::Options{.max_metres = 100});
    EXPECT_EQ(
        error_of([&] {
            (void)run(study.base(), scenario_of({MoveService{{"a", {}}, at(0, 4)}}));
        }),
        "test.toml, edit 1: its place 0.000000,0.004000 could not be snapped to the road network "
        "(none within 100 m); longitude and latitude are swapped: exchange lon and lat");
}

/// Way 3 is called Rue 3, way 4 Rue 4; a row of three crossings.
TEST(Scenario, NamesTheWaysAndNamesThatNoRoadHas) {
    std::vector<Coordinate> places{at(0, 0), at(1, 0), at(2, 0)};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {10}, {10}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {places[1], places[2]}, {10}, {10}, {1}});
    const char names[] = "\0Rue 3\0Rue 4";
    graph::Way third, fourth;
    third.osm_id = 3, third.name = 1;
    fourth.osm_id = 4, fourth.name = 7;
    territory::Territory territory = row_of_houses();
    territory.households = {{"beyond", at(2, 0), 1, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}};
    const SmallStudy study(
        std::move(builder).finish({third, fourth}, {std::begin(names), std::end(names)}),
        territory);
    const auto message = [&](const RoadSelection& roads, auto make) {
        return error_of([&] { (void)run(study.base(), scenario_of({make(roads)})); });
    };
    const auto close = [](const RoadSelection& roads) { return Action{CloseRoads{roads}}; };
    const auto slow = [](const RoadSelection& roads) { return Action{SetSpeed{roads, 30}}; };

    EXPECT_EQ(message({{3, 123456789}, {}, {}}, close),
              "test.toml, edit 1: this selection matches no road with the way 123456789: it is not "
              "in the extract, or not open to this profile; check the ids in ways, or remove them");
    EXPECT_NE(message({{11, 12, 3, 13, 14, 15, 16, 17}, {}, {}}, close)
                  .find("with the way 11, 12, 13, 14, 15 and 2 more: "),
              std::string::npos);
    EXPECT_NE(
        message({{11, 12, 3, 13, 14, 15}, {}, {}}, close).find("with the way 11, 12, 13, 14, 15: "),
        std::string::npos);
    EXPECT_NE(message({{}, {}, {}, {"Rue 3", "Rue 99"}}, slow).find("with the name \"Rue 99\""),
              std::string::npos);
    // Way 4 is there, but not where the polygon is.
    const territory::MultiPolygon at_the_first = box(at(0, -1), at(0, 1, 5));
    EXPECT_NE(message({{3, 4}, {}, at_the_first}, close).find("with the way 4"), std::string::npos);
    EXPECT_EQ(message({{3, 4}, {}, {}}, close), "");
}

TEST(Scenario, TellsOfANewRoadThatStopsShort) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome short_of =
        run(study.base(), scenario_of({AddRoad{{at(0, 0), at(2, 3)}, 50, false, 0, ""}}));
    ASSERT_EQ(short_of.remarks.size(), 1U);
    EXPECT_EQ(short_of.remarks.front(),
              "test.toml, edit 1: the last point of its line (0.002000,0.003000) is more than 100 "
              "m from every existing road, so that it is a dead end; extend the line to the road "
              "that it should join");
    EXPECT_TRUE(
        run(study.base(), scenario_of({AddRoad{{at(0, 0), at(1, 1), at(2, 0)}, 50, false, 0, ""}}))
            .remarks.empty());
}

TEST(Comparison, CountsWhoGainsAndWhoLoses) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const Outcome changed =
        run(study.base(), scenario_of({CloseService{{"a", {}}}, MoveService{{"b", {}}, at(3, 0)}}));
    // b at crossing 3: west 0 -> 30 s (weight 1), middle 10 -> 20 s (2), east 10 -> 0 s (4).
    const Comparison comparison =
        compare(study.nearest(), changed.nearest, changed.variant.territory);
    EXPECT_EQ(comparison.territory[0].farther, 3);
    EXPECT_EQ(comparison.territory[0].nearer, 4);
    EXPECT_DOUBLE_EQ(comparison.territory[0].minutes_added, (30 + 2 * 10) / 60.0);
    EXPECT_DOUBLE_EQ(comparison.territory[0].minutes_saved, 4 * 10 / 60.0);
}

}  // namespace
}  // namespace relais::scenario
