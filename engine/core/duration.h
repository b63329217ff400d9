#pragma once

#include <chrono>
#include <cstdint>
#include <ratio>

namespace relais {

/// Travel time: whole tenths of a second in 32 bits (up to 6.8 years), the one time type of the
/// project. Integers make every search exactly comparable with its slow twin.
using Duration = std::chrono::duration<std::uint32_t, std::deci>;

/// No path. Chosen so that adding two of them neither wraps nor becomes a finite time.
inline constexpr Duration kUnreachable{0x7fffffffU};
static_assert(kUnreachable.count() + kUnreachable.count() > kUnreachable.count());

[[nodiscard]] constexpr bool reachable(Duration time) {
    return time < kUnreachable;
}

[[nodiscard]] constexpr Duration from_seconds(double seconds) {
    return Duration{static_cast<std::uint32_t>(seconds * 10.0 + 0.5)};
}
[[nodiscard]] constexpr Duration from_minutes(double minutes) {
    return from_seconds(minutes * 60.0);
}
[[nodiscard]] constexpr double to_seconds(Duration time) {
    return time.count() / 10.0;
}
[[nodiscard]] constexpr double to_minutes(Duration time) {
    return time.count() / 600.0;
}

}  // namespace relais
