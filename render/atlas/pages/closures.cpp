#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

using Closures = std::span<const scenario::Closure>;

constexpr std::size_t kNamed = 9;  ///< circles with their rank

/// Mean minutes added for people who can go elsewhere.
std::string minutes_of(const Context& context, const scenario::Closure& closure) {
    const double others = closure.affected - closure.cut_off;
    return others > 0 ? context.numbers().decimal(closure.minutes_added / others, 1)
                      : context.numbers().none();
}

/// Circles whose surface is the people to whom a service is the nearest, the large ones at the
/// bottom.
void draw_circles(Context& context, const map::View& sheet, Closures closures) {
    constexpr double kLargest = 16;  // diameter in millimetres
    Canvas& canvas = context.canvas;
    double most = 0;
    for (const scenario::Closure& closure : closures) most = std::max(most, closure.affected);
    std::vector<const scenario::Closure*> order;
    for (const scenario::Closure& closure : closures) {
        if (closure.affected > 0) order.push_back(&closure);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->affected > b->affected; });
    for (const scenario::Closure* closure : order) {
        const Point at = sheet.services[closure->service.index()];
        if (!sheet.frame.contains(at)) continue;
        const double size = kLargest * std::sqrt(closure->affected / most);
        canvas.dots(std::vector{at}, size + 0.5, context.theme().paper);
        canvas.dots(std::vector{at}, size, style::Color::hex(0xd8a048));
    }
    std::vector<Box> taken;
    for (std::size_t i = 0; i < std::min(kNamed, closures.size()); ++i) {
        const Point at = sheet.services[closures[i].service.index()];
        if (!sheet.frame.contains(at) || !(closures[i].affected > 0)) continue;
        const Box room = Box::around(at, 2);
        if (std::any_of(taken.begin(), taken.end(),
                        [&](const Box& other) { return other.overlaps(room); })) {
            continue;  // in a crowd only the first has its rank
        }
        taken.push_back(room);
        canvas.text_with_halo(fmt::format("{}", i + 1), {at.x, at.y + 1.2},
                              {.size = 9, .face = Face::kBold, .color = context.theme().ink},
                              Align::kCentre, {0.3, context.theme().paper});
    }
}

void draw_table(Context& context, Closures closures, const Box& box) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = words.numbers();
    const double right = box.x1;
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{"", box.x0, box.x0 + 6, Align::kRight},
                 {words.say("table.service"), box.x0 + 8, right - 66, Align::kLeft},
                 {words.say(fmt::format("table.{}", context.unit())), right - 65, right - 48,
                  Align::kRight},
                 {words.say("compare.table.cut_off"), right - 47, right - 34, Align::kRight},
                 {words.say("compare.table.added"), right - 33, right - 15, Align::kRight},
                 {words.say("table.mean"), right - 14, right, Align::kRight}});
    double y = table.draw_heading(box.y0);
    std::size_t done = 0, all = 0;
    for (const scenario::Closure& closure : closures) all += closure.affected > 0 ? 1 : 0;
    for (const scenario::Closure& closure : closures) {
        if (!(closure.affected > 0))
            continue;  // not the nearest for any household, so that
                       // closing has no effect
        const std::string minutes = minutes_of(context, closure);
        const Table::Row row{fmt::format("{}", done + 1),
                             context.service_name(closure.service),
                             numbers.whole(closure.affected),
                             numbers.whole(closure.cut_off),
                             numbers.whole(closure.minutes_added),
                             minutes == numbers.none() ? minutes : "+" + minutes};
        if (y + table.height_of(row) + (done + 1 == all ? 0 : 4) > box.y1) break;
        y = table.draw_row(row, y);
        ++done;
    }
    if (done == all) return;
    context.canvas.text(
        words.say("table.more.services",
                  arg("rest", words.count("places", static_cast<double>(all - done)))),
        {box.x0, y + 3}, {.size = kSmallText, .color = context.theme().quiet_ink});
}

std::string title_of(const Context& context, Closures closures) {
    if (closures.empty()) return context.words.say("compare.same");
    const scenario::Closure& first = closures.front();
    return context.words.say(
        "compare.closures.sentence", arg("service", context.service_name(first.service)),
        arg("weight", context.weight(first.affected)), arg("minutes", minutes_of(context, first)));
}

}  // namespace

void draw_closures_page(Context& context, const RankedClosures& ranked) {
    const draw::PageEntry& entry = context.page_list.page("closures");
    const Page& page = context.page;
    const PageFrame around{title_of(context, ranked.closures),
                           context.words.say("compare.closures.title",
                                             arg("topic", context.category_name(ranked.category))),
                           source_line(context), entry.bookmark};
    draw_page(context, entry, around, [&] {
        Box frame{Page::left(), Page::body_top() + 4, Page::left() + page.body_width() * 0.5,
                  page.body_bottom() - 9};
        Box table{frame.x1 + 7, Page::body_top(), page.right(), page.body_bottom()};
        if (page.portrait()) {
            frame.x1 = page.right();
            frame.y1 = Page::body_top() + page.body_height() * 0.5;
            table = {Page::left(), frame.y1 + 12, page.right(), page.body_bottom()};
        }
        const map::View sheet = map::fit(context.scene, frame);
        const std::string caption = context.words.say("compare.closures.key");
        {
            draw_caption(context, caption, frame);
            const Canvas::Tag tag(context.canvas,
                                  Canvas::Tag::figure(caption + ". " + around.title));
            const Canvas::Clip clip(context.canvas, frame);
            map::draw_ground(context.canvas, sheet);
            map::draw_paper_zones(context.canvas, sheet);
            map::draw_borders(context.canvas, sheet, true);
            draw_circles(context, sheet, ranked.closures);
        }
        draw_under_map(context, sheet, 0);
        draw_table(context, ranked.closures, table);
    });
}

}  // namespace relais::atlas
