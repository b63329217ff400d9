#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "render/atlas/blocks.h"
#include "render/atlas/frame.h"
#include "render/atlas/legend.h"
#include "render/atlas/pages.h"
#include "render/atlas/table.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Canvas;
using draw::Face;
using geometry::Box;
using geometry::Point;
using language::arg;

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

std::string title_of(const Context& context, const Area& area) {
    const language::Catalogue& words = context.words;
    const auto named = [&](const char* key) {
        return words.say(key, arg("area", area.name), arg("minutes", kFarMinutes));
    };
    if (!(area.weight > 0)) return words.say("sheet.title.nobody", arg("area", area.name));
    if (!(area.far_share > 0)) return named("sheet.title.none");
    return words.say(fmt::format("sheet.title.{}", context.unit()), arg("area", area.name),
                     arg("minutes", kFarMinutes),
                     arg("share", context.numbers().percent(area.far_share)));
}

/// "above the whole territory (12 %)": where an area stands, in words.
std::string comparison(const Context& context, double own, double whole, const std::string& value) {
    const char* word = own > whole * 1.02   ? "sheet.compare.above"
                       : own < whole * 0.98 ? "sheet.compare.below"
                                            : "sheet.compare.same";
    return context.words.say(word, arg("value", value));
}

/// The served category with the longest mean for a group; nothing where no time is known.
template <class SummaryOf>
std::optional<CategoryId> farthest(const Context& context, const SummaryOf& summary_of) {
    std::optional<CategoryId> found;
    for (const CategoryId c : context.digest.served) {
        const access::Summary summary = summary_of(c);
        if (!(summary.reached > 0)) continue;
        if (!found || summary.mean > summary_of(*found).mean) found = c;
    }
    return found;
}

std::vector<KeyFigure> figures_of(const Context& context, const Area& area) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    std::vector<KeyFigure> figures;
    const double whole = context.digest.far_share;
    figures.push_back({area.weight > 0 ? numbers.percent(area.far_share) : numbers.none(),
                       words.say(fmt::format("sheet.figure.far.{}", context.unit()),
                                 arg("minutes", kFarMinutes)) +
                           ", " +
                           comparison(context, area.far_share, whole, numbers.percent(whole))});
    const auto worst = farthest(context, [&](CategoryId c) { return area.by_category[c.index()]; });
    if (worst) {
        const double mean = area.by_category[worst->index()].mean;
        const double all = context.summary(*worst).mean;
        const auto minutes = [&](double n) {
            return words.say("minutes", arg("n", numbers.decimal(n, 1)));
        };
        figures.push_back({minutes(mean), words.say("sheet.figure.worst",
                                                    arg("service", context.category_name(*worst))) +
                                              ", " + comparison(context, mean, all, minutes(all))});
    }
    return figures;
}

/// The served categories, the longest average from here first; those without a time last.
std::vector<CategoryId> farthest_first(const Context& context, const Area& area) {
    std::vector<CategoryId> categories = context.digest.served;
    const auto mean = [&](CategoryId c) {
        const access::Summary& summary = area.by_category[c.index()];
        return summary.reached > 0 ? summary.mean : -1;
    };
    std::stable_sort(categories.begin(), categories.end(),
                     [&](CategoryId a, CategoryId b) { return mean(a) > mean(b); });
    return categories;
}

/// How many services of a category lie in each area.
std::size_t services_inside(const map::Sheet& sheet, const std::vector<map::ZoneArea>& areas,
                            const std::vector<ServiceId>& services,
                            const std::vector<std::size_t>& zones) {
    return static_cast<std::size_t>(
        std::count_if(services.begin(), services.end(), [&](ServiceId s) {
            const Point place = sheet.services[s.index()];
            return std::any_of(zones.begin(), zones.end(), [&](std::size_t z) {
                return areas[z].box.contains(place) &&
                       areas[z].region.contains(Box::around(place, 0.02));
            });
        }));
}

double draw_services(Context& context, const Area& area, const map::Sheet& sheet,
                     const std::vector<map::ZoneArea>& areas, const Box& box) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    Canvas& canvas = context.canvas;
    const Canvas::Tag tag(canvas, "Table");
    const double right = box.x1;
    Table table(canvas,
                {{words.say("sheet.services.title"), box.x0, right - 62, Align::kLeft},
                 {words.say("sheet.services.inside"), right - 60, right - 46, Align::kRight},
                 {words.say("table.mean"), right - 45, right - 31, Align::kRight},
                 {words.say("sheet.services.territory"), right - 30, right - 17, Align::kRight},
                 {words.say("table.beyond", arg("minutes", kFarMinutes)), right - 16, right,
                  Align::kRight}},
                8, 7);
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (const CategoryId c : farthest_first(context, area)) {
        const access::Summary& own = area.by_category[c.index()];
        const access::Summary all = context.summary(c);
        const auto mean = [&](const access::Summary& s) {
            return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
        };
        const Table::Row row{context.category_name(c),
                             numbers.whole(static_cast<double>(services_inside(
                                 sheet, areas, context.services_of(c), area.zones))),
                             mean(own), mean(all),
                             own.reached > 0 ? numbers.percent(own.beyond_20) : numbers.none()};
        const double height = table.height_of(row);
        const bool last = done + 1 == context.digest.served.size();
        if (y + height + (last ? 0 : 4) > box.y1) break;
        const Canvas::Tag link(canvas,
                               Canvas::Tag::link(page_name(c), {box.x0, y, box.x1, y + height}));
        y = table.draw_row(row, y);
        ++done;
    }
    const std::size_t left = context.digest.served.size() - done;
    if (left == 0) return y;
    canvas.text(words.say("table.more.near",
                          arg("rest", words.count("count.services", static_cast<double>(left)))),
                {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 4;
}

/// The zones of the area, those with the most people far from a service first.
double draw_zones(Context& context, const Area& area, const Box& box) {
    if (area.zones.size() < 2) return box.y0;
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    Canvas& canvas = context.canvas;
    std::vector<std::size_t> zones = area.zones;
    const auto share = [&](std::size_t z) {
        const Digest::Weights& weights = context.digest.zones[z];
        return weights.all > 0 ? weights.far / weights.all : -1;  // nobody there: last
    };
    std::stable_sort(zones.begin(), zones.end(), [&](std::size_t a, std::size_t b) {
        if (share(a) != share(b)) return share(a) > share(b);
        return words.before(context.zone_name(a), context.zone_name(b));
    });
    const Canvas::Tag tag(canvas, "Table");
    const double right = box.x1;
    Table table(canvas,
                {{context.zone_heading(), box.x0, right - 78, Align::kLeft},
                 {words.say(fmt::format("table.{}", context.unit())), right - 77, right - 61,
                  Align::kRight},
                 {words.say("table.services_far", arg("minutes", kFarMinutes)), right - 60,
                  right - 40, Align::kRight},
                 {words.say("table.farthest"), right - 37, right, Align::kLeft}},
                8, 7);
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < zones.size(); ++done) {
        const std::size_t z = zones[done];
        const auto worst =
            farthest(context, [&](CategoryId c) { return context.summary(ZoneId{z}, c); });
        const Table::Row row{context.zone_name(z), numbers.whole(context.digest.zones[z].all),
                             share(z) >= 0 ? numbers.percent(share(z)) : numbers.none(),
                             worst ? context.category_name(*worst) : numbers.none()};
        const bool last = done + 1 == zones.size();
        if (y + table.height_of(row) + (last ? 0 : 4) > box.y1) break;
        y = table.draw_row(row, y);
    }
    if (done == zones.size()) return y + 4;
    canvas.text(words.say("table.more", arg("rest", context.zones(zones.size() - done))),
                {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 7;
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
                    arg("count", context.weight(priority.beyond)), arg("minutes", kFarMinutes)),
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

std::size_t draw_map(Context& context, const Area& area, const Legend& legend,
                     const map::Sheet& sheet, const std::vector<map::ZoneArea>& areas) {
    Canvas& canvas = context.canvas;
    const std::string caption = context.words.say(
        context.digest.served.size() == 1 ? fmt::format("map.households.{}", context.unit())
                                          : std::string("sheet.map"));
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(caption + ". " + title_of(context, area)));
    canvas.text(caption, {sheet.frame.x0, sheet.frame.y0 - 1.6},
                {.size = 8.5, .face = Face::kSemiBold, .color = context.theme().ink});
    const Canvas::Clip clip(canvas, sheet.frame);
    map::draw_ground(canvas, sheet);
    map::draw_area(canvas, sheet, context.scene, area.zones);
    std::vector<bool> in_area(context.territory.zones.size(), false);
    for (const std::size_t z : area.zones) in_area[z] = true;
    std::vector<bool> chosen;
    for (const territory::Household& household : context.territory.households) {
        chosen.push_back(household.zone.exists() && in_area[household.zone.index()]);
    }
    map::draw_households(canvas, sheet, legend.household_class, legend.palette, chosen);
    std::vector<ServiceId> services;
    for (const CategoryId c : context.digest.served) {
        const std::vector<ServiceId> more = context.services_of(c);
        services.insert(services.end(), more.begin(), more.end());
    }
    std::vector<Box> covered =
        map::draw_services(canvas, service_places(context, sheet, services), sheet.frame);
    if (area.zones.size() < context.territory.zones.size()) {
        const double side = std::min(sheet.frame.width(), sheet.frame.height()) * 0.24;
        const Box inset = Box::at(sheet.frame.x1 - side - 1.5, sheet.frame.y0 + 1.5, side, side);
        map::draw_locator(canvas, context.scene, inset, area.zones);
        covered.push_back(inset);
    }
    constexpr std::size_t kLeaders = 10;
    std::vector<map::LabelWish> wishes;
    std::vector<std::size_t> order = area.zones;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return context.digest.zones[a].all > context.digest.zones[b].all;
    });
    for (const std::size_t z : order) wishes.push_back({z, context.zone_name(z), true});
    const map::LabelResult labels = map::place_labels(
        wishes, areas, sheet.frame, covered,
        [&canvas](const std::string& text, double size) {
            return canvas.width_of(text, {.size = size, .face = Face::kMedium});
        },
        kLeaders);
    map::draw_labels(canvas, labels.placed, {});
    return labels.dropped;
}

std::string notes(const Context& context, const Area& area) {
    std::string text;
    if (!area.zones.empty() && area.weight > 0) {
        const auto share = [&](std::size_t zone) {
            const Digest::Weights& w = context.digest.zones[zone];
            return w.all > 0 ? w.far / w.all : -1;
        };
        const std::size_t z =
            *std::max_element(area.zones.begin(), area.zones.end(),
                              [&](std::size_t a, std::size_t b) { return share(a) < share(b); });
        const Digest::Weights& weights = context.digest.zones[z];
        if (weights.all > 0) {
            text = context.words.say(
                       "sheet.reading", arg("zone", context.zone_name(z)),
                       arg("share", context.numbers().percent(weights.far / weights.all)),
                       arg("minutes", kFarMinutes)) +
                   "\n";
        }
    }
    return text + source_line(context);
}

}  // namespace

void draw_sheet(Context& context, std::size_t index) {
    const Area& area = context.digest.areas[index];
    const draw::PageEntry& entry = context.plan.page(sheet_name(index));
    const Legend legend = make_far_legend(context, area);
    const SheetLayout layout = layout_of(context.page, legend_rows(legend));
    context.canvas.begin_page(entry);
    const std::string level = context.level_name();
    draw_title(context, title_of(context, area),
               level + " · " + context.weight(area.weight) +
                   (area.zones.size() > 1 ? " · " + context.zones(area.zones.size()) : ""));
    const Box extent = map::extent_of(context.scene, area.zones);
    const map::Sheet sheet = map::fit(context.scene, extent, layout.map, 6);
    const std::vector<map::ZoneArea> areas = map::zone_areas(sheet);
    const std::size_t dropped = draw_map(context, area, legend, sheet, areas);
    draw_under_map(context, sheet, dropped);
    draw_legend(context, legend, layout.legend);
    draw_key_figures(context, figures_of(context, area), layout.figures);
    const bool below = layout.zones.y0 == layout.services.y0;
    Box services = layout.services, zones = layout.zones;
    if (below) services.y1 -= room_for_zones(area);
    const double end = draw_services(context, area, sheet, areas, services);
    if (below) zones.y0 = end + 5;
    draw_zones(context, area, zones);
    draw_words(context, area, layout.words);
    draw_foot(context, notes(context, area), area.name, entry.label);
    context.canvas.end_page();
}

}  // namespace relais::atlas
