#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr double kStep = 4.3, kClosest = 3.7;
constexpr double kIndexGutter = 8;

std::size_t columns(const Page& page) {
    return static_cast<std::size_t>(std::max(2.0, std::floor(page.body_width() / 60)));
}
/// Lines a column; closer than usual where all then fit on one page, and no more than it takes for
/// columns of one height where they fit on one.
std::size_t rows(const Page& page, std::size_t entries) {
    const double height = page.body_height() - 4;
    const auto most = static_cast<std::size_t>(height / kClosest);
    const std::size_t needed = (entries + columns(page) - 1) / columns(page);
    if (needed <= most) return std::max<std::size_t>(needed, 1);
    const std::size_t a_page = columns(page) * static_cast<std::size_t>(height / kStep);
    const std::size_t pages = (entries + a_page - 1) / a_page;
    return (entries + columns(page) * pages - 1) / (columns(page) * pages);  // alike on all
}
double step_of(const Page& page, std::size_t rows) {
    return std::min(kStep, (page.body_height() - 4) / static_cast<double>(rows));
}

/// Zones in alphabetical order, each with the page of the sheet that it is on.
struct IndexEntry {
    std::string name;
    std::size_t area;
};
std::vector<IndexEntry> entries_of(const Context& context) {
    std::vector<IndexEntry> entries;
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a) {
        for (const std::size_t z : context.digest.areas[a].zones) {
            entries.push_back({context.zone_name(z), a});
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [&](const IndexEntry& a, const IndexEntry& b) {
        return context.words.before(a.name, b.name);
    });
    return entries;
}

void draw_entry(Context& context, const IndexEntry& entry, const Box& box) {
    Canvas& canvas = context.canvas;
    const std::string& label = context.page_list.page(sheet_name(entry.area)).label;
    const Canvas::Tag link(canvas, Canvas::Tag::link(sheet_name(entry.area), box));
    draw::TextStyle text{.size = 8, .color = context.theme().ink, .tabular = true};
    const double baseline = box.y1 - 1.3;
    canvas.text(label, {box.x1, baseline}, text, Align::kRight);
    const double room = box.width() - canvas.width_of(label, text) - 2;
    while (text.size > 6 && canvas.width_of(entry.name, text) > room) text.size -= 0.5;
    canvas.text(cut_to_line(canvas, entry.name, room, text), {box.x0, baseline}, text);
}

/// How many zones the index lists; none where each has a sheet, which the contents list already.
std::size_t listed_zones(const Context& context) {
    std::size_t zones = 0;
    for (const Area& area : context.digest.areas) zones += area.zones.size();
    return zones == context.digest.areas.size() ? 0 : zones;
}

/// The lines of the last page of the index.
std::size_t last_lines(const Context& context) {
    const std::size_t zones = listed_zones(context), per_column = rows(context.page, zones);
    const std::size_t before = (index_pages(context) - 1) * columns(context.page) * per_column;
    return std::min(per_column, zones - before);
}

constexpr double kAboveTerms = 14;  // room for their heading

}  // namespace

std::size_t index_pages(const Context& context) {
    const std::size_t zones = listed_zones(context);
    if (zones == 0) return 0;
    const std::size_t per_page = columns(context.page) * rows(context.page, zones);
    return (zones + per_page - 1) / per_page;
}

bool glossary_under_index(const Context& context) {
    if (index_pages(context) == 0) return false;
    const double step = step_of(context.page, rows(context.page, listed_zones(context)));
    const double used = static_cast<double>(last_lines(context)) * step;
    return used + kAboveTerms + height_of_terms(context) <= context.page.body_height();
}

void draw_index(Context& context) {
    const std::vector<IndexEntry> entries = entries_of(context);
    const std::size_t per_column = rows(context.page, entries.size());
    const double step = step_of(context.page, per_column);
    const std::size_t count = columns(context.page);
    const double width =
        (context.page.body_width() - static_cast<double>(count - 1) * kIndexGutter) /
        static_cast<double>(count);
    const auto box_of = [&](std::size_t place) {
        return Box::at(
            Page::left() + static_cast<double>(place / per_column) * (width + kIndexGutter),
            Page::body_top() + static_cast<double>(place % per_column) * step, width, step);
    };
    for (std::size_t i = 0; i < index_pages(context); ++i) {
        const draw::PageEntry& page = context.page_list.page(page_name("index", i));
        const PageFrame frame{
            context.words.say("index.title"),
            context.words.say("index.topic", arg("zones", context.zones(entries.size()))), "",
            page.bookmark};
        draw_page(context, page, frame, [&] {
            const std::size_t begin = i * per_column * count;
            const std::size_t end = std::min(entries.size(), begin + per_column * count);
            for (std::size_t k = begin; k < end; ++k) {
                draw_entry(context, entries[k], box_of(k - begin));
            }
            if (i + 1 < index_pages(context) || !glossary_under_index(context)) return;
            Box terms{Page::left(), box_of(last_lines(context) - 1).y1 + kAboveTerms,
                      context.page.right(), context.page.body_bottom()};
            {
                const Canvas::Tag tag(context.canvas, "H1");
                context.canvas.text(context.words.say("glossary.title"), {terms.x0, terms.y0 - 3.5},
                                    {.size = 15, .face = Face::kTitle});
            }
            draw_terms(context, terms);
        });
    }
}

}  // namespace relais::atlas
