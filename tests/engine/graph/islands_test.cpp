#include "engine/graph/islands.h"

#include <gtest/gtest.h>

namespace relais::graph {
namespace {

TEST(Islands, AreNamedByTheirLowestVertex) {
    // The mainland 0-1-2; a one-way lane 2-3 into a yard; apart from all 4-5-6.
    std::vector<Coordinate> places;
    for (std::int32_t i = 0; i < 7; ++i) places.push_back({i * 10'000, 0});
    Builder builder(places);
    const auto add = [&](std::size_t a, std::size_t b, std::vector<double> back) {
        builder.add({VertexId{a}, VertexId{b}, {places[a], places[b]}, {10}, std::move(back), {0}});
    };
    add(0, 1, {10});
    add(1, 2, {10});
    add(2, 3, {});
    add(5, 6, {10});
    add(4, 5, {10});
    const RoadNetwork network = std::move(builder).finish({Way{}}, {'\0'});
    Islands islands(network);
    EXPECT_FALSE(islands.of(VertexId{0U}).exists());
    EXPECT_FALSE(islands.of(ChainId{1U}).exists());
    EXPECT_EQ(islands.of(VertexId{3U}), VertexId{3U});
    EXPECT_EQ(islands.of(ChainId{2U}), VertexId{3U});  // the lane, which begins on the mainland
    EXPECT_EQ(islands.of(VertexId{6U}), VertexId{4U});
    EXPECT_EQ(islands.of(ChainId{3U}), VertexId{4U});
}

}  // namespace
}  // namespace relais::graph
