#pragma once

#include <string>

#include "render/atlas/context.h"
#include "render/map/sheet.h"

namespace relais::atlas {

/// The finding and, under it, the topic. A long title gets a smaller size, then two lines.
void draw_title(Context& context, const std::string& title, const std::string& topic);

/// The foot of a page: what the page is read from (sources, reading key), then territory, topic,
/// date of data, folio.
void draw_foot(Context& context, const std::string& notes, const std::string& topic,
               const std::string& folio);

/// Scale, north and projection under a map, and how many names found no place on it; `on_sheets`:
/// the sheets have them.
void draw_under_map(Context& context, const map::Sheet& sheet, std::size_t dropped,
                    bool on_sheets = false);

/// Sources of the data in one sentence; empty when none is named.
[[nodiscard]] std::string source_line(const Context& context);

}  // namespace relais::atlas
