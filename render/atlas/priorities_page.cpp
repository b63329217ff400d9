#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/atlas/table.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Canvas;
using geometry::Box;
using language::arg;

std::string title_of(const Context& context) {
    const language::Catalogue& words = context.words;
    if (context.digest.priorities.empty()) return words.say("priorities.none");
    const Priority& first = context.digest.priorities.front();
    return words.say("priorities.title", arg("service", context.category_name(first.category)),
                     arg("zone", context.zone_name(first.zone)),
                     arg("count", context.weight(first.beyond)), arg("minutes", kFarMinutes));
}

std::vector<Table::Column> columns_of(const Context& context) {
    const language::Catalogue& words = context.words;
    const double right = context.page.right(), width = context.page.body_width();
    const double zone = Page::left() + 8 + 0.34 * width, service = right - 84;
    return {{"", Page::left(), Page::left() + 6, Align::kRight},
            {context.zone_heading(), Page::left() + 9, zone, Align::kLeft},
            {words.say("contents.part.services"), zone + 2, service, Align::kLeft},
            {words.say("priorities.column.beyond", arg("minutes", kFarMinutes)), service + 2,
             right - 60, Align::kRight},
            {words.say("priorities.column.share"), right - 58, right - 40, Align::kRight},
            {words.say("table.mean"), right - 38, right - 18, Align::kRight},
            {words.say("overview.page"), right - 16, right, Align::kRight}};
}

}  // namespace

void draw_priorities(Context& context) {
    const draw::PageEntry& entry = context.plan.page("priorities");
    Canvas& canvas = context.canvas;
    canvas.begin_page(entry);
    draw_title(context, title_of(context), context.words.say("priorities.topic"));
    if (!context.digest.priorities.empty()) {
        const Canvas::Tag tag(canvas, "Table");
        Table table(canvas, columns_of(context), 9, 7.5);
        double y = table.draw_heading(Page::body_top() + 1);
        std::size_t rank = 0;
        for (const Priority& priority : context.digest.priorities) {
            const access::Summary summary =
                context.summary(ZoneId{priority.zone}, priority.category);
            const language::Numbers& numbers = context.numbers();
            const Table::Row row{
                fmt::format("{}", ++rank),
                context.zone_name(priority.zone),
                context.category_name(priority.category),
                numbers.whole(priority.beyond),
                numbers.percent(summary.beyond_20),
                summary.reached > 0 ? numbers.decimal(summary.mean, 1) : numbers.none(),
                context.plan.page(page_name(priority.category)).label};
            const double height = std::max(6.2, table.height_of(row));
            if (y + height > context.page.body_bottom() - 6) break;
            const Box line{Page::left(), y, context.page.right(), y + height};
            const Canvas::Tag link(canvas, Canvas::Tag::link(page_name(priority.category), line));
            y = table.draw_row(row, y, height);
        }
    }
    draw_foot(context, context.words.say("priorities.notes") + "\n" + source_line(context),
              entry.bookmark, entry.label);
    canvas.end_page();
}

}  // namespace relais::atlas
