#include "engine/scenario/decomposition.h"

#include <random>

#include <gtest/gtest.h>

namespace relais::scenario {
namespace {

TEST(Decomposition, GivesEachCauseWhatItAddsWhereTheyDoNotMix) {
    // 10 minutes; the later offer takes 3 away, people add 1, roads 0.5.
    Mixtures mixtures{};
    for (std::size_t m = 0; m < mixtures.size(); ++m)
        mixtures[m] =
            10 - ((m & 1U) != 0 ? 3 : 0) + ((m & 2U) != 0 ? 1 : 0) + ((m & 4U) != 0 ? 0.5 : 0);
    const Decomposition result = decompose(mixtures, 0.1);
    EXPECT_EQ(result.before, 100);
    EXPECT_EQ(result.after, 85);
    EXPECT_EQ(result.added, (std::array<long long, 3>{-30, 10, 5}));
}

TEST(Decomposition, SharesWhatComesOfTwoCausesTogether) {
    // A new office beside a new bridge: 6 minutes are saved only when both are there.
    Mixtures mixtures{};
    for (std::size_t m = 0; m < mixtures.size(); ++m) mixtures[m] = (m & 5U) == 5U ? 14 : 20;
    EXPECT_EQ(decompose(mixtures, 1).added, (std::array<long long, 3>{-3, 0, -3}));
}

TEST(Decomposition, AddsUpToTheLastDigitWhateverTheNumbers) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> minutes(0, 90);
    for (int i = 0; i < 1000; ++i) {
        Mixtures mixtures{};
        for (double& value : mixtures) value = minutes(random);
        const Decomposition d = decompose(mixtures, 0.001);
        EXPECT_EQ(d.added[0] + d.added[1] + d.added[2], d.after - d.before);
        EXPECT_EQ(d.before, std::llround(mixtures[0] * 1000));
    }
}

}  // namespace
}  // namespace relais::scenario
