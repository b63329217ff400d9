#pragma once

#include <cstdint>

#include "engine/core/sentinels.h"

namespace relais::snap {

/// Whether a stretch of a chain has no closed piece.
[[nodiscard]] constexpr bool is_open(std::uint32_t ticks) {
    return ticks < kBlockedTicks;
}

/// The ticks at a quantised fraction of the way between two shape points, to the nearest; never
/// decreases as the fraction increases. `fraction` is the low half of Snap::position.
[[nodiscard]] constexpr std::uint32_t between(std::uint32_t from, std::uint32_t to,
                                              std::uint32_t fraction) {
    constexpr std::uint64_t kHalf = std::uint64_t{1} << 31;
    return from + static_cast<std::uint32_t>((std::uint64_t{to - from} * fraction + kHalf) >> 32);
}

}  // namespace relais::snap
