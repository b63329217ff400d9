#pragma once

#include <cstdint>
#include <limits>

#include "engine/core/duration.h"

namespace relais {

// Values that are not times. All others below them are.
//
// | value          | ticks                    | where                                             |
// |----------------|--------------------------|---------------------------------------------------|
// | kUnreachable   | 2^31 - 1                 | results: no path (core/duration.h)                |
// | kNoPathOf      | a quarter of the range   | weights and labels of a search: an arc that leads |
// |                | (2^30 - 1; wide 2^62 - 1)| nowhere, and all that would weigh more            |
// | kBlockedTicks  | 2^22                     | cumulative ticks along a chain: a closed piece    |

/// A sum of two of them does not wrap. In ticks of 32 bits, 3.4 years.
template <class Weight>
inline constexpr Weight kNoPathOf = std::numeric_limits<Weight>::max() >> 2;
inline constexpr std::uint32_t kNoPath = kNoPathOf<std::uint32_t>;
static_assert(kNoPath < kUnreachable.count(), "an arc of an unreachable time is closed");

/// What a closed piece of road adds to the cumulative ticks of its chain: 4.9 days, longer than any
/// piece takes. Differences of cumulative ticks then show whether a closed piece is between two
/// places, and are correct where none is.
inline constexpr std::uint32_t kBlockedTicks = 1U << 22;
static_assert(255 * kBlockedTicks < kNoPath, "255 closed pieces of a chain are still counted");

}  // namespace relais
