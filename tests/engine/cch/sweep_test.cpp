// Every sweep against Dijkstra's algorithm, to the tick, on thousands of random graphs.

#include "engine/cch/sweep.h"

#include <gtest/gtest.h>

#include "engine/order/nested_dissection.h"
#include "tests/engine/cch/plain_dijkstra.h"
#include "tests/engine/cch/random_graph.h"

namespace relais::cch {
namespace {

using test::Graph;
using test::Reached;

constexpr unsigned kIndexBits = 4;

Metric metric_of(const Graph& graph) {
    const auto skeleton = order::skeleton(graph.vertex_count, graph.tail, graph.head);
    return customize(build_hierarchy(graph.view(), order::nested_dissection(skeleton)),
                     graph.ticks);
}

std::vector<Source> random_sources(const Graph& graph, std::mt19937_64& random) {
    std::vector<Source> sources;
    for (auto count = random() % 60; count > 0; --count)
        sources.push_back({VertexId{random() % graph.vertex_count},
                           static_cast<std::uint32_t>(random() % 20),
                           static_cast<std::uint32_t>(random() % (1U << kIndexBits)),
                           static_cast<std::uint8_t>(random() % kLanes)});
    return sources;
}

template <class Label>
Reached read(const LabelFormat<Label>& format, Label label) {
    if (!format.reached(label)) return {};
    return {format.time(label).count(), format.index(label)};
}

/// What a search with this cutoff may see of the true answer.
Reached within(Reached reached, std::optional<Duration> cutoff) {
    return cutoff && reached.time > cutoff->count() ? Reached{} : reached;
}

template <class Label>
void compare(const Graph& graph, const Metric& metric, Direction direction,
             const std::vector<Source>& sources, std::optional<Duration> cutoff) {
    const LabelFormat<Label> format(kIndexBits, cutoff);
    const DownwardGraph downward(metric, direction);
    std::vector<kernel::Row<Label>> table(downward.size());
    std::vector<kernel::Row<Label>> folded(downward.size());
    for (auto& row : folded) std::fill_n(row.lane, kLanes, format.scale().limit);
    Sweep<Label> sweep(metric);
    sweep.fill(downward, sources, format, table);
    sweep.run(downward, sources, format, [&](const Block<Label>& block) {
        std::copy(block.rows.begin(), block.rows.end(),
                  folded.begin() + static_cast<std::ptrdiff_t>(block.first_item));
    });
    for (int lane = 0; lane < kLanes; ++lane) {
        const auto truth = test::dijkstra(graph, direction, sources, lane);
        for (std::size_t v = 0; v < graph.vertex_count; ++v) {
            const std::size_t rank = metric.hierarchy.rank_of[v].index();
            ASSERT_EQ(read(format, table[rank].lane[lane]), within(truth[v], cutoff))
                << "vertex " << v << ", lane " << lane;
            ASSERT_EQ(table[rank].lane[lane], folded[rank].lane[lane]);
        }
    }
}

TEST(Sweep, EqualsDijkstraToTheTickOnThousandsOfRandomGraphs) {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Graph graph = test::random_graph(seed);
        const Metric metric = metric_of(graph);
        std::mt19937_64 random(seed);
        const auto sources = random_sources(graph, random);
        const auto direction = seed % 2 == 0 ? Direction::kForward : Direction::kBackward;
        const std::optional<Duration> cutoff =
            seed % 3 == 0 ? std::optional(Duration{seed % 100}) : std::nullopt;
        compare<std::uint32_t>(graph, metric, direction, sources, cutoff);
        compare<std::uint64_t>(graph, metric, direction, sources, cutoff);
        if (HasFatalFailure()) return;
    }
}

TEST(Sweep, EqualsDijkstraInATownWhereSubtreesArePassedBy) {
    const Graph graph = test::grid_town(45);
    const Metric metric = metric_of(graph);
    std::mt19937_64 random(1);
    for (const std::uint32_t cutoff : {0U, 200U, 1000U, 4000U, 1000000U}) {
        SCOPED_TRACE(testing::Message() << "cutoff " << cutoff);
        auto sources = random_sources(graph, random);
        sources.resize(std::min<std::size_t>(sources.size(), 5));
        compare<std::uint32_t>(graph, metric, Direction::kForward, sources, Duration{cutoff});
        compare<std::uint64_t>(graph, metric, Direction::kBackward, sources, Duration{cutoff});
        if (HasFatalFailure()) return;
    }
}

TEST(Sweep, GivesTheTargetsOfASelectionTheSameLabels) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Graph graph = test::random_graph(seed);
        const Metric metric = metric_of(graph);
        std::mt19937_64 random(seed);
        const auto sources = random_sources(graph, random);
        std::vector<VertexId> targets;
        for (auto count = random() % 20; count > 0; --count)
            targets.emplace_back(random() % graph.vertex_count);
        const LabelFormat<std::uint32_t> format(kIndexBits);
        const DownwardGraph all(metric, Direction::kForward);
        const DownwardGraph some(metric, Direction::kForward, targets);
        std::vector<kernel::Row<std::uint32_t>> table(all.size());
        std::vector<kernel::Row<std::uint32_t>> selected(some.size());
        Sweep<std::uint32_t> sweep(metric);
        sweep.fill(all, sources, format, table);
        sweep.fill(some, sources, format, selected);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const auto rank = metric.hierarchy.rank_of[targets[i].index()].index();
            for (int lane = 0; lane < kLanes; ++lane)
                ASSERT_EQ(selected[some.target_items()[i].index()].lane[lane],
                          table[rank].lane[lane]);
        }
    }
}

/// An attached point at both ends of some arc, or at one vertex.
AttachedPoint random_leaf(const Graph& graph, std::mt19937_64& random) {
    VertexId one{random() % graph.vertex_count};
    VertexId other = one;
    if (!graph.tail.empty() && random() % 4 != 0) {
        const std::size_t arc = random() % graph.tail.size();
        one = graph.tail[arc];
        other = graph.head[arc];
    }
    const auto offset = [&] { return static_cast<std::uint32_t>(random() % 20); };
    return {{one, other}, {offset(), offset()}};
}

TEST(Sweep, GivesLeavesTheBetterOfTheirTwoWays) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Graph graph = seed == 0 ? test::grid_town(45) : test::random_graph(seed);
        const Metric metric = metric_of(graph);
        std::mt19937_64 random(seed);
        const auto sources = random_sources(graph, random);
        std::vector<AttachedPoint> attached;
        for (auto count = random() % 2 == 0 ? random() % 20 : graph.vertex_count; count > 0;
             --count)
            attached.push_back(random_leaf(graph, random));
        for (std::uint32_t i = 0; i < attached.size(); ++i)
            attached[i].row = static_cast<std::uint32_t>(attached.size()) - i;  // row 0: none
        const std::optional<Duration> cutoff =
            seed % 3 == 0 ? std::optional(Duration{seed % 100}) : std::nullopt;
        const LabelFormat<std::uint32_t> format(kIndexBits, cutoff);
        const DownwardGraph all(metric, Direction::kBackward);
        const DownwardGraph down_to_leaves(metric, Direction::kBackward, attached);
        std::vector<kernel::Row<std::uint32_t>> vertices(all.size());
        std::vector<kernel::Row<std::uint32_t>> table(attached.size() + 1);
        std::fill_n(table[0].lane, kLanes, 7U);
        Sweep<std::uint32_t> sweep(metric);
        sweep.fill(all, sources, format, vertices);
        const auto farthest = sweep.fill_attached(down_to_leaves, sources, format, table);
        const std::uint32_t limit = format.scale().limit;
        for (int lane = 0; lane < kLanes; ++lane) {
            std::uint32_t largest = 0;
            for (const AttachedPoint& point : attached) {
                std::uint32_t expected = limit;
                for (const int k : {0, 1}) {
                    const auto rank = metric.hierarchy.rank_of[point.vertex[k].index()].index();
                    expected = std::min(
                        expected, vertices[rank].lane[lane] + (point.offset[k] << kIndexBits));
                }
                ASSERT_EQ(table[point.row].lane[lane], expected);
                largest = std::max(largest, expected);
            }
            ASSERT_EQ(farthest.lane[lane], largest);
            ASSERT_EQ(table[0].lane[lane], 7U) << "rows without a point stay as they are";
        }
    }
}

// A road of 20,000 vertices, one tick apart, searched from its left end and from its middle.
TEST(Sweep, PassesBySubtreesOutOfReachOfTheCutoff) {
    constexpr std::size_t kVertices = 20000;
    Graph graph{kVertices, {}, {}, {}};
    for (std::size_t v = 0; v + 1 < kVertices; ++v) {
        graph.add(v, v + 1, 1);
        graph.add(v + 1, v, 1);
    }
    const Metric metric = metric_of(graph);
    const DownwardGraph downward(metric, Direction::kForward);
    const std::vector<Source> sources{{VertexId{0}, 0, 0, 0}, {VertexId{kVertices / 2}, 0, 0, 1}};
    Sweep<std::uint32_t> sweep(metric);
    std::vector<kernel::Row<std::uint32_t>> table(kVertices);
    for (const std::uint32_t cutoff : {0U, 1U, 100U, 3000U, 30000U}) {
        const LabelFormat<std::uint32_t> format(0, Duration{cutoff});
        std::size_t reached = 0;
        std::size_t passed = 0;
        sweep.run(downward, sources, format, [&](const Block<std::uint32_t>& block) {
            passed += block.rows.size();
            for (const auto& row : block.rows)
                for (const auto label : row.lane) reached += format.reached(label) ? 1 : 0;
        });
        const std::size_t left = std::min<std::size_t>(cutoff + 1, kVertices);
        const std::size_t middle = std::min<std::size_t>(cutoff, kVertices / 2) + 1 +
                                   std::min<std::size_t>(cutoff, kVertices / 2 - 1);
        EXPECT_EQ(reached, left + middle) << "cutoff " << cutoff;
        EXPECT_LE(passed, std::min(kVertices, 2 * (left + middle) + 5000)) << "cutoff " << cutoff;
        sweep.fill(downward, sources, format, table);
        for (std::size_t v = 0; v < kVertices; ++v) {
            const auto& row = table[metric.hierarchy.rank_of[v].index()];
            const auto apart =
                static_cast<std::uint32_t>(std::max(v, kVertices / 2) - std::min(v, kVertices / 2));
            ASSERT_EQ(format.time(row.lane[0]), v <= cutoff ? Duration{v} : kUnreachable);
            ASSERT_EQ(format.time(row.lane[1]), apart <= cutoff ? Duration{apart} : kUnreachable);
        }
    }
}

// Two services, 10 ticks to the left and to the right of vertex 1:   0 -10- 1 -10- 2
TEST(Sweep, BreaksTiesByTheLowestIndex) {
    Graph graph{3, {}, {}, {}};
    for (const auto& [from, to] : {std::pair{0, 1}, {1, 0}, {1, 2}, {2, 1}})
        graph.add(static_cast<std::size_t>(from), static_cast<std::size_t>(to), 10);
    const Metric metric = metric_of(graph);
    const LabelFormat<std::uint32_t> format(2);
    Sweep<std::uint32_t> sweep(metric);
    const DownwardGraph downward(metric, Direction::kBackward);
    std::vector<kernel::Row<std::uint32_t>> table(3);
    sweep.fill(downward, std::vector<Source>{{VertexId{0}, 0, 3, 0}, {VertexId{2}, 0, 1, 0}},
               format, table);
    const auto middle = table[metric.hierarchy.rank_of[1].index()].lane[0];
    EXPECT_EQ(format.time(middle), Duration{10});
    EXPECT_EQ(format.index(middle), 1U);
    EXPECT_FALSE(format.reached(table[0].lane[1])) << "a lane without sources reaches nothing";
}

// 0 --one tick below the longest--> 1 --2 ticks--> 2: the second vertex still fits, the third not.
TEST(Sweep, NeverWrapsNearTheEndOfTheRange) {
    const LabelFormat<std::uint32_t> format(20);
    const std::uint32_t longest = format.longest_time().count();
    EXPECT_EQ(longest, (1U << 10) - 2);
    Graph graph{3, {}, {}, {}};
    graph.add(0, 1, longest);
    graph.add(1, 2, 2);
    const Metric metric = metric_of(graph);
    Sweep<std::uint32_t> sweep(metric);
    const DownwardGraph downward(metric, Direction::kForward);
    std::vector<kernel::Row<std::uint32_t>> table(3);
    sweep.fill(downward, std::vector<Source>{{VertexId{0}, 0, 0, 0}}, format, table);
    const auto label = [&](std::size_t v) {
        return table[metric.hierarchy.rank_of[v].index()].lane[0];
    };
    EXPECT_EQ(format.time(label(1)), Duration{longest});
    EXPECT_EQ(format.time(label(2)), kUnreachable);
    const LabelFormat<std::uint64_t> wide(20);
    std::vector<kernel::Row<std::uint64_t>> wide_table(3);
    Sweep<std::uint64_t> wide_sweep(metric);
    wide_sweep.fill(downward, std::vector<Source>{{VertexId{0}, 0, 0, 0}}, wide, wide_table);
    EXPECT_EQ(wide.time(wide_table[metric.hierarchy.rank_of[2].index()].lane[0]),
              Duration{longest + 2});
}

}  // namespace
}  // namespace relais::cch
