#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/compare_page.h"
#include "render/atlas/frame.h"
#include "render/atlas/table.h"

namespace relais::atlas {
namespace {

/// The services of the category that are there, and those that closed.
MapOf map_of(const ComparePages& pages, CategoryId category, const std::string& caption) {
    MapOf of{caption, change_finding(pages, category), {}};
    const std::size_t open = pages.compared.outcome.variant.territory.services.size();
    for (const ServiceId s : pages.context.services_of(category)) {
        (s.index() < open ? of.services : of.closed).push_back(s);
    }
    return of;
}

struct ChangedZone {
    std::size_t zone;
    double before, after;
};

/// The zones whose average changes, the largest change first.
std::vector<ChangedZone> changed_zones(const ComparePages& pages, CategoryId category) {
    const std::size_t c = category.index();
    std::vector<ChangedZone> zones;
    for (std::size_t z = 0; z < pages.context.territory.zones.size(); ++z) {
        const access::Summary& before = pages.before.zones[z][c];
        const access::Summary& after = pages.compared.after.zones[z][c];
        constexpr double kShown = 0.05;  // less is printed as no change
        if (before.reached > 0 && after.reached > 0 &&
            std::abs(before.mean - after.mean) >= kShown) {
            zones.push_back({z, before.mean, after.mean});
        }
    }
    std::stable_sort(zones.begin(), zones.end(), [](const ChangedZone& a, const ChangedZone& b) {
        return std::abs(a.after - a.before) > std::abs(b.after - b.before);
    });
    return zones;
}

/// As many zones as fit, then how many more there are. Returns the lower edge.
double draw_zones(Context& context, const std::vector<ChangedZone>& zones, const Box& box) {
    if (zones.empty()) return box.y0;
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = words.numbers();
    const double right = box.x1;
    const auto heading = [&](const char* key) {
        return words.say(fmt::format("compare.table.{}", key));
    };
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas, {{context.zone_heading(), box.x0, right - 40, Align::kLeft},
                                 {heading("before"), right - 39, right - 27, Align::kRight},
                                 {heading("after"), right - 26, right - 14, Align::kRight},
                                 {heading("change"), right - 13, right, Align::kRight}});
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < zones.size(); ++done) {
        const ChangedZone& zone = zones[done];
        const double by = zone.after - zone.before;
        const Table::Row row{context.zone_name(zone.zone), numbers.decimal(zone.before, 1),
                             numbers.decimal(zone.after, 1),
                             (by > 0 ? "+" : "−") + numbers.decimal(std::abs(by), 1)};
        const double more = done + 1 == zones.size() ? 0 : 4;
        if (y + table.height_of(row) + more > box.y1) break;
        y = table.draw_row(row, y);
    }
    if (done == zones.size()) return y;
    context.canvas.text(
        words.say("compare.table.more", arg("rest", context.zones(zones.size() - done))),
        {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 4;
}

}  // namespace

void draw_change_page(ComparePages& pages, const CategoryMaps& maps, CategoryId category) {
    Context& context = pages.context;
    const CategoryLayout& layout = maps.layout;
    const draw::PageEntry& entry = context.plan.page(change_name(pages.number, category));
    const std::string& scenario = pages.compared.scenario.name;
    const MapOf zones = map_of(pages, category, context.change_by_zone());
    Legend legend = make_change_legend(pages, category);
    if (!zones.closed.empty()) legend.signs.push_back(map::ServiceSign::kClosed);

    const PageFrame frame{
        zones.finding,
        scenario + " · " + context.words.say("category.topic", arg("by", context.by())),
        context.words.say("compare.notes") + "\n" + source_line(context),
        scenario + " · " + entry.bookmark};
    draw_page(context, entry, frame, [&] {
        std::size_t dropped = 0;
        if (!layout.zones.empty()) dropped = draw_zone_map(context, maps, legend, zones);
        draw_household_map(context, maps, legend,
                           map_of(pages, category, context.words.say("compare.households")));
        draw_under_map(context, layout.zones.empty() ? maps.households : maps.zones, dropped,
                       !context.digest.areas.empty());
        const double legend_end = draw_legend(context, legend, layout.legend);
        if (!layout.curve.empty()) {
            draw_transitions(context, transitions_of(pages, category), layout.curve);
        }
        draw_key_figures(context, change_figures(pages, category), layout.figures);
        const std::vector<std::string> sentences = result_sentences(pages, category);
        const std::string heading = context.words.say("reads.title");
        Box table = layout.table;
        const double end = draw_text_block(context, heading, sentences, table, true);
        if (end > table.y0) {
            table.y0 = end + 4;
        } else {
            draw_text_block(
                context, heading, sentences,
                {layout.legend.x0, legend_end + 3, layout.legend.x1, context.page.body_bottom()},
                true);
        }
        draw_zones(context, changed_zones(pages, category), table);
    });
}

}  // namespace relais::atlas
