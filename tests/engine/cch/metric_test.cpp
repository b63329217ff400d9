#include "engine/cch/metric.h"

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::cch {
namespace {

using test::Graph;

std::vector<VertexId> order_of(std::initializer_list<std::size_t> vertices) {
    std::vector<VertexId> order;
    for (const std::size_t v : vertices) order.emplace_back(v);
    return order;
}

std::vector<std::uint32_t> values(std::span<const std::uint32_t> span) {
    return {span.begin(), span.end()};
}

// 0 -3-> 1 -4-> 2, and back by 0 <-5- 1 <-6- 2. Vertex 1 goes first, so 0 and 2 get a shortcut
// that costs 3 + 4 one way and 6 + 5 the other.
TEST(Metric, WeighsAShortcutByItsLowerTriangle) {
    Graph graph{3, {}, {}, {}};
    graph.add(0, 1, 3);
    graph.add(1, 2, 4);
    graph.add(1, 0, 5);
    graph.add(2, 1, 6);
    const Hierarchy hierarchy = build_hierarchy(graph.view(), order_of({1, 0, 2}));
    const Metric metric = customize(hierarchy, graph.ticks);
    // Rank 0 is vertex 1, with arcs up to ranks 1 (vertex 0) and 2 (vertex 2); then 1 up to 2.
    EXPECT_EQ(values(metric.up), (std::vector<std::uint32_t>{5, 4, 7}));
    EXPECT_EQ(values(metric.down), (std::vector<std::uint32_t>{3, 6, 11}));
}

TEST(Metric, KeepsTheFastestOfParallelArcsAndForgetsLoops) {
    Graph graph{2, {}, {}, {}};
    graph.add(0, 1, 9);
    graph.add(0, 1, 7);
    graph.add(0, 0, 1);
    const Metric metric = customize(build_hierarchy(graph.view(), order_of({0, 1})), graph.ticks);
    EXPECT_EQ(values(metric.up), std::vector<std::uint32_t>{7});
    EXPECT_EQ(values(metric.down), std::vector<std::uint32_t>{kNoPath});
}

TEST(Metric, HasTheSameBytesForEveryNumberOfThreads) {
    const Graph graph = test::grid_town(64);
    const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
    const auto hierarchy = build_hierarchy(graph.view(), order::nested_dissection(skeleton));
    const auto customize_on = [&](std::size_t threads) {
        const ThreadLimit limit(threads);
        return customize(hierarchy, graph.ticks);
    };
    const Metric one = customize_on(1);
    for (const std::size_t threads : {2U, 3U, 8U}) {
        const Metric many = customize_on(threads);
        EXPECT_EQ(values(one.up), values(many.up)) << threads << " threads";
        EXPECT_EQ(values(one.down), values(many.down)) << threads << " threads";
    }
}

TEST(Metric, HasTheSameBytesForEveryNumberOfThreadsOnRandomGraphs) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Graph graph = test::random_graph(seed);
        const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
        const auto hierarchy = build_hierarchy(graph.view(), order::nested_dissection(skeleton));
        const ThreadLimit one(1);
        const Metric alone = customize(hierarchy, graph.ticks);
        const ThreadLimit three(3);
        const Metric shared = customize(hierarchy, graph.ticks);
        ASSERT_EQ(values(alone.up), values(shared.up)) << "seed " << seed;
        ASSERT_EQ(values(alone.down), values(shared.down)) << "seed " << seed;
    }
}

}  // namespace
}  // namespace relais::cch
