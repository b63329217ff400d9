// Which parts of the roads are networks of their own. A hundredth of a degree is 1,112 m.

#include "engine/graph/parts.h"

#include <gtest/gtest.h>

namespace relais::graph {
namespace {

constexpr std::int32_t kKilometre = 89'932;  // in 1e-7 degree, along the equator

/// A straight road along the equator.
struct Road {
    double from, to;  // kilometres east of the origin
    bool two_way = true;
    std::uint32_t way = 0;
    double north = 0;  // kilometres
};

/// Every road has two vertices of its own, numbered in their order, but for roads that begin where
/// the one before ends.
RoadNetwork network_of(const std::vector<Road>& roads, const PartRules& rules = {}) {
    std::vector<Coordinate> places;
    std::vector<ChainInput> chains;
    const auto vertex = [&](Coordinate place) {
        if (places.empty() || places.back() != place) places.push_back(place);
        return VertexId{places.size() - 1};
    };
    for (const Road& road : roads) {
        const auto place = [&](double east) {
            return Coordinate{static_cast<std::int32_t>(std::lround(east * kKilometre)),
                              static_cast<std::int32_t>(std::lround(road.north * kKilometre))};
        };
        ChainInput chain;
        chain.first = vertex(place(road.from));
        chain.last = vertex(place(road.to));
        chain.shape = {place(road.from), place(road.to)};
        chain.forward_seconds = {60};
        if (road.two_way) chain.backward_seconds = {60};
        chain.way = {road.way};
        chains.push_back(chain);
    }
    Builder builder(places);
    for (const ChainInput& chain : chains) builder.add(chain);
    Way ferry;
    const auto names = road_class_names();
    ferry.road_class = static_cast<std::uint8_t>(
        std::find_if(names.begin(), names.end(),
                     [](const char* name) { return std::string_view(name) == "ferry"; }) -
        names.begin());
    return std::move(builder).finish({Way{}, ferry}, {'\0'}, rules);
}

constexpr std::uint32_t kNone = PartId::kNoneValue;

std::vector<std::uint32_t> parts(const RoadNetwork& network) {
    std::vector<std::uint32_t> result;
    for (const PartId part : network.vertex_part) result.push_back(part.value());
    return result;
}

using Parts = std::vector<std::uint32_t>;

TEST(Parts, AreThoseWithMoreThanFiveKilometresOfRoadTheLongestFirst) {
    EXPECT_EQ(parts(network_of({{0, 6}, {6.1, 16}, {17, 21.9}})),
              (Parts{1, 1, 0, 0, kNone, kNone}));
}

TEST(Parts, AreAlsoShorterOnesFarFromAllLargerOnes) {
    // 2 km of road, 1.2 km and 0.9 km from the next; then 0.8 km of road far from everything.
    EXPECT_EQ(parts(network_of({{0, 6}, {7.2, 9.2}})), (Parts{0, 0, 1, 1}));
    EXPECT_EQ(parts(network_of({{0, 6}, {6.9, 8.9}})), (Parts{0, 0, kNone, kNone}));
    EXPECT_EQ(parts(network_of({{0, 6}, {17.2, 18}})), (Parts{0, 0, kNone, kNone}));
}

TEST(Parts, CountTheGapBetweenTheNearestPlacesOfTheirRoads) {
    // A road of 2 km beside the middle of one of 20 km, 1.1 and 0.9 km away.
    EXPECT_EQ(parts(network_of({{0, 20}, {9, 11, true, 0, 1.1}})), (Parts{0, 0, 1, 1}));
    EXPECT_EQ(parts(network_of({{0, 20}, {9, 11, true, 0, 0.9}})), (Parts{0, 0, kNone, kNone}));
}

TEST(Parts, DoNotMindSlipsOfMappingNearThem) {
    // The road of 2 km lies beside a slip of 2.5 km, which lies beside the large part.
    EXPECT_EQ(parts(network_of({{0, 6}, {6.5, 9}, {9.5, 11.5}})),
              (Parts{0, 0, kNone, kNone, 1, 1}));
}

TEST(Parts, LeaveOutOneWayDeadEnds) {
    EXPECT_EQ(parts(network_of({{0, 1}, {1, 2}, {2, 9, false}})), (Parts{0, 0, 0, kNone}));
}

TEST(Parts, CountTheLargestWhateverItsLength) {
    EXPECT_EQ(parts(network_of({{0, 0.1}})), (Parts{0, 0}));
    EXPECT_EQ(parts(network_of({{0, 0.1}, {5, 5.1}})), (Parts{0, 0, kNone, kNone}));
}

TEST(Parts, DoNotCountTheLengthOfFerries) {
    // 4 km of road and a ferry of 20 km: less than 6 km of road elsewhere.
    EXPECT_EQ(parts(network_of({{0, 4}, {4, 24, true, 1}, {30, 36}})), (Parts{1, 1, 1, 0, 0}));
}

TEST(Parts, FollowTheRulesGiven) {
    EXPECT_EQ(parts(network_of({{0, 6}, {6.1, 8.1}}, {.sure_metres = 1500})), (Parts{0, 0, 1, 1}));
    EXPECT_EQ(parts(network_of({{0, 6}, {6.1, 8.1}}, {.gap_metres = 50})), (Parts{0, 0, 1, 1}));
}

TEST(Parts, OfNothingAreNone) {
    EXPECT_TRUE(parts_of(RoadNetwork{}, {}).empty());
}

TEST(PartSummaries, TellTheLengthAndTheLowestVertex) {
    const auto summaries = summaries_of_parts(network_of({{0, 6}, {10, 20}}));
    ASSERT_EQ(summaries.size(), 2U);
    EXPECT_NEAR(summaries[0].kilometres, 10, 0.01);
    EXPECT_EQ(summaries[0].lowest, VertexId{2U});
    EXPECT_EQ(summaries[1].vertices, 2U);
}

}  // namespace
}  // namespace relais::graph
