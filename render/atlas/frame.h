#pragma once

#include <string>

#include "render/atlas/context.h"

namespace relais::atlas {

// A4 landscape, millimetres.
inline constexpr double kPageWidth = 297;
inline constexpr double kPageHeight = 210;
inline constexpr double kLeft = 12;
inline constexpr double kRight = 285;
inline constexpr double kBodyTop = 31;
inline constexpr double kBodyBottom = 190;

/// The finding and, under it, the topic. A long title gets a smaller size, then two lines.
void draw_title(Context& context, const std::string& title, const std::string& topic);

/// The foot of a page: what the page is read from (sources, reading key), then territory, topic,
/// date of data, folio.
void draw_foot(Context& context, const std::string& notes, const std::string& topic,
               const std::string& folio);

/// Sources of the data in one sentence; empty when none is named.
[[nodiscard]] std::string source_line(const Context& context);

}  // namespace relais::atlas
