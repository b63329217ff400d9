#include "render/atlas/blocks/sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// How the body of a sheet is cut up.
struct SheetLayout {
    Box map, legend, figures, services, zones, words;
};
SheetLayout layout_of(const Page& page, std::size_t legend_rows) {
    const double legend = 8 + 4.5 * static_cast<double>(legend_rows);
    const double top = Page::body_top() + 4;
    SheetLayout out;
    if (page.portrait()) {
        const double map_bottom = Page::body_top() + page.body_height() * 0.46;
        const double half = (page.body_width() - 8) / 2;
        const double right = Page::left() + half + 8;
        constexpr double kWords = 46;
        out.map = {Page::left(), top, page.right(), map_bottom};
        out.legend = Box::at(Page::left(), map_bottom + 9, half, legend);
        out.figures = Box::at(right, map_bottom + 9, half, 17);
        out.services = {right, out.figures.y1 + 4, page.right(), page.body_bottom()};
        out.zones = {Page::left(), out.legend.y1 + 4, Page::left() + half,
                     page.body_bottom() - kWords};
        out.words = {Page::left(), out.zones.y1 + 4, Page::left() + half, page.body_bottom()};
        return out;
    }
    const double middle = Page::left() + page.body_width() * 0.53;
    const double half = (middle - Page::left() - 8) * 0.54;
    out.map = {Page::left(), top, middle, page.body_bottom() - std::max(legend, 48.0) - 10};
    out.legend = {Page::left(), out.map.y1 + 9, Page::left() + half, page.body_bottom()};
    out.words = {out.legend.x1 + 8, out.legend.y0, middle, page.body_bottom() - 2};
    out.figures = {middle + 8, Page::body_top(), page.right(), Page::body_top() + 17};
    out.services = {middle + 8, out.figures.y1 + 4, page.right(), page.body_bottom()};
    out.zones = out.services;  // under the services
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

KeyFigure far_figure(const Context& context, const Area& area) {
    const language::Numbers& numbers = context.numbers();
    const bool one = context.digest.served.size() == 1;
    const std::string share = area.known > 0 ? numbers.percent(area.far_share) : numbers.none();
    return {share, context.words.say(fmt::format("{}.{}", one ? "figure.share" : "sheet.figure.far",
                                                 context.unit()),
                                     arg("minutes", kFarMinutes)) +
                       comparison(context, area.far_share, context.digest.far_share, share,
                                  numbers.percent(context.digest.far_share))};
}

std::vector<KeyFigure> figures_of(const Context& context, const Area& area) {
    std::vector<KeyFigure> figures{far_figure(context, area)};
    const std::vector<CategoryId> categories = farthest_first(context, area);
    if (categories.empty()) return figures;
    const CategoryId worst = categories.front();
    const access::Summary& own = area.by_category[worst.index()];
    if (!(own.reached > 0)) return figures;
    const language::Catalogue& words = context.words;
    const auto minutes = [&](double n) {
        return words.say("minutes", arg("n", context.numbers().decimal(n, 1)));
    };
    const double all = context.summary(worst).mean;
    const std::string meaning =
        categories.size() == 1
            ? words.say("glossary.average")
            : words.say("sheet.figure.worst", arg("service", context.category_name(worst)));
    figures.push_back({minutes(own.mean), meaning + comparison(context, own.mean, all,
                                                               minutes(own.mean), minutes(all))});
    return figures;
}

/// The largest group in the area that is far from one service.
std::vector<std::string> advice_for(const Context& context, const Area& area) {
    for (const Priority& priority : context.digest.priorities) {
        if (std::find(area.zones.begin(), area.zones.end(), priority.zone) == area.zones.end()) {
            continue;
        }
        return {context.words.say(
                    "priorities.title", arg("service", context.category_name(priority.category)),
                    arg("zone", context.zone_name(priority.zone)),
                    arg("count", context.weight(priority.beyond)), arg("minutes", kFarMinutes)) +
                    ".",
                context.words.say("priorities.notes")};
    }
    return {};
}

/// The service that is farthest from here and the one that is nearest.
std::vector<std::string> reading_for(const Context& context, const Area& area) {
    const std::vector<CategoryId> categories = farthest_first(context, area);
    const auto mean = [&](CategoryId c) { return area.by_category[c.index()]; };
    const auto last = std::find_if(categories.rbegin(), categories.rend(),
                                   [&](CategoryId c) { return mean(c).reached > 0; });
    if (last == categories.rend() || *last == categories.front()) return {};
    const auto minutes = [&](CategoryId c) { return context.numbers().decimal(mean(c).mean, 1); };
    return {context.words.say(
        "reads.extremes", arg("worst", context.category_name(categories.front())),
        arg("longest", minutes(categories.front())), arg("best", context.category_name(*last)),
        arg("shortest", minutes(*last)))};
}

void draw_words(Context& context, const Area& area, Box box) {
    std::vector<std::string> advice = advice_for(context, area);
    for (; !advice.empty(); advice.pop_back()) {  // as much of it as there is room for
        const double end =
            draw_text_block(context, context.words.say("act.title"), advice, box, true);
        if (end == box.y0) continue;
        box.y0 = end + 3;
        break;
    }
    draw_text_block(context, context.words.say("reads.title"), reading_for(context, area), box);
}

/// Room that the table of zones asks for under that of services: some rows at least.
double room_for_zones(const Area& area) {
    constexpr std::size_t kRows = 9;
    if (area.zones.size() < 2) return 0;
    return 17 + 4.1 * static_cast<double>(std::min(kRows, area.zones.size()));
}

/// How to read the table of zones, by the one with the largest share, then the sources.
std::string notes(const Context& context, const Area& area) {
    const auto share = [&](std::size_t zone) {
        return context.digest.zones[zone].far_share().value_or(-1);
    };
    const auto z =
        std::max_element(area.zones.begin(), area.zones.end(),
                         [&](std::size_t a, std::size_t b) { return share(a) < share(b); });
    if (z == area.zones.end() || share(*z) < 0) return source_line(context);
    const bool one = context.digest.served.size() == 1;
    const access::Summary summary =
        one ? context.summary(ZoneId{*z}, context.digest.served.front()) : access::Summary{};
    if (one && !(summary.reached > 0)) return source_line(context);
    return context.words.say(one ? fmt::format("reading.{}", context.unit()) : "sheet.reading",
                             arg("zone", context.zone_name(*z)),
                             arg("mean", context.numbers().decimal(summary.mean, 1)),
                             arg("share", context.numbers().percent(share(*z))),
                             arg("minutes", kFarMinutes)) +
           "\n" + source_line(context);
}

}  // namespace

std::string sheet_title(const Context& context, const Area& area) {
    const language::Catalogue& words = context.words;
    const auto named = [&](const char* key) {
        return words.say(key, arg("area", area.name), arg("minutes", kFarMinutes));
    };
    if (!(area.weight > 0)) return words.say("sheet.title.nobody", arg("area", area.name));
    if (!(area.known > 0)) return words.say("sheet.title.unknown", arg("area", area.name));
    if (!(area.far_share > 0)) return named("sheet.title.none");
    if (context.digest.served.size() == 1) {
        return words.say(
            "sheet.title.single", arg("area", area.name),
            arg("finding", share_sentence(words, context.topic(context.digest.served.front()),
                                          context.unit(), area.far_share, kFarMinutes)));
    }
    return words.say(fmt::format("sheet.title.{}", context.unit()), arg("area", area.name),
                     arg("minutes", kFarMinutes),
                     arg("share", context.numbers().percent(area.far_share)));
}

void draw_sheet(Context& context, std::size_t index) {
    const Area& area = context.digest.areas[index];
    const Legend legend = make_far_legend(context, area);
    const SheetLayout layout = layout_of(context.page, legend_rows(legend));
    const PageFrame frame{
        sheet_title(context, area),
        context.level_name() + " · " + context.weight(area.weight) +
            (area.zones.size() > 1 ? " · " + context.zones(area.zones.size()) : ""),
        notes(context, area), area.name};
    draw_page(context, context.page_list.page(sheet_name(index)), frame, [&] {
        const Box extent = map::extent_of(context.scene, area.zones);
        SheetMap map{map::fit(context.scene, extent, layout.map, 6), {}};
        map.areas = map::zone_areas(map.view);
        const std::size_t dropped = draw_sheet_map(context, area, legend, map);
        draw_under_map(context, map.view, dropped);
        draw_legend(context, legend, layout.legend);
        const bool below = layout.zones.y0 == layout.services.y0;
        Box services = layout.services, zones = layout.zones;
        services.y0 = draw_key_figures(context, figures_of(context, area), layout.figures) + 4;
        if (below) services.y1 -= room_for_zones(area);
        const double end = draw_sheet_services(context, area, map, services);
        if (below) zones.y0 = end + 5;
        draw_sheet_zones(context, area, zones);
        draw_words(context, area, layout.words);
    });
}

}  // namespace relais::atlas
