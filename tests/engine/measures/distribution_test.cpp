#include "engine/measures/distribution.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "tests/engine/measures/people.h"

namespace relais::measures {
namespace {

using testing_support::kFar;
using testing_support::kUnknown;
using testing_support::People;

TEST(Distribution, KeepsApartThoseWithAValueThoseTooFarAndTheOthers) {
    // Powers of two, so that each figure says who was counted; the last one has no people.
    const Distribution d = People{{7, 3, kFar, kUnknown, 5}, {1, 2, 4, 8, 0}}.distribution();
    EXPECT_EQ(std::vector<double>(d.values().begin(), d.values().end()),
              (std::vector<double>{3, 7}));
    EXPECT_EQ(d.weight(), 3);
    EXPECT_EQ(d.far_weight(), 4);
    EXPECT_EQ(d.known_weight(), 7);
    EXPECT_EQ(d.all_weight(), 15);
    EXPECT_EQ(d.households(), 5U);
    EXPECT_EQ(d.sum(), 1 * 7 + 2 * 3);
}

/// Twenty households, some alike, some too far, some without an income.
People random_people(std::mt19937& random) {
    People people;
    for (int i = 0; i < 20; ++i) {
        people.access.push_back(random() % 8 == 0 ? kFar : static_cast<double>(random() % 9));
        people.weight.push_back(static_cast<double>(1 + random() % 5));
        people.income.push_back(random() % 6 == 0 ? kUnknown : static_cast<double>(random() % 9));
        people.group.push_back(static_cast<std::uint32_t>(random() % 3));
    }
    return people;
}

TEST(Distribution, DrawnAgainIsThatOfTheHouseholdsTakenSoManyTimes) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const People people = random_people(random);
        const Distribution all = people.distribution();
        // Who stands at each position: by value, those alike in their order.
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < people.access.size(); ++i)
            if (people.access[i] != kFar) at.push_back(i);
        std::stable_sort(at.begin(), at.end(), [&](std::size_t a, std::size_t b) {
            return people.access[a] < people.access[b];
        });
        std::vector<std::uint32_t> times;
        People drawn = people;
        for (const std::size_t i : at) {
            times.push_back(static_cast<std::uint32_t>(random() % 3));
            drawn.weight[i] *= times.back();
        }
        const Distribution found = all.resampled(times), expected = drawn.distribution();
        ASSERT_TRUE(std::equal(found.values().begin(), found.values().end(),
                               expected.values().begin(), expected.values().end()));
        ASSERT_TRUE(std::equal(found.weights().begin(), found.weights().end(),
                               expected.weights().begin(), expected.weights().end()));
        ASSERT_EQ(found.ranked().size(), expected.ranked().size()) << "seed " << seed;
        for (std::size_t i = 0; i < found.ranked().size(); ++i) {
            const auto &a = found.ranked()[i], &b = expected.ranked()[i];
            ASSERT_EQ(a.ranking, b.ranking) << "seed " << seed;
            ASSERT_EQ(a.value, b.value) << "seed " << seed;
            ASSERT_EQ(a.weight, b.weight) << "seed " << seed;
            ASSERT_EQ(a.position, b.position) << "seed " << seed;
        }
        ASSERT_EQ(found.weight(), expected.weight()) << "seed " << seed;
        ASSERT_EQ(found.sum(), expected.sum()) << "seed " << seed;
        ASSERT_EQ(found.far_weight(), all.far_weight()) << "seed " << seed;  // those stay
        ASSERT_EQ(found.all_weight(), all.all_weight()) << "seed " << seed;
        ASSERT_EQ(found.households(), all.households()) << "seed " << seed;
        ASSERT_EQ(found.group_count(), all.group_count()) << "seed " << seed;
        // Each member is in the group it was in.
        std::size_t next = 0;
        for (std::size_t i = 0; i < times.size(); ++i)
            if (times[i] > 0) {
                ASSERT_EQ(found.groups()[next++], all.groups()[i]) << "seed " << seed;
            }
    }
}

}  // namespace
}  // namespace relais::measures
