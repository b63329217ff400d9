// Roads that are closed, slowed and opened again.

#include "engine/scenario/roads.h"

#include <gtest/gtest.h>

#include "tests/engine/scenario/houses.h"

namespace relais::scenario {
namespace {

using testing_support::at;
using testing_support::box;
using testing_support::grid_city;
using testing_support::kShop;
using testing_support::row_of_houses;
using testing_support::scenario_of;
using testing_support::Seconds;
using testing_support::seconds;
using testing_support::SmallStudy;

TEST(Scenario, CutsOffWhoLivesBeyondAClosedRoad) {
    territory::Territory territory = row_of_houses();
    territory.services.pop_back();
    const SmallStudy study(grid_city(5, 1), territory);
    // The street between crossings 1 and 2, by a polygon across it.
    const auto flood = box({14'000, -1'000}, {16'000, 1'000});
    const Outcome flooded = run(study.base(), scenario_of({CloseRoads{{{}, {}, flood}}}));
    EXPECT_EQ(seconds(flooded), (Seconds{0, 10, -1}));
    EXPECT_EQ(flooded.nearest.at(HouseholdId{2u}, kShop).reason, access::Reason::kNoPath);
}

TEST(Scenario, GoesRoundAClosedRoad) {
    // Two rows: from (1, 0) to the shop at (0, 0) by (1, 1) and (0, 1) takes 30 s instead of 10.
    territory::Territory territory = row_of_houses();
    const SmallStudy study(grid_city(5, 2), territory);
    const auto flood = box({4'000, -1'000}, {6'000, 1'000});
    const Outcome flooded = run(study.base(), scenario_of({CloseRoads{{{}, {}, flood}}}));
    EXPECT_EQ(seconds(flooded), (Seconds{0, 30, 10}));
}

TEST(Scenario, LeavesAHalfClosedChainByItsOtherEnd) {
    // One chain from (0, 0) to (3, 0) with shape points at each street; its middle piece is closed.
    // A house at 0.5 leaves westward; one at 2.5 eastward; one on the closed piece not at all.
    graph::Builder builder({at(0, 0), at(3, 0), at(3, 1), at(0, 1)});
    builder.add({VertexId{0u},
                 VertexId{1u},
                 {at(0, 0), at(1, 0), at(2, 0), at(3, 0)},
                 {10, 10, 10},
                 {10, 10, 10},
                 {0, 0, 0}});
    const auto street = [&](std::size_t a, std::size_t b, Coordinate from, Coordinate to) {
        builder.add({VertexId{a}, VertexId{b}, {from, to}, {10}, {10}, {0}});
    };
    street(1, 2, at(3, 0), at(3, 1));
    street(2, 3, at(3, 1), at(0, 1));
    street(3, 0, at(0, 1), at(0, 0));
    territory::Territory territory = row_of_houses();
    territory.households = {{"west", at(0, 0, 5), 1, {}},
                            {"east", at(2, 0, 5), 1, {}},
                            {"wet", at(1, 0, 5), 1, {}},
                            {"shore", at(1, 0), 1, {}},
                            {"other shore", at(2, 0), 1, {}}};
    territory.services = {{"a", "", at(0, 0, 2), kShop, {}, ""}};
    const SmallStudy study(std::move(builder).finish({graph::Way{}}, {'\0'}), territory);
    const auto flood = box({14'000, -1'000}, {16'000, 1'000});
    const Outcome flooded = run(study.base(), scenario_of({CloseRoads{{{}, {}, flood}}}));
    // west: along the chain, 3 s. east: 5 s to (3, 0), 30 s round, 2 s to the shop. shore: 8 s.
    // The other shore: 5 s more than east.
    EXPECT_EQ(seconds(flooded), (Seconds{3, 37, -1, 8, 42}));
    EXPECT_EQ(flooded.nearest.at(HouseholdId{2u}, kShop).reason, access::Reason::kIsland);
    // A shop under water is not reached.
    const Outcome closed =
        run(study.base(),
            scenario_of({MoveService{{"a", {}}, at(1, 0, 5)}, CloseRoads{{{}, {}, flood}}}));
    EXPECT_EQ(closed.nearest.at(HouseholdId{0u}, kShop).reason, access::Reason::kNoService);
}

TEST(Scenario, LeavesAPlaceAtTheStartOfAClosedPieceByTheBridgeBeforeIt) {
    // A bridge from (0, 0) to (1, 0), which no place beside it joins, and the street that goes on
    // from it, one chain. The home is 10.0 m south of its end, 9 s on foot; the street is closed.
    graph::Builder builder({at(0, 0), at(2, 0)});
    builder.add(
        {VertexId{0u}, VertexId{1u}, {at(0, 0), at(1, 0), at(2, 0)}, {10, 10}, {10, 10}, {1, 0}});
    graph::Way street, bridge;
    bridge.set(graph::WayFlag::kBridge);
    territory::Territory territory = row_of_houses();
    territory.households = {{"home", {10'000, -900}, 1, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}};
    const SmallStudy study(std::move(builder).finish({street, bridge}, {'\0'}), territory);
    const CloseRoads flood{{{}, {}, box(at(1, 0, 4), at(1, 0, 6))}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({flood}))), (Seconds{19}));
}

TEST(Scenario, LeavesTheEndOfAClosedOneWayStreetOnFoot) {
    // From (0, 0) to (1, 0) one way, on to (1, 1) and back to the start both ways. The home lies
    // 5.6 m before (1, 0), 5 s on foot; 10 s from there is the shop.
    const std::vector<Coordinate> places{at(0, 0), at(1, 0), at(1, 1)};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {10}, {}, {0}});
    for (const auto& [a, b] : {std::pair{1U, 2U}, {2U, 0U}})
        builder.add({VertexId{a}, VertexId{b}, {places[a], places[b]}, {10}, {10}, {0}});
    territory::Territory territory = row_of_houses();
    territory.households = {{"home", {9'500, 0}, 1, {}}, {"middle", {5'000, 0}, 1, {}}};
    territory.services = {{"a", "", at(1, 1), kShop, {}, ""}};
    const SmallStudy study(std::move(builder).finish({graph::Way{}}, {'\0'}), territory);
    const CloseRoads close{{{}, {}, box(at(0, 0, 4), at(0, 0, 6))}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({close}))), (Seconds{15, -1}));
}

TEST(Scenario, ChangesStreetsThatAreOneWayAgainstTheirLine) {
    // Two rows of three; from (2, 0) to (1, 0) alone leads a street whose line begins at (1, 0).
    const std::vector<Coordinate> places{at(0, 0), at(1, 0), at(2, 0), at(1, 1), at(2, 1)};
    graph::Builder builder(places);
    builder.add({VertexId{1u}, VertexId{2u}, {places[1], places[2]}, {}, {10}, {0}});
    for (const auto& [a, b] : {std::pair{0U, 1U}, {1U, 3U}, {3U, 4U}, {4U, 2U}})
        builder.add({VertexId{a}, VertexId{b}, {places[a], places[b]}, {10}, {10}, {0}});
    territory::Territory territory = row_of_houses();
    territory.households = {{"home", at(2, 0), 1, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}};
    const SmallStudy study(std::move(builder).finish({graph::Way{}}, {'\0'}), territory);
    const RoadSelection street{{}, {}, box(at(1, 0, 4), at(1, 0, 6))};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({}))), (Seconds{20}));
    EXPECT_EQ(seconds(run(study.base(), scenario_of({ScaleSpeed{street, 0.5}}))), (Seconds{30}));
    EXPECT_EQ(seconds(run(study.base(), scenario_of({CloseRoads{street}}))), (Seconds{40}));
}

TEST(Scenario, SlowsAndSpeedsUpRoadsAndOpensThemAgain) {
    const SmallStudy study(grid_city(5, 1), row_of_houses());
    const RoadSelection second{{}, {}, box({14'000, -1'000}, {16'000, 1'000})};
    const RoadSelection first{{}, {}, box({4'000, -1'000}, {6'000, 1'000})};
    const Outcome slower = run(study.base(), scenario_of({ScaleSpeed{first, 0.5}}));
    EXPECT_EQ(seconds(slower), (Seconds{0, 20, 10}));
    // 0.001 degree is 111.195 m: at 80.06 km/h 5.0 s.
    const Outcome faster = run(study.base(), scenario_of({SetSpeed{first, 80.06}}));
    EXPECT_EQ(seconds(faster), (Seconds{0, 5, 10}));
    const Outcome reopened =
        run(study.base(), scenario_of({CloseRoads{second}, OpenRoads{second}}));
    EXPECT_FALSE(reopened.roads.any());
}

/// A street of one chain from (0, 0) on, of so many pieces that are 100 m long and take 10 s.
graph::RoadNetwork long_street(std::size_t pieces) {
    graph::ChainInput chain;
    chain.first = VertexId{0u};
    chain.last = VertexId{1u};
    for (std::size_t i = 0; i <= pieces; ++i) chain.shape.push_back(at(static_cast<int>(i), 0));
    chain.forward_seconds.assign(pieces, 10);
    chain.backward_seconds.assign(pieces, 10);
    chain.way.assign(pieces, 0);
    graph::Builder builder({chain.shape.front(), chain.shape.back()});
    builder.add(chain);
    return std::move(builder).finish({graph::Way{}}, {'\0'});
}
/// The middle of every second piece of it, `count` of them, from the second piece on.
CloseRoads every_second(int count) {
    CloseRoads close;
    for (int i = 0; i < count; ++i) {
        const auto across = box(at(2 * i + 1, 0, 4), at(2 * i + 1, 0, 6));
        close.roads.area.insert(close.roads.area.end(), across.begin(), across.end());
    }
    return close;
}

TEST(Scenario, LeavesPlacesBetweenTwoClosedPiecesToEachOther) {
    // Pieces 1 and 3 are closed: the house and the shop on piece 2 are 0.4 of 10 s apart, the
    // other house is on piece 0.
    territory::Territory territory = row_of_houses();
    territory.households = {{"between", at(2, 0, 3), 1, {}}, {"outside", at(0, 0, 5), 1, {}}};
    territory.services = {{"a", "", at(2, 0, 7), kShop, {}, ""}};
    const SmallStudy study(long_street(5), territory);
    const Outcome outcome = run(study.base(), scenario_of({every_second(2)}));
    EXPECT_EQ(seconds(outcome), (Seconds{4, -1}));
    EXPECT_EQ(outcome.nearest.at(HouseholdId{1u}, kShop).reason, access::Reason::kNoPath);
}

TEST(Scenario, TakesAllBetweenForClosedOnlyWhereAChainHasMoreThan250Closures) {
    territory::Territory territory = row_of_houses();
    territory.households = {{"between", at(2, 0, 3), 1, {}}, {"before", at(0, 0, 5), 1, {}}};
    territory.services = {{"a", "", at(2, 0, 7), kShop, {}, ""},
                          {"b", "", at(0, 0, 1), CategoryId{1u}, {}, ""}};
    territory.categories.push_back({"school", {}, {5}, ""});
    const SmallStudy study(long_street(510), territory);
    const auto found = [&](int closures) {
        return run(study.base(), scenario_of({every_second(closures)}));
    };
    const Outcome many = found(250), too_many = found(251);
    EXPECT_EQ(seconds(many), (Seconds{4, -1}));
    EXPECT_EQ(seconds(too_many), (Seconds{-1, -1}));
    EXPECT_EQ(too_many.nearest.at(HouseholdId{0u}, kShop).reason, access::Reason::kIsland);
    // What lies before the first of them is as it was.
    for (const Outcome* outcome : {&many, &too_many})
        EXPECT_EQ(outcome->nearest.at(HouseholdId{1u}, CategoryId{1u}).time, from_seconds(4));
}

TEST(Scenario, CountsPiecesThatAreClosedInARowAsOneClosure) {
    // Pieces 1 to 300 are one closure, piece 302 is another: house and shop on piece 301 stay as
    // they are.
    territory::Territory territory = row_of_houses();
    territory.households = {{"between", at(301, 0, 3), 1, {}}};
    territory.services = {{"a", "", at(301, 0, 7), kShop, {}, ""}};
    const SmallStudy study(long_street(510), territory);
    CloseRoads close;
    close.roads.area = box(at(1, 0, 4), at(300, 0, 6));
    const auto second = box(at(302, 0, 4), at(302, 0, 6));
    close.roads.area.insert(close.roads.area.end(), second.begin(), second.end());
    EXPECT_EQ(seconds(run(study.base(), scenario_of({close}))), (Seconds{4}));
}

TEST(Scenario, ClosesAStreetHoweverManyPiecesItHas) {
    // 1,024 pieces in a row: a block for each of them would be 2^32 ticks, which is none.
    territory::Territory territory = row_of_houses();
    territory.households = {{"before", at(0, 0, 5), 1, {}}, {"beyond", at(1'025, 0, 5), 1, {}}};
    territory.services = {{"a", "", at(1'025, 0, 7), kShop, {}, ""}};
    const SmallStudy study(long_street(1'030), territory);
    const CloseRoads close{{{}, {}, box(at(1, 0, 4), at(1'024, 0, 6))}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({close}))), (Seconds{-1, 2}));
}

TEST(Scenario, ClosesAPassByItsName) {
    std::vector<Coordinate> places{at(0, 0), at(1, 0), at(2, 0)};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {10}, {10}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {places[1], places[2]}, {10}, {10}, {1}});
    const char names[] = "\0Col d'Izoard";
    graph::Way plain, pass;
    pass.name = 1;
    territory::Territory territory = row_of_houses();
    territory.households = {{"beyond", at(2, 0), 1, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}};
    const SmallStudy study(
        std::move(builder).finish({plain, pass}, {std::begin(names), std::end(names)}), territory);
    const RoadSelection selection{{}, {}, {}, {"Col d'Izoard"}};
    EXPECT_EQ(seconds(run(study.base(), scenario_of({CloseRoads{selection}}))), (Seconds{-1}));
}

}  // namespace
}  // namespace relais::scenario
