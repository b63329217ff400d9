#include "engine/measures/entries.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace relais::measures {
namespace {

constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr int kPasses = (64 + kDigitBits - 1) / kDigitBits;
/// Below this, comparisons cost less than six tables of digits.
constexpr std::size_t kMany = 4096;

/// Ordered as the numbers are: those below zero have all their bits turned, the others their sign.
std::uint64_t key_of(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // -0 becomes 0
    constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

std::size_t digit(std::uint64_t key, int pass) {
    return key >> (pass * kDigitBits) & (kDigits - 1);
}

using Counts = std::array<std::uint32_t, kDigits>;

std::vector<Counts> count_digits(const std::vector<Entry>& entries) {
    std::vector<Counts> counts(kPasses, Counts{});
    for (const Entry& entry : entries) {
        const std::uint64_t key = key_of(entry.value);
        for (int pass = 0; pass < kPasses; ++pass) ++counts[pass][digit(key, pass)];
    }
    return counts;
}

void sort_by_digits(std::vector<Entry>& entries) {
    std::vector<Counts> counts = count_digits(entries);
    std::vector<Entry> sorted(entries.size());
    for (int pass = 0; pass < kPasses; ++pass) {
        Counts& next = counts[pass];
        if (next[digit(key_of(entries.front().value), pass)] == entries.size()) continue;
        std::uint32_t before = 0;
        for (std::uint32_t& place : next) before += std::exchange(place, before);
        for (const Entry& entry : entries) sorted[next[digit(key_of(entry.value), pass)]++] = entry;
        entries.swap(sorted);
    }
}

}  // namespace

void sort_entries(std::vector<Entry>& entries) {
    if (entries.size() >= kMany)
        sort_by_digits(entries);
    else
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.value < b.value; });
}

}  // namespace relais::measures
