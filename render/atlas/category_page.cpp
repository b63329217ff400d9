#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "render/atlas/blocks.h"
#include "render/atlas/finding.h"
#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/map/layers.h"
#include "render/map/scale_bar.h"
#include "render/style/theme.h"

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
        wishes.push_back({z, zones[z].name, may_cross});
    }
    return wishes;
}

std::vector<style::Color> zone_colors(const Legend& legend) {
    std::vector<style::Color> colors;
    for (const auto& index : legend.zone_class) {
        colors.push_back(index ? legend.palette[*index] : style::kNoData);
    }
    return colors;
}

void draw_zone_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                   CategoryId category) {
    Canvas& canvas = context.canvas;
    const map::Sheet& sheet = maps.zones;
    const Canvas::Tag tag(canvas, "Figure");
    draw_caption(context, context.mean_by_zone(), sheet.frame);
    const Canvas::Clip clip(canvas, sheet.frame);
    map::draw_ground(canvas, sheet);
    map::draw_choropleth(canvas, sheet, legend.zone_class, legend.palette);
    map::draw_borders(canvas, sheet, false);
    const auto covered =
        map::draw_services(canvas, places_of(context.services_of(category), sheet), sheet.frame);
    const map::LabelResult labels =
        map::place_labels(label_wishes(context, maps, category), maps.areas, sheet.frame, covered,
                          measure_with(canvas));
    map::draw_labels(canvas, labels.placed, zone_colors(legend));
}

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
        wishes.push_back({wishes.size(), context.territory.zones[town.zone].name, true});
        areas.push_back({nowhere, {{town.centre.x, town.centre.y - kAbove}, 0}, {}});
    }
    const map::LabelResult labels =
        map::place_labels(wishes, areas, sheet.frame, covered, measure_with(context.canvas));
    map::draw_labels(context.canvas, labels.placed, {});
}

void draw_household_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                        CategoryId category) {
    Canvas& canvas = context.canvas;
    const map::Sheet& sheet = maps.households;
    const Canvas::Tag tag(canvas, "Figure");
    draw_caption(context, context.words.say(fmt::format("map.households.{}", context.unit())),
                 sheet.frame);
    const Canvas::Clip clip(canvas, sheet.frame);
    map::draw_ground(canvas, sheet);
    map::draw_paper_zones(canvas, sheet);
    map::draw_borders(canvas, sheet, true);
    map::draw_households(canvas, sheet, legend.household_class, legend.palette);
    const auto covered =
        map::draw_services(canvas, places_of(context.services_of(category), sheet), sheet.frame);
    draw_town_names(context, sheet, covered);
}

/// Scale, north and projection under a map.
void draw_under_map(Context& context, const map::Sheet& sheet) {
    const Box& frame = sheet.frame;
    const double y = frame.y1 + 5;
    double x =
        frame.x0 +
        map::draw_scale_bar(context.canvas, context.words, {frame.x0, y}, sheet.metres_per_mm) + 7;
    map::draw_north(context.canvas, {x, y + 0.2}, context.scene.north_angle());
    x += 5;
    const std::string projection = context.scene.projection().name();
    const draw::TextStyle small{.size = 6.5, .color = style::kQuietInk};
    if (x + context.canvas.width_of(projection, small) < frame.x1) {
        context.canvas.text(projection, {x, y + 0.1}, small);
    }
}

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
    maps.layout =
        category_layout(flat ? 1.0 : extent.width() / extent.height(), has_zones, classes + kSigns);
    if (has_zones) {
        maps.zones = map::fit(context.scene, maps.layout.zones);
        maps.areas = map::zone_areas(maps.zones);
    }
    maps.households = map::fit(context.scene, maps.layout.households);
    return maps;
}

void draw_category(Context& context, const CategoryMaps& maps, CategoryId category,
                   const std::string& folio) {
    const std::string topic = context.category_name(category);
    const access::Summary summary = context.summary(category);
    const Finding finding = find_finding(context.words, topic, context.unit(), summary);
    const Legend legend = make_legend(context, category);
    const RankedTable table = ranked_table(context, category, finding.minutes);
    const CategoryLayout& layout = maps.layout;

    context.canvas.begin_page(folio, topic, page_name(category));
    draw_title(context, finding.sentence,
               topic_line(context, summary, context.services_of(category).size()));
    if (!layout.zones.empty()) draw_zone_map(context, maps, legend, category);
    draw_household_map(context, maps, legend, category);
    draw_under_map(context, layout.zones.empty() ? maps.households : maps.zones);
    draw_legend(context, legend, layout.legend);
    if (!layout.curve.empty()) draw_reach_curve(context, legend, category, layout.curve);
    draw_key_figures(context, key_figures(context, summary, finding), layout.figures);
    draw_ranked_table(context, table, layout.table);
    draw_foot(context, notes(context, table, finding.minutes), topic, folio);
    context.canvas.end_page();
}

}  // namespace relais::atlas
