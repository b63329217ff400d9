#include "geodata/osm/roads/chains.h"

#include <string>

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

constexpr RunDirections kBoth{true, true};
constexpr RunDirections kForward{true, false};
constexpr RunDirections kBackward{false, true};

/// Runs written as lists of nodes, joined, and the chains written as lists of nodes again.
struct Fixture {
    std::vector<std::uint32_t> nodes;
    std::vector<Run> runs;
    std::vector<RunDirections> directions;

    Fixture& run(std::vector<std::uint32_t> list, RunDirections allowed = kBoth) {
        const auto first = static_cast<std::uint32_t>(nodes.size());
        nodes.insert(nodes.end(), list.begin(), list.end());
        const auto way = static_cast<std::uint32_t>(runs.size());
        runs.push_back({way, first, static_cast<std::uint32_t>(nodes.size() - 1)});
        directions.push_back(allowed);
        return *this;
    }
    [[nodiscard]] Chains join() const { return join_chains(nodes, 20, runs, directions); }
    [[nodiscard]] std::vector<std::string> chains() const {
        const Chains joined = join();
        std::vector<std::string> result;
        for (std::size_t i = 0; i < joined.size(); ++i) {
            std::string& text = result.emplace_back();
            for (const ChainPart& part : joined.chain(i)) {
                for (std::uint32_t k = 0; k <= part.run.last - part.run.first; ++k) {
                    if (k == 0 && !text.empty()) continue;
                    const auto at = part.reversed ? part.run.last - k : part.run.first + k;
                    text += (text.empty() ? "" : " ") + std::to_string(nodes[at]);
                }
            }
        }
        return result;
    }
};

using ChainTexts = std::vector<std::string>;
using Nodes = std::vector<std::uint32_t>;

TEST(Chains, GoOnFromWayToWayWhereNothingElseMeets) {
    const Fixture road = Fixture{}.run({1, 2, 3}).run({3, 4, 5});
    EXPECT_EQ(road.chains(), ChainTexts{"1 2 3 4 5"});
    EXPECT_EQ(road.join().vertex_nodes, (Nodes{1, 5}));
}

TEST(Chains, GoThroughWaysDrawnTheOtherWayRound) {
    EXPECT_EQ(Fixture{}.run({1, 2}).run({3, 2}).run({3, 4}).chains(), ChainTexts{"1 2 3 4"});
    EXPECT_EQ(Fixture{}.run({2, 1}).run({2, 3}).chains(), ChainTexts{"1 2 3"});
}

TEST(Chains, EndAtJunctions) {
    // 1 - 2 - 3 and a side road 2 - 4 that ends in the middle of the first way
    const Fixture junction = Fixture{}.run({1, 2, 3}).run({2, 4});
    EXPECT_EQ(junction.chains(), (ChainTexts{"1 2", "2 3", "2 4"}));
    EXPECT_EQ(junction.join().vertex_nodes, (Nodes{1, 2, 3, 4}));
}

TEST(Chains, EndWhereATwoWayRoadBecomesOneWay) {
    const Fixture road = Fixture{}.run({1, 2, 3}).run({3, 4}, kForward);
    EXPECT_EQ(road.chains(), (ChainTexts{"1 2 3", "3 4"}));
}

TEST(Chains, GoOnWhereTwoOneWayRoadsFollowEachOther) {
    EXPECT_EQ(Fixture{}.run({1, 2}, kForward).run({2, 3}, kForward).chains(), ChainTexts{"1 2 3"});
    EXPECT_EQ(Fixture{}.run({1, 2}, kForward).run({3, 2}, kBackward).chains(), ChainTexts{"1 2 3"});
    // and end where they run against each other
    EXPECT_EQ(Fixture{}.run({1, 2}, kForward).run({3, 2}, kForward).chains(),
              (ChainTexts{"1 2", "3 2"}));
}

TEST(Chains, ThatCloseOnThemselvesGetOneVertex) {
    const Fixture ring = Fixture{}.run({4, 5, 6, 4}, kForward);
    EXPECT_EQ(ring.chains(), ChainTexts{"4 5 6 4"});
    EXPECT_EQ(ring.join().vertex_nodes, Nodes{4});
    EXPECT_EQ(Fixture{}.run({1, 2, 3}).run({1, 4, 3}).chains(), ChainTexts{"1 2 3 4 1"});
}

TEST(Chains, OfARoundaboutStartAtItsExitsNotWhereItsWayStarts) {
    const Fixture ring = Fixture{}.run({1, 2, 3, 4, 1}, kForward).run({3, 9});
    EXPECT_EQ(ring.chains(), (ChainTexts{"3 4 1 2 3", "3 9"}));
    EXPECT_EQ(ring.join().vertex_nodes, (Nodes{3, 9}));
}

TEST(Chains, MayLieSideBySide) {
    // two roads between 1 and 3, made junctions by the roads to 8 and 9
    const Fixture pair = Fixture{}.run({1, 2, 3}).run({1, 4, 3}).run({1, 8}).run({3, 9});
    EXPECT_EQ(pair.chains(), (ChainTexts{"1 2 3", "1 4 3", "1 8", "3 9"}));
}

TEST(Chains, KeepAWayThatCrossesItself) {
    EXPECT_EQ(Fixture{}.run({1, 2, 3, 4, 2, 5}).chains(), (ChainTexts{"1 2", "2 3 4 2", "2 5"}));
}

}  // namespace
}  // namespace relais::osm
