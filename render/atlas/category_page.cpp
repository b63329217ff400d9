#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "render/atlas/blocks.h"
#include "render/atlas/finding.h"
#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/map/layers.h"
#include "render/map/scale_bar.h"

namespace relais::atlas {
namespace {

using draw::Canvas;
using draw::Face;
using geometry::Box;
using geometry::Point;
using language::arg;

std::vector<Point> places_of(const std::vector<ServiceId>& services, const map::Sheet& sheet) {
    std::vector<Point> places;
    for (const ServiceId s : services) places.push_back(sheet.services[s.index()]);
    return places;
}

void draw_caption(Context& context, const std::string& caption, const Box& frame) {
    context.canvas.text(caption, {frame.x0, frame.y0 - 1.6},
                        {.size = 8.5, .face = Face::kSemiBold});
}

map::Measure measure_with(Canvas& canvas) {
    return [&canvas](const std::string& text, double size) {
        return canvas.width_of(text, {.size = size, .face = Face::kMedium});
    };
}

/// Zones with a service first, then by weight; small territories get every name, larger ones the
/// first few dozen where they do not fit inside.
std::vector<map::LabelWish> label_wishes(const Context& context, const CategoryMaps& maps,
                                         CategoryId category) {
    constexpr std::size_t kAll = 40, kCrossing = 14;
    const std::vector<territory::Zone>& zones = context.territory.zones;
    std::vector<bool> seat(zones.size(), false);
    for (const Point& place : places_of(context.services_of(category), maps.zones)) {
        for (std::size_t z = 0; z < zones.size(); ++z) {
            if (maps.areas[z].box.contains(place) &&
                maps.areas[z].region.contains(Box::around(place, 0.05))) {
                seat[z] = true;
            }
        }
    }
    std::vector<std::size_t> order(zones.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (seat[a] != seat[b]) return static_cast<bool>(seat[a]);
        return context.summary(ZoneId{a}, category).weight >
               context.summary(ZoneId{b}, category).weight;
    });
    std::vector<map::LabelWish> wishes;
    for (const std::size_t z : order) {
        const bool may_cross = zones.size() <= kAll || wishes.size() < kCrossing;
        if (!maps.zones.zones[z].empty()) wishes.push_back({z, context.zone_name(z), may_cross});
    }
    return wishes;
}

std::vector<style::Color> zone_colors(const Context& context, const Legend& legend) {
    std::vector<style::Color> colors;
    for (const auto& index : legend.zone_class) {
        colors.push_back(index ? legend.palette[*index] : context.canvas.theme().no_data);
    }
    return colors;
}

}  // namespace

std::size_t draw_zone_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                          CategoryId category, const std::string& finding) {
    Canvas& canvas = context.canvas;
    const map::Sheet& sheet = maps.zones;
    const std::string caption = context.mean_by_zone();
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(caption + ". " + finding));
    draw_caption(context, caption, sheet.frame);
    const Canvas::Clip clip(canvas, sheet.frame);
    map::draw_ground(canvas, sheet);
    map::draw_choropleth(canvas, sheet, legend.zone_class, legend.palette);
    map::draw_borders(canvas, sheet, false);
    const auto covered =
        map::draw_services(canvas, places_of(context.services_of(category), sheet), sheet.frame);
    const map::LabelResult labels =
        map::place_labels(label_wishes(context, maps, category), maps.areas, sheet.frame, covered,
                          measure_with(canvas));
    map::draw_labels(canvas, labels.placed, zone_colors(context, legend));
    return labels.dropped;
}

namespace {

/// Where the weight of each zone lies on the sheet, and how much it is.
struct Town {
    std::size_t zone = 0;
    double weight = 0;
    Point centre;
};
std::vector<Town> towns_of(const Context& context, const map::Sheet& sheet) {
    std::vector<Town> towns(context.territory.zones.size());
    for (std::size_t h = 0; h < context.territory.households.size(); ++h) {
        const territory::Household& household = context.territory.households[h];
        if (!household.zone.exists() || household.zone.index() >= towns.size()) continue;
        Town& town = towns[household.zone.index()];
        town.weight += household.weight;
        town.centre.x += household.weight * sheet.households[h].x;
        town.centre.y += household.weight * sheet.households[h].y;
    }
    for (std::size_t z = 0; z < towns.size(); ++z) {
        towns[z].zone = z;
        if (!(towns[z].weight > 0)) continue;
        towns[z].centre.x /= towns[z].weight;
        towns[z].centre.y /= towns[z].weight;
    }
    std::erase_if(towns, [](const Town& town) { return !(town.weight > 0); });
    std::stable_sort(towns.begin(), towns.end(),
                     [](const Town& a, const Town& b) { return a.weight > b.weight; });
    return towns;
}

/// The names of the largest zones, above their people, to find one's way among the dots.
void draw_town_names(Context& context, const map::Sheet& sheet, const std::vector<Box>& covered) {
    constexpr std::size_t kNames = 8;
    constexpr double kAbove = 2.6;  // millimetres
    std::vector<Town> towns = towns_of(context, sheet);
    if (towns.size() > kNames) towns.resize(kNames);
    std::vector<map::LabelWish> wishes;
    std::vector<map::ZoneArea> areas;
    const geometry::Region nowhere({});
    for (const Town& town : towns) {
        wishes.push_back({wishes.size(), context.zone_name(town.zone), true});
        areas.push_back({nowhere, {{town.centre.x, town.centre.y - kAbove}, 0}, {}});
    }
    const map::LabelResult labels =
        map::place_labels(wishes, areas, sheet.frame, covered, measure_with(context.canvas));
    map::draw_labels(context.canvas, labels.placed, {});
}

}  // namespace

void draw_household_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                        CategoryId category, const std::string& finding) {
    Canvas& canvas = context.canvas;
    const map::Sheet& sheet = maps.households;
    const std::string caption = context.words.say(fmt::format("map.households.{}", context.unit()));
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(caption + ". " + finding));
    draw_caption(context, caption, sheet.frame);
    const Canvas::Clip clip(canvas, sheet.frame);
    map::draw_ground(canvas, sheet);
    map::draw_paper_zones(canvas, sheet);
    map::draw_borders(canvas, sheet, true);
    map::draw_households(canvas, sheet, legend.household_class, legend.palette);
    const auto covered =
        map::draw_services(canvas, places_of(context.services_of(category), sheet), sheet.frame);
    draw_town_names(context, sheet, covered);
}

namespace {

std::string topic_line(const Context& context, const access::Summary& summary,
                       std::size_t services) {
    const language::Catalogue& words = context.words;
    std::string line = words.say("category.topic") + " · " + context.weight(summary.weight) +
                       " · " + words.count("places", static_cast<double>(services));
    if (summary.reached > 0) {
        line += " · " +
                words.say("category.mean", arg("mean", context.numbers().decimal(summary.mean, 1)));
    }
    return line;
}

/// How to read the table, by its first row, then the sources.
std::string notes(const Context& context, const RankedTable& table, int minutes) {
    std::string text;
    if (!table.rows.empty() && !table.of_services && table.rows.front().known) {
        const RankedRow& row = table.rows.front();
        text = context.words.say(fmt::format("reading.{}", context.unit()), arg("zone", row.name),
                                 arg("mean", context.numbers().decimal(row.mean, 1)),
                                 arg("share", context.numbers().percent(row.beyond)),
                                 arg("minutes", minutes));
    }
    const std::string sources = source_line(context);
    if (!text.empty() && !sources.empty()) text += "\n";
    return text + sources;
}

}  // namespace

CategoryMaps prepare_maps(const Context& context) {
    std::size_t classes = 0;
    for (const territory::Category& category : context.territory.categories) {
        classes = std::max(classes, style::Classes(category.thresholds_minutes).count());
    }
    const Box& extent = context.scene.extent();
    const bool flat = extent.empty() || !(extent.height() > 0) || !(extent.width() > 0);
    CategoryMaps maps;
    const bool has_zones = !context.territory.zones.empty();
    constexpr std::size_t kSigns = 2;  // no data, service
    maps.layout = category_layout(context.page, flat ? 1.0 : extent.width() / extent.height(),
                                  has_zones, classes + kSigns);
    if (has_zones) {
        maps.zones = map::fit(context.scene, maps.layout.zones);
        maps.areas = map::zone_areas(maps.zones);
    }
    maps.households = map::fit(context.scene, maps.layout.households);
    return maps;
}

namespace {

/// Sentences and advice go where there is room: under the table, else under the legend.
void draw_words(Context& context, const CategoryLayout& layout, CategoryId category,
                const RankedTable& table, const Finding& finding, double table_end,
                double legend_end) {
    const language::Catalogue& words = context.words;
    const std::vector<std::string> reading = reading_of(context, category, table, finding);
    std::vector<std::string> act;
    if (std::string text = advice(context, category, finding); !text.empty()) {
        act.push_back(std::move(text));
    }
    Box under_table = layout.table, under_legend = layout.legend;
    under_table.y0 = table_end + 4;
    under_legend.y0 = legend_end + 3;
    under_legend.y1 = std::max(layout.legend.y1, context.page.body_bottom() - 1);
    if (layout.table.x0 == layout.legend.x0) under_legend.y1 = layout.table.y0;
    // As many sentences as there is room for; the first say most.
    const auto place = [&](const std::string& heading, std::vector<std::string> texts, bool boxed) {
        for (; !texts.empty(); texts.pop_back()) {
            for (Box* room : boxed ? std::array{&under_table, &under_legend}
                                   : std::array{&under_legend, &under_table}) {
                const double end = draw_text_block(context, heading, texts, *room, boxed);
                if (end == room->y0) continue;
                room->y0 = end + 3;
                return;
            }
        }
    };
    place(words.say("act.title"), act, true);
    place(words.say("reads.title"), reading, false);
}

/// The table leaves room under it for the advice, and for the sentences where nothing else does.
double room_for_words(const CategoryLayout& layout) {
    return layout.table.x0 == layout.legend.x0 ? 52 : 36;
}

}  // namespace

void draw_category(Context& context, const CategoryMaps& maps, CategoryId category) {
    const std::string topic = context.category_name(category);
    const access::Summary summary = context.summary(category);
    const Finding finding = find_finding(context.words, topic, context.unit(), summary);
    const Legend legend = make_legend(context, category);
    const RankedTable table = ranked_table(context, category, finding.minutes);
    const CategoryLayout& layout = maps.layout;
    const draw::PageEntry& entry = context.plan.page(page_name(category));

    context.canvas.begin_page(entry);
    draw_title(context, finding.sentence,
               topic_line(context, summary, context.services_of(category).size()));
    std::size_t dropped = 0;
    if (!layout.zones.empty()) {
        dropped = draw_zone_map(context, maps, legend, category, finding.sentence);
    }
    draw_household_map(context, maps, legend, category, finding.sentence);
    draw_under_map(context, layout.zones.empty() ? maps.households : maps.zones, dropped);
    const double legend_end = draw_legend(context, legend, layout.legend);
    if (!layout.curve.empty()) draw_reach_curve(context, legend, category, layout.curve);
    draw_key_figures(context, key_figures(context, summary, finding), layout.figures);
    Box table_box = layout.table;
    table_box.y1 -= room_for_words(layout);
    const double table_end = draw_ranked_table(context, table, table_box);
    draw_words(context, layout, category, table, finding, table_end, legend_end);
    draw_foot(context, notes(context, table, finding.minutes), topic, entry.label);
    context.canvas.end_page();
}

}  // namespace relais::atlas
