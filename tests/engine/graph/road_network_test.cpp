#include "engine/graph/road_network.h"

#include <gtest/gtest.h>

#include "engine/graph/road_graph.h"
#include "tests/support/grid_city.h"

namespace relais::graph {
namespace {

std::vector<Coordinate> line(std::size_t n) {
    std::vector<Coordinate> places;
    for (std::size_t i = 0; i < n; ++i)
        places.push_back({static_cast<std::int32_t>(i * 10'000), 0});
    return places;
}

ChainInput straight(std::size_t from, std::size_t to, double forward, double backward) {
    const auto places = line(std::max(from, to) + 1);
    ChainInput chain{VertexId{from}, VertexId{to}, {places[from], places[to]}, {}, {}, {0}};
    if (forward >= 0) chain.forward_seconds = {forward};
    if (backward >= 0) chain.backward_seconds = {backward};
    return chain;
}

RoadNetwork network_of(std::size_t vertices, const std::vector<ChainInput>& chains) {
    Builder builder(line(vertices));
    for (const ChainInput& chain : chains) builder.add(chain);
    return std::move(builder).finish({Way{}}, {'\0'});
}

TEST(Builder, SortsArcsByTailThenHeadAndLinksThemToTheirChain) {
    const RoadNetwork network = network_of(3, {straight(2, 0, 5, 6), straight(0, 1, 1, -1)});
    ASSERT_EQ(network.arc_count(), 3U);
    // arcs: 0->1 (chain 1), 0->2 (chain 0 backward), 2->0 (chain 0 forward)
    EXPECT_EQ(network.arc_head[0], VertexId{1u});
    EXPECT_EQ(network.arc_head[1], VertexId{2u});
    EXPECT_EQ(network.arc_ticks[1], 60U);
    EXPECT_EQ(network.arc_tail[2], VertexId{2u});
    EXPECT_EQ(network.chain_forward_arc[0], ArcId{2u});
    EXPECT_EQ(network.chain_backward_arc[0], ArcId{1u});
    EXPECT_FALSE(network.chain_backward_arc[1].exists());
    EXPECT_EQ(network.first_arc[1], 2U);
    EXPECT_EQ(network.first_arc[2], 2U);  // vertex 1 has no arc out
}

TEST(Builder, RoundsTimesOncePerPointSoThatErrorsDoNotAddUp) {
    // Ten pieces of 0.04 s are 0.4 s = 4 ticks; rounded one by one they would be 0.
    Builder builder({{0, 0}, {100'000, 0}});
    ChainInput chain;
    chain.first = VertexId{0u};
    chain.last = VertexId{1u};
    for (int i = 0; i <= 10; ++i) chain.shape.push_back({i * 10'000, 0});
    chain.forward_seconds.assign(10, 0.04);
    chain.way.assign(10, 0);
    builder.add(chain);
    const RoadNetwork network = std::move(builder).finish({Way{}}, {'\0'});
    EXPECT_EQ(network.arc_ticks[0], 4U);
    EXPECT_EQ(network.shape(ChainId{0u}).back().forward_ticks, 4U);
    EXPECT_NEAR(network.arc_decimetres[0], 11'119, 2);  // 0.01 degree
}

TEST(Builder, CountsBackwardTimesFromTheLastPoint) {
    Builder builder({{0, 0}, {20'000, 0}});
    builder.add(
        {VertexId{0u}, VertexId{1u}, {{0, 0}, {10'000, 0}, {20'000, 0}}, {1, 2}, {3, 4}, {0, 0}});
    const RoadNetwork network = std::move(builder).finish({Way{}}, {'\0'});
    const auto shape = network.shape(ChainId{0u});
    EXPECT_EQ(shape[0].backward_ticks, 70U);
    EXPECT_EQ(shape[1].backward_ticks, 40U);
    EXPECT_EQ(shape[2].backward_ticks, 0U);
    EXPECT_EQ(shape[1].forward_ticks, 10U);
}

TEST(Builder, KeepsParallelChainsAndLoops) {
    const RoadNetwork network =
        network_of(2, {straight(0, 1, 1, 1), straight(0, 1, 2, 2), straight(1, 1, 3, -1)});
    EXPECT_EQ(network.arc_count(), 5U);
    EXPECT_EQ(network.chain_count(), 3U);
}

TEST(RoadGraph, IsABoostGraphWhoseEdgeIndexIsTheArc) {
    const RoadNetwork network = testing_support::grid_city(3, 2);
    const RoadGraph graph = road_graph(network);
    ASSERT_EQ(num_edges(graph), network.arc_count());
    for (auto [edge, end] = edges(graph); edge != end; ++edge) {
        const std::size_t arc = get(boost::edge_index, graph, *edge);
        EXPECT_EQ(source(*edge, graph), network.arc_tail[arc].value());
        EXPECT_EQ(target(*edge, graph), network.arc_head[arc].value());
    }
}

TEST(RoadGraph, ReversedHasEveryArcTurnedRoundWithItsTime) {
    const RoadNetwork network = network_of(3, {straight(0, 1, 1, -1), straight(2, 1, 7, -1)});
    const ReversedRoadGraph reversed = reversed_road_graph(network);
    ASSERT_EQ(num_edges(reversed.graph), 2U);
    for (auto [edge, end] = edges(reversed.graph); edge != end; ++edge) {
        EXPECT_EQ(source(*edge, reversed.graph), 1U);
        const std::uint32_t ticks = reversed.ticks[get(boost::edge_index, reversed.graph, *edge)];
        EXPECT_EQ(ticks, target(*edge, reversed.graph) == 0 ? 10U : 70U);
    }
}

}  // namespace
}  // namespace relais::graph
