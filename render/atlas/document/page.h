#pragma once

#include <string>

namespace relais::atlas {

/// The measures of every page of a document, in the millimetres that are drawn in; one of
/// them is `zoom` on paper.
struct Page {
    double width = 297;
    double height = 210;
    double foot = 20;  ///< under the body: notes, and the line with the folio
    double zoom = 1;   ///< of the canvas

    [[nodiscard]] static constexpr double left() { return 12; }
    [[nodiscard]] constexpr double right() const { return width - 12; }
    [[nodiscard]] static constexpr double body_top() { return 31; }
    [[nodiscard]] constexpr double body_bottom() const { return height - foot; }
    [[nodiscard]] constexpr double body_width() const { return right() - left(); }
    [[nodiscard]] constexpr double body_height() const { return body_bottom() - body_top(); }
    [[nodiscard]] constexpr bool portrait() const { return height > width; }
};

enum class Size : std::uint8_t { kA4, kA3 };
enum class Orientation : std::uint8_t { kByShape, kLandscape, kPortrait };

}  // namespace relais::atlas
