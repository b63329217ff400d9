#include "engine/cch/hierarchy.h"

#include <set>

#include <gtest/gtest.h>

#include "engine/order/nested_dissection.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::cch {
namespace {

using test::Graph;

Hierarchy hierarchy_of(const Graph& graph) {
    const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
    return build_hierarchy(graph.view(), order::nested_dissection(skeleton));
}

/// The ranks of the upward neighbours: the ancestors at the depths that the arcs name.
std::set<RankId> heads(const Hierarchy& hierarchy, RankId rank) {
    std::set<RankId> found;
    for (const std::uint16_t depth : hierarchy.up(rank)) {
        RankId ancestor = rank;
        while (hierarchy.depth(ancestor) != depth) ancestor = hierarchy.parent[ancestor.index()];
        found.insert(ancestor);
    }
    return found;
}

TEST(Order, IsAPermutationAndTheSameEveryTime) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Graph graph = test::random_graph(seed);
        const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
        const auto order = order::nested_dissection(skeleton);
        EXPECT_EQ(order, order::nested_dissection(skeleton));
        EXPECT_EQ(std::set<VertexId>(order.begin(), order.end()).size(), graph.vertex_count);
    }
}

TEST(Order, OfNothingIsNothing) {
    EXPECT_TRUE(order::nested_dissection(order::skeleton(0, {}, {})).empty());
    EXPECT_EQ(hierarchy_of({}).size(), 0U);
}

TEST(Hierarchy, NumbersSubtreesInPostOrder) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Hierarchy hierarchy = hierarchy_of(test::random_graph(seed));
        for (std::size_t i = 0; i < hierarchy.size(); ++i) {
            const RankId rank{i};
            ASSERT_EQ(hierarchy.rank_of[hierarchy.vertex_at[i].index()], rank);
            const RankId parent = hierarchy.parent[i];
            if (!parent.exists()) continue;
            ASSERT_GT(parent, rank);
            ASSERT_LE(parent.index() + 1 - hierarchy.subtree_size[parent.index()],
                      i + 1 - hierarchy.subtree_size[i]);
            ASSERT_EQ(hierarchy.depth(rank), hierarchy.depth(parent) + 1);
        }
    }
}

TEST(Hierarchy, IsChordalAndHoldsEveryArcOfTheGraph) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Graph graph = test::random_graph(seed);
        const Hierarchy hierarchy = hierarchy_of(graph);
        for (std::size_t i = 0; i < hierarchy.size(); ++i) {
            auto up = heads(hierarchy, RankId{i});
            if (up.empty()) continue;
            const RankId parent = *up.begin();
            ASSERT_EQ(parent, hierarchy.parent[i]);
            up.erase(parent);
            const auto above = heads(hierarchy, parent);
            ASSERT_TRUE(std::includes(above.begin(), above.end(), up.begin(), up.end()));
        }
        for (std::size_t arc = 0; arc < graph.tail.size(); ++arc) {
            const auto tail = hierarchy.rank_of[graph.tail[arc].index()];
            const auto head = hierarchy.rank_of[graph.head[arc].index()];
            if (tail == head) continue;
            ASSERT_TRUE(heads(hierarchy, std::min(tail, head)).contains(std::max(tail, head)));
        }
    }
}

// Six vertices in a circle, contracted one by one: the last three are joined by shortcuts.
//     0 - 1 - 2 - 3 - 4 - 5 - 0, order 0 2 4 1 3 5
TEST(Hierarchy, AddsTheShortcutsOfACircle) {
    Graph graph{6, {}, {}, {}};
    for (std::size_t v = 0; v < 6; ++v) graph.add(v, (v + 1) % 6, 1);
    std::vector<VertexId> order;
    for (const std::size_t v : {0U, 2U, 4U, 1U, 3U, 5U}) order.emplace_back(v);
    const Hierarchy hierarchy = build_hierarchy(graph.view(), order);
    EXPECT_EQ(hierarchy.up_arc_count(), 9U) << "six sides and the triangle 1 3 5";
    EXPECT_EQ(hierarchy.height, 4U) << "a corner below the triangle";
}

}  // namespace
}  // namespace relais::cch
