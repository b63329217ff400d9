#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

std::string priorities_title(const Context& context) {
    const language::Catalogue& words = context.words;
    if (context.digest.priorities.empty()) return words.say("priorities.none");
    const Priority& first = context.digest.priorities.front();
    return words.say("priorities.title", arg("service", context.category_name(first.category)),
                     arg("zone", context.zone_name(first.zone)),
                     arg("count", context.weight(first.beyond)), arg("minutes", kFarMinutes));
}

/// The page: a map, and next to or under it the table.
struct PrioritiesLayout {
    Box map, table;
};
PrioritiesLayout priorities_layout(const Page& page) {
    const double top = Page::body_top() + 4;
    if (page.portrait()) {
        const double middle = Page::body_top() + page.body_height() * 0.45;
        return {{Page::left(), top, page.right(), middle},
                {Page::left(), middle + 18, page.right(), page.body_bottom()}};
    }
    const double middle = Page::left() + page.body_width() * 0.4;
    return {{Page::left(), top, middle, page.body_bottom() - 18},
            {middle + 7, Page::body_top(), page.right(), page.body_bottom() - 4}};
}

/// The largest groups, but of one service only the first few, so that all have their turn.
std::vector<Priority> chosen_of(const Context& context) {
    constexpr std::size_t kLines = 24;
    const std::size_t services = std::max<std::size_t>(1, context.digest.served.size());
    const std::size_t each = std::max<std::size_t>(2, kLines / services);
    std::vector<std::size_t> taken(context.territory.categories.size(), 0);
    std::vector<Priority> chosen;
    for (const Priority& priority : context.digest.priorities) {
        if (chosen.size() < kLines && taken[priority.category.index()]++ < each) {
            chosen.push_back(priority);
        }
    }
    return chosen;
}

bool has_one_service(const Context& context) {
    return context.digest.served.size() == 1;
}

/// Where there is one service only, nothing names it again.
std::vector<Table::Column> columns_of(const Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const double right = box.x1, zone = box.x0 + 8 + 0.33 * (box.width() - 66);
    std::vector<Table::Column> columns{
        {"", box.x0, box.x0 + 5, Align::kRight},
        {context.zone_heading(), box.x0 + 7, zone, Align::kLeft},
        {words.say("contents.part.services"), zone + 2, right - 58, Align::kLeft},
        {words.say("priorities.column.beyond", arg("minutes", kFarMinutes)), right - 56, right - 42,
         Align::kRight},
        {words.say("priorities.column.share"), right - 41, right - 29, Align::kRight},
        {words.say("table.mean"), right - 28, right - 14, Align::kRight},
        {words.say("overview.page"), right - 13, right, Align::kRight}};
    if (has_one_service(context)) {
        columns[1].x1 = columns[2].x1;
        columns.erase(columns.begin() + 2);
    }
    return columns;
}

/// Returns how many lines found room.
std::size_t draw_table(Context& context, const std::vector<Priority>& chosen, const Box& box) {
    constexpr double kMore = 4;  // room for the line with the number of the others
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas, columns_of(context, box), 8, 7);
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (const Priority& priority : chosen) {
        const access::Summary summary = context.summary(ZoneId{priority.zone}, priority.category);
        const language::Numbers& numbers = context.numbers();
        Table::Row row{fmt::format("{}", done + 1),
                       context.zone_name(priority.zone),
                       context.category_name(priority.category),
                       numbers.whole(priority.beyond),
                       numbers.percent(summary.beyond_20),
                       summary.reached > 0 ? numbers.decimal(summary.mean, 1) : numbers.none(),
                       context.page_list.page(page_name(priority.category)).label};
        if (has_one_service(context)) row.erase(row.begin() + 2);
        const double height = std::max(5.4, table.height_of(row));
        if (y + height + kMore > box.y1) break;
        const Canvas::Tag link(context.canvas, Canvas::Tag::link(page_name(priority.category),
                                                                 {box.x0, y, box.x1, y + height}));
        y = table.draw_row(row, y, height);
        ++done;
    }
    if (const std::size_t left = context.digest.priorities.size() - done; left > 0) {
        context.canvas.text(context.words.count("priorities.more", static_cast<double>(left)),
                            {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    }
    return done;
}

/// A circle for each zone of the table, by its largest group, with its line in the table.
void draw_map(Context& context, std::span<const Priority> chosen, const Box& frame) {
    constexpr double kLargest = 11;  // diameter in millimetres
    Canvas& canvas = context.canvas;
    const map::View sheet = map::fit(context.scene, frame);
    const std::vector<map::ZoneArea> areas = map::zone_areas(sheet);
    const std::string caption = context.words.say("priorities.map");
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(caption + ". " + priorities_title(context)));
    draw_caption(context, caption, frame);
    const Canvas::Clip clip(canvas, frame);
    map::draw_ground(canvas, sheet);
    map::draw_paper_zones(canvas, sheet);
    map::draw_borders(canvas, sheet, true);
    std::vector<bool> listed(areas.size(), false);
    std::vector<Box> numbers;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (listed[chosen[i].zone]) continue;
        listed[chosen[i].zone] = true;
        const Point at = areas[chosen[i].zone].pole.place;
        const double size = kLargest * std::sqrt(chosen[i].beyond / chosen.front().beyond);
        canvas.dots(std::array{at}, size + 0.5, context.theme().paper);
        canvas.dots(std::array{at}, size, context.theme().scale.back());
        const bool within = size > 4.5;
        const Box room = Box::around({at.x, at.y + (within ? 0 : 2.6)}, 1.7);
        if (std::any_of(numbers.begin(), numbers.end(),
                        [&](const Box& other) { return other.overlaps(room); })) {
            continue;  // in a crowd only the larger group has its number
        }
        numbers.push_back(room);
        canvas.text_with_halo(
            fmt::format("{}", i + 1), {at.x, at.y + 1.1 + (within ? 0 : 2.6)},
            {.size = 7.5,
             .face = Face::kBold,
             .color = within ? context.theme().paper : context.theme().ink},
            Align::kCentre, {0.25, within ? context.theme().scale.back() : context.theme().paper});
    }
}

}  // namespace

void draw_priorities(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("priorities");
    Canvas& canvas = context.canvas;
    const PageFrame frame{priorities_title(context), context.words.say("priorities.topic"),
                          context.words.say("priorities.notes") + "\n" + source_line(context),
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const std::vector<Priority> chosen = chosen_of(context);
        if (!chosen.empty()) {
            const PrioritiesLayout layout = priorities_layout(context.page);
            const std::size_t lines = draw_table(context, chosen, layout.table);
            draw_map(context, std::span(chosen).first(lines), layout.map);
            draw_under_map(context, map::fit(context.scene, layout.map), 0);
            const Canvas::Tag tag(canvas, "P");
            canvas.paragraph(context.words.say("priorities.key", arg("minutes", kFarMinutes)),
                             {layout.map.x0, layout.map.y1 + 8}, layout.map.width(),
                             {.size = 7, .color = context.theme().quiet_ink});
        }
    });
}

}  // namespace relais::atlas
