#include "engine/snap/report.h"

#include <gtest/gtest.h>

namespace relais::snap {
namespace {

Snap walked(float metres) {
    Snap snap;
    snap.fate = Fate::kSnapped;
    snap.joins.emplace_back().walk_metres = metres;
    return snap;
}

TEST(ASnapReport, CountsPointsByTheirFate) {
    std::vector<Snap> snaps{walked(5), {}, walked(7), {}};
    snaps[1].fate = Fate::kIsland;
    const Report found = report(snaps);
    EXPECT_EQ(found.of(Fate::kSnapped), 2U);
    EXPECT_EQ(found.of(Fate::kIsland), 1U);
    EXPECT_EQ(found.of(Fate::kOffNetwork), 1U);
    EXPECT_EQ(found.lost, (std::vector<std::size_t>{1, 3}));
}

TEST(ASnapReport, TellsTheWalksOfHalfOfMostAndOfAll) {
    std::vector<Snap> snaps;
    for (int metres = 1; metres <= 100; ++metres) snaps.push_back(walked(float(metres)));
    const Report found = report(snaps);
    EXPECT_EQ(found.median_metres, 50);
    EXPECT_EQ(found.p95_metres, 95);
    EXPECT_EQ(found.longest_metres, 100);
    ASSERT_EQ(found.farthest.size(), 10U);
    EXPECT_EQ(found.farthest.front(), 99U);
    EXPECT_EQ(found.farthest.back(), 90U);
}

TEST(ASnapReport, OfNobodyIsEmpty) {
    EXPECT_EQ(report({}).longest_metres, 0);
    EXPECT_TRUE(report({}).farthest.empty());
}

}  // namespace
}  // namespace relais::snap
