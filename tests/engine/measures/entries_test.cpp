#include "engine/measures/entries.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace relais::measures {
namespace {

/// As sort_entries, written for reading.
std::vector<Entry> sorted_by_comparison(std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.value < b.value; });
    return entries;
}

void expect_sorted(const std::vector<Entry>& entries) {
    std::vector<Entry> sorted = entries;
    sort_entries(sorted);
    const std::vector<Entry> expected = sorted_by_comparison(entries);
    ASSERT_EQ(sorted.size(), expected.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        ASSERT_EQ(sorted[i].value, expected[i].value) << i;
        ASSERT_EQ(sorted[i].number, expected[i].number) << i;
    }
}

TEST(Entries, AreSortedByDigitsAsByComparison) {
    constexpr double kMost = std::numeric_limits<double>::max();
    constexpr double kLeast = std::numeric_limits<double>::denorm_min();
    const double edges[] = {0.0, -0.0, kLeast, -kLeast, kMost, -kMost, 1, -1};
    std::mt19937_64 random(1);
    for (const std::size_t size : {0U, 1U, 7U, 4095U, 4096U, 20'000U}) {
        std::vector<Entry> entries;
        for (std::uint32_t i = 0; i < size; ++i) {
            const bool edge = random() % 4 == 0;
            const double between = static_cast<double>(random() % 2'000'001) / 1e3 - 1e3;
            entries.push_back({edge ? edges[random() % 8] : between, i});
        }
        expect_sorted(entries);
    }
}

TEST(Entries, AlikeStayInTheOrderGiven) {
    std::vector<Entry> entries;
    for (std::uint32_t i = 10'000; i-- > 0;) entries.push_back({i % 2 == 0 ? 0.0 : -0.0, i});
    expect_sorted(entries);
}

}  // namespace
}  // namespace relais::measures
