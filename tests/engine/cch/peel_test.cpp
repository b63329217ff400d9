#include "engine/order/peel.h"

#include <set>

#include <gtest/gtest.h>

#include "engine/cch/elimination_tree.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::order {
namespace {

Peeled peeled(const test::Graph& graph) {
    return peel(skeleton(graph.vertex_count, graph.tail, graph.head));
}

TEST(Peel, TakesATreeApartFromItsLeaves) {
    // 0 - 1 - 2 - 3, and 4 on 2: the attached points 0, 3, 4 go first; then 1; then 2, alone.
    test::Graph graph{5, {}, {}, {}};
    for (const auto& [a, b] : {std::pair{0, 1}, {1, 2}, {2, 3}, {2, 4}})
        graph.add(static_cast<std::size_t>(a), static_cast<std::size_t>(b), 1);
    const Peeled result = peeled(graph);
    const std::vector<VertexId> expected{VertexId{0}, VertexId{3}, VertexId{4}, VertexId{1},
                                         VertexId{2}};
    EXPECT_EQ(result.order, expected);
    EXPECT_EQ(result.core.vertex_count(), 0U);
}

TEST(Peel, JoinsTheEndsOfAChain) {
    // Four corners, each joined to every other, one of the six ways through vertex 4.
    test::Graph graph{5, {}, {}, {}};
    for (const auto& [a, b] : {std::pair{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 4}, {4, 3}})
        graph.add(static_cast<std::size_t>(a), static_cast<std::size_t>(b), 1);
    const Peeled result = peeled(graph);
    EXPECT_EQ(result.order, std::vector<VertexId>{VertexId{4}});
    ASSERT_EQ(result.core.vertex_count(), 4U);
    for (std::size_t v = 0; v < 4; ++v) EXPECT_EQ(result.core.neighbours(v).size(), 3U);
}

TEST(Peel, LeavesALongChainAsALowTree) {
    test::Graph graph{1 << 16, {}, {}, {}};
    for (std::size_t v = 0; v + 1 < graph.vertex_count; ++v) graph.add(v, v + 1, 1);
    const Peeled result = peeled(graph);
    const auto tree =
        cch::elimination_tree(skeleton(graph.vertex_count, graph.tail, graph.head), result.order);
    EXPECT_LE(*std::max_element(tree.depth.begin(), tree.depth.end()), 2U * 16);
}

TEST(Peel, LeavesACoreWhoseVerticesHaveThreeNeighboursOrMore) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const test::Graph graph = test::random_graph(seed);
        const Peeled result = peeled(graph);
        std::set<VertexId> all(result.order.begin(), result.order.end());
        all.insert(result.core_vertex.begin(), result.core_vertex.end());
        ASSERT_EQ(all.size(), graph.vertex_count);
        ASSERT_EQ(result.order.size() + result.core_vertex.size(), graph.vertex_count);
        for (std::uint32_t v = 0; v < result.core.vertex_count(); ++v) {
            const auto list = result.core.neighbours(v);
            ASSERT_GE(list.size(), 3U);
            ASSERT_TRUE(std::is_sorted(list.begin(), list.end()));
            for (const std::uint32_t neighbour : list) {
                const auto back = result.core.neighbours(neighbour);
                ASSERT_NE(neighbour, v);
                ASSERT_TRUE(std::binary_search(back.begin(), back.end(), v));
            }
        }
    }
}

}  // namespace
}  // namespace relais::order
