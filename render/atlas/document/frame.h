#pragma once

#include <functional>
#include <string>

#include "render/atlas/document/context.h"
#include "render/map/view.h"

namespace relais::atlas {

/// The frame around the body of a page.
struct PageFrame {
    std::string title;    ///< the finding
    std::string topic;    ///< under it
    std::string notes;    ///< above the foot: sources and reading key
    std::string running;  ///< in the foot, next to territory, date of the data and page number
    bool has_folio = true;
};

/// A whole page: its title (a long one gets a smaller size, then two lines), the drawing of
/// `draw_body`, its foot.
void draw_page(Context& context, const draw::PageEntry& entry, const PageFrame& frame,
               const std::function<void()>& draw_body);

/// The name of a part of a page; `at`: where its baseline starts. Returns its width.
double draw_heading(Context& context, const std::string& text, Point at);
/// The name of a map, above its frame. Returns its width.
double draw_caption(Context& context, const std::string& text, const Box& frame);

/// Scale, north and projection under a map, the number of people outside it, and the number of
/// names without room on it; `on_sheets`: the sheets have them.
void draw_under_map(Context& context, const map::View& view, std::size_t dropped,
                    bool on_sheets = false);

/// A page with room under its body for all sources of the data and two lines more; at most a fifth
/// of it.
[[nodiscard]] Page with_room_for_sources(Page page, Canvas& canvas,
                                         const territory::Territory& territory,
                                         const language::Catalogue& words);

/// Sources of the data in one sentence; empty when none is named.
[[nodiscard]] std::string source_line(const Context& context);

}  // namespace relais::atlas
