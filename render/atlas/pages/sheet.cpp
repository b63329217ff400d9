#include "render/atlas/blocks/sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/heat_table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// How the body of a sheet is cut up.
struct SheetLayout {
    Box map, legend, column, words;
};
/// Where the words of a landscape page start, right of the legend.
double words_left(const Page& page) {
    return Page::left() + page.body_width() * 0.25;
}
double words_width(const Page& page) {
    return page.portrait() ? (page.body_width() - 8) / 2 : page.body_width() * (0.56 - 0.25);
}

SheetLayout layout_of(const Page& page, std::size_t legend_rows, double words_height) {
    const double legend = 8 + 4.5 * static_cast<double>(legend_rows);
    const double top = Page::body_top() + 4;
    SheetLayout out;
    if (page.portrait()) {
        const double map_bottom = Page::body_top() + page.body_height() * 0.42;
        const double half = (page.body_width() - 8) / 2;
        const double right = Page::left() + half + 8;
        out.map = {Page::left(), top, page.right(), map_bottom};
        out.legend = Box::at(Page::left(), map_bottom + 9, half, legend);
        out.words = {Page::left(), out.legend.y1 + 4, Page::left() + half, page.body_bottom()};
        out.column = {right, map_bottom + 9, page.right(), page.body_bottom()};
        return out;
    }
    const double middle = Page::left() + page.body_width() * 0.56;
    out.map = {Page::left(), top, middle, page.body_bottom() - std::max(legend, words_height) - 10};
    out.legend = Box::at(Page::left(), out.map.y1 + 9, words_left(page) - 8 - Page::left(), legend);
    out.words = {words_left(page), out.legend.y0, middle, page.body_bottom() + 1};
    out.column = {middle + 8, Page::body_top(), page.right(), page.body_bottom()};
    return out;
}

/// "more than in the whole territory (12 %)": an area compared with the whole, in words. Numbers
/// that are printed alike count as equal.
std::string comparison(const Context& context, double own, double whole, const std::string& printed,
                       const std::string& value) {
    const char* word = printed == value ? "sheet.compare.same"
                       : own > whole    ? "sheet.compare.above"
                                        : "sheet.compare.below";
    return ", " + context.words.say(word, arg("value", value));
}

bool has_one_service(const Context& context) {
    return context.digest.served.size() == 1;
}

/// The people who have the whole basket near; of one service, those beyond its limit.
KeyFigure basket_figure(const Context& context, const Area& area) {
    const language::Numbers& numbers = context.numbers();
    const language::Catalogue& words = context.words;
    if (has_one_service(context)) {
        const CategoryId only = context.digest.served.front();
        const access::Summary &own = area.by_category[only.index()], &all = context.summary(only);
        const Counted counted = context.counted(only);
        const std::string share =
            own.known > 0 ? numbers.percent(own.beyond_limit) : numbers.none();
        return {share, words.say(fmt::format("figure.share.{}", counted.unit),
                                 arg("minutes", context.group(only).limit), arg("of", counted.of)) +
                           comparison(context, own.beyond_limit, all.beyond_limit, share,
                                      numbers.percent(all.beyond_limit))};
    }
    const double near = 1 - area.far_share, all = 1 - context.digest.far_share;
    const std::string share = area.known > 0 ? numbers.percent(near) : numbers.none();
    const char* kind = context.digest.basket_is_daily ? "daily" : "all";
    return {share, words.say(fmt::format("sheet.figure.basket.{}.{}", kind, context.unit())) +
                       comparison(context, near, all, share, numbers.percent(all))};
}

std::vector<KeyFigure> figures_of(const Context& context, const Area& area) {
    std::vector<KeyFigure> figures;
    if (!context.digest.basket.empty()) figures.push_back(basket_figure(context, area));
    const std::optional<CategoryId> worst = has_one_service(context)
                                                ? std::optional(context.digest.served.front())
                                                : worst_service(context, area);
    if (!worst || !(area.by_category[worst->index()].reached > 0)) return figures;
    const language::Catalogue& words = context.words;
    const auto minutes = [&](double n) {
        return words.say("minutes", arg("n", context.numbers().decimal(n, 1)));
    };
    const double own = area.by_category[worst->index()].median;
    const double all = context.summary(*worst).median;
    figures.push_back(
        {minutes(own),
         words.say("sheet.figure.worst", arg("service", context.category_name(*worst))) +
             comparison(context, own, all, minutes(own), minutes(all))});
    return figures;
}

/// The places that would bring the most people within the limit of a service, one line each.
std::vector<std::string> advice_for(const Context& context, const Area& area) {
    constexpr std::size_t kMost = 3;
    std::vector<std::string> texts;
    for (const Advice& advice : area.advice) {
        if (texts.size() == kMost) break;
        texts.push_back(context.words.say(
            "sheet.advice", arg("service", context.category_name(advice.category)),
            arg("zone", context.zone_name(advice.zone.index())),
            arg("count", context.weight(advice.effect.within, advice.category)),
            arg("minutes", context.group(advice.category).limit)));
    }
    if (texts.empty() && area.known > 0)
        texts.push_back(context.words.say(worst_service(context, area) ? "sheet.advice.not_here"
                                                                       : "sheet.advice.none"));
    return texts;
}

std::string notes(const Context& context, const Area& area) {
    std::string text;
    if (!area.advice.empty()) text = context.words.say("act.how");
    const bool estimated = std::any_of(area.zones.begin(), area.zones.end(), [&](std::size_t z) {
        return context.territory.estimates.of_zone(z);
    });
    if (estimated) text += (text.empty() ? "" : " ") + context.words.say("caveat.zones.sheet");
    if (context.territory.estimates.along_roads >= kMostlyEstimated)
        text += (text.empty() ? "" : " ") + context.words.say("caveat.along_roads.map");
    return text + (text.empty() ? "" : "\n") + source_line(context);
}

/// The title and foot of the first page of an area, or of one that lists its zones.
PageFrame frame_of(const Context& context, const Area& area) {
    return {sheet_title(context, area),
            context.level_name() + " · " + context.weight(area.weight) +
                (area.zones.size() > 1 ? " · " + context.zones(area.zones.size()) : ""),
            notes(context, area), context.area_name(area)};
}

constexpr std::size_t kZoneColumns = 3;

Box zones_box(const Page& page) {
    return {Page::left(), Page::body_top() + 2, page.right(), page.body_bottom()};
}

/// Whether the zones of an area stand on its first page, under its services.
bool zones_on_first_page(const Context& context, const Area& area) {
    constexpr double kFigures = 24, kHeading = 9, kRow = 4.3, kSpace = 6, kLeastColumn = 6;
    const auto services = static_cast<double>(context.digest.served.size());
    const Box column = layout_of(context.page, 0, 0).column;
    const double room = column.height() - kFigures - kHeading - kRow * services - kSpace;
    if (has_one_service(context)) return area.zones.size() <= sheet_zones_in(room);
    return column.width() / (services + 6) >= kLeastColumn &&
           area.zones.size() <= heat_rows_in(context, room);
}

std::size_t zones_a_page(const Context& context) {
    const Box box = zones_box(context.page);
    return has_one_service(context) ? kZoneColumns * sheet_zones_in(box.height())
                                    : heat_rows_in(context, box.height());
}

/// All zones of an area with one service, in columns.
void draw_zone_columns(Context& context, const std::vector<std::size_t>& zones, std::size_t first,
                       const Box& box) {
    constexpr double kGutter = 8;
    const double width = (box.width() - (kZoneColumns - 1) * kGutter) / kZoneColumns;
    for (std::size_t i = 0; i < kZoneColumns && first < zones.size(); ++i) {
        const double x = box.x0 + static_cast<double>(i) * (width + kGutter);
        first = draw_sheet_zones(context, zones, first, {x, box.y0, x + width, box.y1});
    }
}

/// The zones of an area by services, in alphabetical order, from the `first` on.
void draw_zone_heat(Context& context, const Area& area, std::size_t first, const Box& box) {
    std::vector<std::size_t> zones = area.zones;
    std::stable_sort(zones.begin(), zones.end(), [&](std::size_t a, std::size_t b) {
        return context.words.before(context.zone_name(a), context.zone_name(b));
    });
    std::vector<HeatRow> rows;
    for (const std::size_t z : zones) rows.push_back(heat_row(context, z));
    draw_heat_table(context, context.zone_heading(), rows, first, box);
}

void draw_zones(Context& context, const Area& area, std::size_t first, const Box& box) {
    if (has_one_service(context)) {
        draw_sheet_zones(context, zones_by_need(context, area), first, box);
    } else {
        draw_zone_heat(context, area, first, box);
    }
}

void draw_first_page(Context& context, std::size_t index) {
    const Area& area = context.digest.areas[index];
    const Legend legend = make_far_legend(context, area);
    const std::vector<std::string> advice = advice_for(context, area);
    const SheetLayout layout =
        layout_of(context.page, legend_rows(legend),
                  height_of_block(context, advice, words_width(context.page), true));
    draw_page(context, context.page_list.page(sheet_name(index)), frame_of(context, area), [&] {
        Box column = layout.column;
        column.y0 = draw_key_figures(context, figures_of(context, area), layout.column) + 4;
        const Box extent = context.scene.extent_of(area.zones);
        SheetMap map{map::fit(context.scene, extent, layout.map, 6), {}};
        map.areas = map::zone_areas(map.view);
        draw_text_block(context, context.words.say("act.title"), advice, layout.words, true);
        column.y0 = draw_sheet_services(context, area, map, column) + 4;
        if (zones_on_first_page(context, area) && area.zones.size() > 1)
            draw_zones(context, area, 0, column);
        const std::size_t dropped = draw_sheet_map(context, area, legend, map);
        draw_under_map(context, map.view, dropped);
        draw_legend(context, legend, layout.legend);
    });
}

/// The page that lists zones from the `first` on.
void draw_zones_page(Context& context, std::size_t index, std::size_t number, std::size_t first) {
    const Area& area = context.digest.areas[index];
    const language::Catalogue& words = context.words;
    PageFrame frame = frame_of(context, area);
    frame.title = words.say(
        has_one_service(context) ? "sheet.zones.title.single" : "sheet.zones.title",
        arg("area", context.area_name(area)), arg("zones", context.zones(area.zones.size())));
    frame.notes = (has_one_service(context)
                       ? ""
                       : words.say("heat.notes", arg("none", context.numbers().none())) + "\n") +
                  source_line(context);
    const draw::PageEntry& entry = context.page_list.page(page_name(sheet_name(index), number));
    draw_page(context, entry, frame, [&] {
        const Box box = zones_box(context.page);
        if (has_one_service(context)) {
            draw_zone_columns(context, zones_by_need(context, area), first, box);
        } else {
            draw_zone_heat(context, area, first, box);
        }
    });
}

}  // namespace

std::optional<CategoryId> worst_service(const Context& context, const Area& area) {
    std::optional<CategoryId> worst;
    const auto rank = [&](CategoryId c) {
        return std::pair(-static_cast<int>(context.territory.categories[c.index()].frequency),
                         area.by_category[c.index()].beyond_limit);
    };
    for (const CategoryId c : context.digest.served) {
        const access::Summary& own = area.by_category[c.index()];
        const bool counts = context.group(c).conclusive && own.known > 0 && own.beyond_limit > 0;
        if (counts && (!worst || rank(c) > rank(*worst))) worst = c;
    }
    return worst;
}

std::string sheet_title(const Context& context, const Area& area) {
    const language::Catalogue& words = context.words;
    if (!(area.weight > 0))
        return words.say("sheet.title.no_household", arg("area", context.area_name(area)));
    if (context.is_few(area.weight))
        return words.say("sheet.title.too_few", arg("area", context.area_name(area)));
    if (!(area.known > 0))
        return words.say("sheet.title.unknown", arg("area", context.area_name(area)));
    const std::optional<CategoryId> worst = worst_service(context, area);
    if (!worst) return words.say("sheet.title.none", arg("area", context.area_name(area)));
    const Group& group = context.group(*worst);
    const access::Summary& own = area.by_category[worst->index()];
    return words.say(
        "sheet.title", arg("area", context.area_name(area)),
        arg("finding", share_sentence(words, context.topic(*worst), context.counted(*worst),
                                      own.beyond_limit, group.limit)));
}

std::size_t sheet_pages(const Context& context, std::size_t index) {
    const Area& area = context.digest.areas[index];
    if (area.zones.size() < 2 || zones_on_first_page(context, area)) return 1;
    const std::size_t each = std::max<std::size_t>(1, zones_a_page(context));
    return 1 + (area.zones.size() + each - 1) / each;
}

void draw_sheet(Context& context, std::size_t index) {
    draw_first_page(context, index);
    const std::size_t each = std::max<std::size_t>(1, zones_a_page(context));
    for (std::size_t page = 1; page < sheet_pages(context, index); ++page)
        draw_zones_page(context, index, page, (page - 1) * each);
}

}  // namespace relais::atlas
