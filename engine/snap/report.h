#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/snap/snap.h"

namespace relais::snap {

inline constexpr int kFates = 4;
/// "outside_data", "off_network", "island", "snapped".
[[nodiscard]] const char* fate_name(Fate fate);

/// How well a list of points joins the roads.
struct Report {
    static constexpr std::size_t kExamples = 10;

    std::array<std::size_t, kFates> count{};  ///< by Fate
    /// Of the walks of those that joined, metres; all 0 where none did. The smallest length that at
    /// least half of them, 95 in a hundred, all of them do not exceed.
    double median_metres = 0, p95_metres = 0, longest_metres = 0;
    std::vector<std::size_t> farthest;  ///< points with the longest walks, the longest first
    std::vector<std::size_t> lost;      ///< the first points that did not join

    [[nodiscard]] std::size_t of(Fate fate) const { return count[static_cast<std::size_t>(fate)]; }
};

/// Sums up the snaps of points; at most kExamples of each kind are named. O(n log n).
[[nodiscard]] Report report(std::span<const Snap> snaps);

}  // namespace relais::snap
