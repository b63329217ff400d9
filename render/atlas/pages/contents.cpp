#include <algorithm>
#include <array>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/map/layers.h"
#include "render/map/services.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

/// One line of the list: a page, or the name of a part.
struct Line {
    const draw::PageEntry* page = nullptr;
    std::string part;
};

/// Further pages of an index, a method, or a sheet ("sheet-3-2").
bool is_continuation(const draw::PageEntry& page) {
    if (page.name.starts_with("index-") || page.name.starts_with("method-")) return true;
    return page.name.starts_with("sheet-") && page.name.find('-', 6) != std::string::npos;
}

/// All pages but the cover and this one; the pages of one index, method or sheet are one line.
std::vector<Line> lines_of(const PageList& page_list) {
    std::vector<Line> lines;
    std::string part;
    for (const draw::PageEntry& page : page_list.pages()) {
        if (page.name == "cover" || page.name == "contents") continue;
        if (is_continuation(page)) continue;
        if (page.part != part) lines.push_back({nullptr, page.part});
        part = page.part;
        lines.push_back({&page, {}});
    }
    return lines;
}

/// The width that a name of the list may take beside the number of its page, in mm.
double name_room(Canvas& canvas, const draw::PageEntry& page, double width, double size) {
    constexpr double kDots = 4;
    return width - canvas.width_of(page.label, {.size = size, .tabular = true}) - kDots;
}

/// The largest size, in points, at which every name of the list fits on its line; the least size
/// where none does.
double size_of_list(Canvas& canvas, const std::vector<Line>& lines, double width, double most) {
    constexpr double kStep = 0.25;
    for (double size = most; size > kSmallText; size -= kStep) {
        const bool fits = std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
            return line.page == nullptr ||
                   canvas.width_of(line.page->bookmark, {.size = size, .tabular = true}) <=
                       name_room(canvas, *line.page, width, size);
        });
        if (fits) return size;
    }
    return kSmallText;
}

void draw_line(Context& context, const draw::PageEntry& page, const Box& box, double size) {
    Canvas& canvas = context.canvas;
    const Canvas::Tag link(canvas, Canvas::Tag::link(page.name, box));
    const double baseline = box.y1 - box.height() * 0.3;
    const draw::TextStyle text{.size = size, .color = context.theme().ink, .tabular = true};
    const double number = canvas.width_of(page.label, text);
    const std::string name =
        cut_to_line(canvas, page.bookmark, name_room(canvas, page, box.width(), size), text);
    const double end = box.x0 + canvas.text(name, {box.x0, baseline}, text) + 1.5;
    const double stop = box.x1 - number - 1.5;
    if (stop > end + 2) {
        canvas.line({end, baseline}, {stop, baseline}, {0.12, context.theme().hairline, 0.6});
    }
    canvas.text(page.label, {box.x1, baseline}, text, Align::kRight);
}

/// The list, in as many columns as it takes to stay readable.
void draw_list(Context& context, const Box& box) {
    const std::vector<Line> lines = lines_of(context.page_list);
    constexpr double kLeast = 4.2, kMost = 7.5;
    const auto fits = static_cast<std::size_t>(box.height() / kLeast);
    const std::size_t columns = std::clamp<std::size_t>((lines.size() + fits - 1) / fits, 1, 3);
    const std::size_t per_column = (lines.size() + columns - 1) / columns;
    const double step =
        std::clamp(box.height() / static_cast<double>(std::max<std::size_t>(per_column, 1)),
                   box.height() / static_cast<double>(std::max(per_column, fits)), kMost);
    constexpr double kGutter = 7;
    const double width =
        (box.width() - static_cast<double>(columns - 1) * kGutter) / static_cast<double>(columns);
    const double size =
        size_of_list(context.canvas, lines, width, std::clamp(step * 1.7, kSmallText, 9.5));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box line = Box::at(box.x0 + static_cast<double>(i / per_column) * (width + kGutter),
                                 box.y0 + static_cast<double>(i % per_column) * step, width, step);
        if (lines[i].page != nullptr) {
            draw_line(context, *lines[i].page, line, size);
            continue;
        }
        const Canvas::Tag tag(context.canvas, "H2");
        context.canvas.text(
            lines[i].part, {line.x0, line.y1 - step * 0.3},
            {.size = size + 0.5, .face = Face::kSemiBold, .color = context.theme().accent});
    }
}

/// The names of the areas where all fit inside of them, else the numbers of their pages, which the
/// list next to it has with the names.
std::vector<map::Label> key_labels(Context& context, std::vector<map::LabelWish> wishes,
                                   const std::vector<map::ZoneArea>& areas, const Box& frame) {
    const map::Measure measure = [&](const std::string& text, double size) {
        return context.canvas.width_of(text, {.size = size, .face = Face::kMedium});
    };
    map::LabelResult names = map::place_labels(wishes, areas, frame, {}, measure);
    if (names.dropped == 0) return std::move(names.placed);
    for (map::LabelWish& wish : wishes) {
        wish.text = context.page_list.page(sheet_name(wish.zone)).label;
        wish.may_cross = true;
    }
    return map::place_labels(wishes, areas, frame, {}, measure).placed;
}

/// The territory with the areas that have sheets; each is a link to its own.
void draw_key_map(Context& context, const Box& frame) {
    Canvas& canvas = context.canvas;
    const style::Theme& theme = context.theme();
    const map::View sheet = map::fit(context.scene, frame, 3);
    const Canvas::Tag figure(canvas, Canvas::Tag::figure(context.words.say("contents.key_map")));
    for (const auto& rings : sheet.zones) canvas.fill(rings, theme.panel);
    canvas.stroke(sheet.zone_lines, {theme.zone_width, theme.zone_line});
    std::vector<map::LabelWish> wishes;
    std::vector<map::ZoneArea> areas;
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a) {
        const Area& area = context.digest.areas[a];
        std::vector<Polyline> rings;
        Box box;
        for (const std::size_t z : area.zones) {
            for (const auto& ring : sheet.zones[z]) {
                rings.push_back(ring);
                for (const Point& p : ring) box.add(p);
            }
        }
        canvas.stroke(map::outline_of(context.scene, sheet, area.zones),
                      {theme.group_width, theme.group_line});
        geometry::Region region(rings);
        const geometry::Region::Pole pole = region.pole();
        const double half = std::max(2.0, pole.radius * 0.7);
        const Canvas::Tag link(canvas,
                               Canvas::Tag::link(sheet_name(a), Box::around(pole.place, half)));
        wishes.push_back({a, context.area_name(area), false});
        areas.push_back({std::move(region), pole, box});
    }
    canvas.stroke(sheet.territory_lines, {theme.territory_line, theme.ink});
    map::draw_labels(canvas, key_labels(context, wishes, areas, frame),
                     [&](Point) { return theme.panel; });
}

/// Four signs that the maps use.
void draw_signs(Context& context, const Box& box) {
    Canvas& canvas = context.canvas;
    const style::Theme& theme = context.theme();
    const language::Catalogue& words = context.words;
    draw_heading(context, words.say("contents.how"), {box.x0, box.y0 + 3});
    constexpr double kSwatch = 12;
    constexpr std::size_t kSeveral = 3;  // as in the text next to it
    const std::array keys{"contents.sign.color", "contents.sign.no_data", "contents.sign.service",
                          "contents.sign.dot"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const double x = box.x0 + static_cast<double>(i % 2) * box.width() / 2;
        const double y = box.y0 + 6 + static_cast<double>(i / 2) * 5.5;
        const Point middle{x + kSwatch / 2, y + 1.8};
        if (i == 0) {
            const auto colors = style::sequential_palette(theme, 5);
            for (std::size_t k = 0; k < colors.size(); ++k) {
                canvas.fill(Box::at(x + static_cast<double>(k) * kSwatch / 5, y, kSwatch / 5, 3.6),
                            colors[k]);
            }
        } else if (i == 1) {
            const std::array rings{geometry::outline(Box::at(x, y, kSwatch, 3.6))};
            canvas.hatch(rings);
        } else if (i == 2) {
            map::draw_service_sign(canvas, {{middle.x - 3, middle.y}});
            map::draw_service_sign(canvas,
                                   {{middle.x + 2, middle.y}, map::ServiceSign::kInside, kSeveral});
        } else {
            const std::array dots{middle};
            canvas.dots(dots, 1.1, style::sequential_palette(theme, 5)[2]);
        }
        canvas.text(words.say(keys.at(i)), {x + kSwatch + 2, y + 2.8},
                    {.size = 8, .color = theme.ink});
    }
}

}  // namespace

void draw_contents(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("contents");
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    draw_page(context, entry, {entry.bookmark, context.territory_name(), "", entry.bookmark}, [&] {
        constexpr double kSigns = 19;
        const bool has_map = !context.territory.zones.empty();
        Box list{Page::left(), Page::body_top(), page.right(), page.body_bottom()};
        Box key{list};
        if (page.portrait()) {
            list.y1 = Page::body_top() + page.body_height() * 0.5;
            key.y0 = list.y1 + 8;
        } else {
            list.x1 = has_map ? Page::left() + page.body_width() * 0.5 : page.right();
            key.x0 = list.x1 + 10;
        }
        if (!has_map) key.x0 = Page::left(), list.y1 = page.body_bottom() - kSigns - 4;
        draw_list(context, list);
        if (has_map) {
            if (!context.digest.areas.empty()) {
                draw_heading(context, words.say("contents.key_map"), {key.x0, key.y0 + 2});
            }
            draw_key_map(context, {key.x0, key.y0 + 4, key.x1, key.y1 - kSigns - 3});
        }
        draw_signs(context, {key.x0, key.y1 - kSigns, key.x1, key.y1});
    });
}

}  // namespace relais::atlas
