#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"
#include "render/map/insets.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

using scenario::AtypicalHours;
using scenario::kPartsOfWeek;
using scenario::PartOfWeek;

constexpr std::size_t kClasses = kPartsOfWeek;  ///< none to all of the four atypical parts

PartOfWeek part_of(std::size_t index) {
    return PartOfWeek{static_cast<std::uint8_t>(index)};
}

std::string word_of(const Context& context, const char* key, std::size_t part) {
    return context.words.say(fmt::format("atypical.{}.{}", key, part_name(part_of(part))));
}

std::string minutes_of(const Context& context, const AtypicalHours& hours) {
    return context.numbers().bound(to_minutes(hours.limit));
}

/// In how many parts of the week a household has none.
Legend legend_of(const Context& context, const AtypicalHours& hours) {
    Legend legend = legend_of_all(
        context, context.words.say("atypical.legend", arg("minutes", minutes_of(context, hours))));
    for (std::size_t k = 0; k < kClasses; ++k) {
        const char* key = k == 0              ? "atypical.class.none"
                          : k + 1 == kClasses ? "atypical.class.all"
                                              : "atypical.class.some";
        legend.labels.push_back(context.words.say(key, arg("number", k)));
    }
    legend.palette = style::sequential_palette(context.theme(), kClasses);
    legend.weight.resize(kClasses);
    legend.household_class = hours.missing;
    for (std::size_t h = 0; h < hours.missing.size(); ++h) {
        const double weight = context.territory.households[h].weight;
        (hours.missing[h] ? legend.weight[*hours.missing[h]] : legend.no_data) += weight;
    }
    return legend;
}

std::string share_of(const Context& context, const scenario::Served& served) {
    const double known = served.within + served.without;
    return known > 0 ? context.numbers().percent(served.without / known) : context.numbers().none();
}

/// Number of open services by part of the week, and people without one. Returns the lower edge.
double draw_parts(Context& context, const AtypicalHours& hours, const Box& box) {
    const language::Catalogue& words = context.words;
    const double right = box.x1;
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{words.say("atypical.table.when"), box.x0, right - 57, Align::kLeft},
                 {words.say("atypical.table.open"), right - 56, right - 42, Align::kRight},
                 {words.say("atypical.table.within", arg("minutes", minutes_of(context, hours))),
                  right - 41, right - 25, Align::kRight},
                 {words.say("atypical.table.without"), right - 24, right - 11, Align::kRight},
                 {context.words.say("overview.share"), right - 10, right, Align::kRight}});
    double y = table.draw_heading(box.y0);
    for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
        const scenario::Served& served = hours.territory[part];
        y = table.draw_row({word_of(context, "part", part),
                            context.numbers().whole(static_cast<double>(hours.open[part])),
                            context.numbers().whole(served.within),
                            context.numbers().whole(served.without), share_of(context, served)},
                           y);
    }
    return y;
}

/// Zones by the people without, all atypical parts together, most first.
std::vector<std::size_t> ranked_zones(const AtypicalHours& hours) {
    std::vector<double> without;
    for (const scenario::ServedByPart& zone : hours.zones) {
        without.push_back(
            std::accumulate(zone.begin() + 1, zone.end(), 0.0,
                            [](double sum, const auto& part) { return sum + part.without; }));
    }
    std::vector<std::size_t> zones;
    for (std::size_t z = 0; z < without.size(); ++z) {
        if (without[z] > 0) zones.push_back(z);
    }
    std::stable_sort(zones.begin(), zones.end(),
                     [&](std::size_t a, std::size_t b) { return without[a] > without[b]; });
    return zones;
}

/// People without one by zone: as many zones as fit, then the number of the others.
void draw_zones(Context& context, const AtypicalHours& hours, const Box& box) {
    const std::vector<std::size_t> zones = ranked_zones(hours);
    if (zones.empty()) return;
    constexpr double kColumn = 14;
    std::vector<Table::Column> columns{
        {context.zone_heading(), box.x0, box.x1 - 4 * kColumn - 1, Align::kLeft}};
    for (std::size_t part = 1; part < kPartsOfWeek; ++part) {
        const double end = box.x1 - static_cast<double>(kPartsOfWeek - 1 - part) * kColumn;
        columns.push_back({word_of(context, "short", part), end - kColumn + 1, end, Align::kRight});
    }
    draw_heading(context, context.words.say(fmt::format("atypical.zones.{}", context.unit())),
                 {box.x0, box.y0});
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas, columns);
    double y = table.draw_heading(box.y0 + 2);
    std::size_t done = 0;
    for (; done < zones.size(); ++done) {
        Table::Row row{context.zone_name(zones[done])};
        for (std::size_t part = 1; part < kPartsOfWeek; ++part) {
            row.push_back(context.numbers().whole(hours.zones[zones[done]][part].without));
        }
        if (y + table.height_of(row) + (done + 1 == zones.size() ? 0 : 4) > box.y1) break;
        y = table.draw_row(row, y);
    }
    if (done == zones.size()) return;
    context.canvas.text(
        context.words.say("atypical.more", arg("rest", context.zones(zones.size() - done))),
        {box.x0, y + 3}, {.size = kSmallText, .color = context.theme().quiet_ink});
}

std::string title_of(const Context& context, const AtypicalHours& hours, const Legend& legend) {
    const double none = legend.weight.back();
    const bool some_silent = hours.with_hours * 10 < hours.services * 9;  // the note mentions a few
    const char* key = hours.with_hours == 0 ? "atypical.silent"
                      : !(none > 0)         ? "atypical.served"
                      : some_silent         ? "atypical.partly"
                                            : "atypical.finding";
    return context.words.say(key, arg("topic", context.category_name(hours.category)),
                             arg("weight", context.weight(none)),
                             arg("minutes", minutes_of(context, hours)),
                             arg("told", hours.with_hours), arg("services", hours.services));
}

struct Boxes {
    Box map, legend, tables;
};

/// The map on the left or above; legend and tables next to or below it.
Boxes boxes_of(const Page& page) {
    constexpr double kColumn = 110;
    constexpr double kLegend = 34;
    if (page.portrait()) {
        const double map_end = Page::body_top() + page.body_height() * 0.45;
        const double middle = Page::left() + page.body_width() * 0.42;
        return {{Page::left(), Page::body_top() + 4, page.right(), map_end},
                {Page::left(), map_end + 11, middle, map_end + 11 + kLegend},
                {middle + 7, map_end + 11, page.right(), page.body_bottom()}};
    }
    const double left = page.right() - kColumn;
    return {{Page::left(), Page::body_top() + 4, left - 7, page.body_bottom() - 9},
            {left, Page::body_top(), page.right(), Page::body_top() + kLegend},
            {left, Page::body_top() + kLegend + 6, page.right(), page.body_bottom()}};
}

}  // namespace

CategoryMaps atypical_maps(const Context& context) {
    CategoryMaps maps;
    maps.name = "atypical";
    maps.households = map::fit_with_insets(context.scene, boxes_of(context.page).map);
    return maps;
}

void draw_atypical_page(Context& context, const CategoryMaps& maps, const AtypicalHours& hours) {
    const draw::PageEntry& entry = context.page_list.page("atypical");
    const Boxes boxes = boxes_of(context.page);
    const Legend legend = legend_of(context, hours);
    const PageFrame frame{
        title_of(context, hours, legend),
        context.words.say("atypical.topic", arg("topic", context.category_name(hours.category))),
        context.words.say("atypical.notes", arg("told", hours.with_hours),
                          arg("services", hours.services)) +
            "\n" + source_line(context),
        entry.bookmark};
    draw_page(context, entry, frame, [&] {
        draw_household_map(context, maps, legend,
                           {context.words.say(fmt::format("atypical.map.{}", context.unit())),
                            frame.title, context.services_of(hours.category)});
        draw_under_map(context, maps.households, 0);
        draw_legend(context, legend, boxes.legend);
        Box zones = boxes.tables;
        zones.y1 -= 4;  // the last line has the number of the others
        zones.y0 = draw_parts(context, hours, boxes.tables) + 8;
        draw_zones(context, hours, zones);
    });
}

}  // namespace relais::atlas
