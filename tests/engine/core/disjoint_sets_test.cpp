#include "engine/core/disjoint_sets.h"

#include <gtest/gtest.h>

namespace relais {
namespace {

TEST(DisjointSets, NamesASetByItsLowestMemberWhateverTheOrderOfTheJoins) {
    DisjointSets up(5), down(5);
    up.join(1, 2);
    up.join(2, 4);
    down.join(4, 2);
    down.join(2, 1);
    for (const std::uint32_t member : {1U, 2U, 4U}) {
        EXPECT_EQ(up.find(member), 1U);
        EXPECT_EQ(down.find(member), 1U);
    }
    EXPECT_EQ(up.find(0), 0U);
    EXPECT_EQ(up.find(3), 3U);
}

TEST(DisjointSets, TellsWhetherAJoinBroughtTwoSetsTogether) {
    DisjointSets sets(4);
    EXPECT_TRUE(sets.join(0, 1));
    EXPECT_TRUE(sets.join(2, 3));
    EXPECT_FALSE(sets.join(1, 1));
    EXPECT_TRUE(sets.join(3, 1));
    EXPECT_FALSE(sets.join(0, 2));
}

}  // namespace
}  // namespace relais
