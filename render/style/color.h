#pragma once

#include <cstdint>

namespace relais::style {

/// An opaque sRGB colour.
struct Color {
    std::uint8_t r = 0, g = 0, b = 0;
    /// Color::hex(0xfde7a9)
    [[nodiscard]] static constexpr Color hex(std::uint32_t rgb) {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb)};
    }
    friend bool operator==(const Color&, const Color&) = default;
};

/// CIE L* under D65, 0 (black) to 100 (white).
[[nodiscard]] double lightness(Color color);

/// Halfway marks are rounded; t in [0, 1].
[[nodiscard]] Color mix(Color a, Color b, double t);

}  // namespace relais::style
