#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr double kActionRow = 11, kActionHeading = 8;

/// What is proposed, then columns to fill in by hand.
std::vector<Table::Column> action_columns(const Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const double width = box.width();
    std::vector<Table::Column> columns{
        {words.say("actions.column.what"), box.x0, box.x0 + 0.36 * width, Align::kLeft}};
    double x = box.x0 + 0.36 * width;
    for (const char* key : {"who", "when", "cost", "done"}) {
        const double end = x + 0.16 * width;
        columns.push_back(
            {words.say(fmt::format("actions.column.{}", key)), x + 2, end, Align::kLeft});
        x = end;
    }
    return columns;
}

}  // namespace

void draw_actions(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("actions");
    const PageFrame frame{context.words.say("actions.title"), context.words.say("actions.topic"),
                          "", entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const Box box{Page::left(), Page::body_top() + 2, context.page.right(),
                      context.page.body_bottom()};
        const Canvas::Tag tag(context.canvas, "Table");
        Table table(context.canvas, action_columns(context, box), 8.5, 8);
        double y = table.draw_heading(box.y0 + kActionHeading - table.heading_height());
        std::vector<std::string> lines;
        for (const Advice& advice : proposals_of(context)) {
            lines.push_back(context.words.say(
                "sheet.advice", arg("service", context.category_name(advice.category)),
                arg("zone", context.zone_name(advice.zone.index())),
                arg("count", context.weight(advice.effect.within, advice.category)),
                arg("minutes", context.group(advice.category).limit)));
        }
        const double row = std::min(
            kActionRow, (box.y1 - y) / static_cast<double>(std::max<std::size_t>(lines.size(), 1)));
        for (std::size_t i = 0; y + row <= box.y1 + 0.01; ++i) {  // empty lines fill the page
            const std::string text = i < lines.size() ? lines[i] : "";
            y = table.draw_row({text, "", "", "", ""}, y, row);
        }
    });
}

}  // namespace relais::atlas
