#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

/// The services of the category that are there, those that closed, and those that opened or moved
/// to where they are now.
MapOf map_of(const ComparePages& pages, CategoryId category, const std::string& caption) {
    MapOf of{caption, change_finding(pages, category), {}};
    const std::vector<ServiceId>& before = pages.compared.outcome.variant.service_before;
    for (const ServiceId s : pages.context.services_of(category)) {
        auto& list = s.index() >= before.size()   ? of.closed
                     : before[s.index()].exists() ? of.services
                                                  : of.opened;
        list.push_back(s);
    }
    return of;
}

constexpr double kShownMinutes = 0.05;  ///< less is printed as no change

struct ChangedZone {
    std::size_t zone;
    std::optional<double> before, after;  ///< averages
    double cut_off = 0;

    [[nodiscard]] double change() const { return before && after ? *after - *before : 0; }
};

/// The zones with people who are cut off, most first; then those whose average changes, the largest
/// change first.
std::vector<ChangedZone> changed_zones(const ComparePages& pages, CategoryId category) {
    const GroupChange& change = pages.change(category);
    const auto mean = [](const access::Summary& s) {
        return s.reached > 0 ? std::optional(s.mean) : std::nullopt;
    };
    std::vector<ChangedZone> zones;
    for (std::size_t z = 0; z < pages.context.territory.zones.size(); ++z) {
        const ChangedZone zone{z, mean(change.was.zones[z]), mean(change.is.zones[z]),
                               change.zones[z].cut_off};
        if (zone.cut_off > 0 || std::abs(zone.change()) >= kShownMinutes) zones.push_back(zone);
    }
    std::stable_sort(zones.begin(), zones.end(), [](const ChangedZone& a, const ChangedZone& b) {
        return std::pair(a.cut_off, std::abs(a.change())) >
               std::pair(b.cut_off, std::abs(b.change()));
    });
    return zones;
}

/// A column of people who are cut off, where there are any.
std::vector<Table::Column> zone_columns(const Context& context, const Box& box, bool cut_off) {
    std::vector<const char*> keys{"before", "after", "change"};
    if (cut_off) keys.push_back("cut_off");
    const double step = 13;
    double x = box.x1 - step * static_cast<double>(keys.size());
    std::vector<Table::Column> columns{{context.zone_heading(), box.x0, x, Align::kLeft}};
    for (const char* key : keys) {
        columns.push_back({context.words.say(fmt::format("compare.table.{}", key)), x + 1, x + step,
                           Align::kRight});
        x += step;
    }
    return columns;
}

/// None for values that are printed as zero.
const char* sign_of(double change) {
    return change >= kShownMinutes ? "+" : change <= -kShownMinutes ? "−" : "";
}

/// The change of each zone on its map, with its sign: gain and loss are told apart on a photocopy.
MapOf with_changes(const ComparePages& pages, CategoryId category, MapOf of) {
    constexpr double kWhole = 0.5;  ///< less is not marked
    for (const ChangedZone& zone : changed_zones(pages, category)) {
        if (std::abs(zone.change()) >= kWhole)
            of.marks.push_back(
                {zone.zone, sign_of(zone.change()) +
                                pages.context.numbers().decimal(std::abs(zone.change()), 0)});
    }
    return of;
}

/// As many zones as fit, then how many more there are. Returns the lower edge.
double draw_zone_list(Context& context, const std::vector<ChangedZone>& zones, const Box& box) {
    if (zones.empty()) return box.y0;
    const language::Numbers& numbers = context.numbers();
    const bool cut_off = zones.front().cut_off > 0;
    const auto minutes = [&](const std::optional<double>& mean) {
        return mean ? numbers.decimal(*mean, 1) : numbers.none();
    };
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas, zone_columns(context, box, cut_off));
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < zones.size(); ++done) {
        const ChangedZone& zone = zones[done];
        const double by = zone.change();
        Table::Row row{context.zone_name(zone.zone), minutes(zone.before), minutes(zone.after),
                       zone.before && zone.after ? sign_of(by) + numbers.decimal(std::abs(by), 1)
                                                 : numbers.none()};
        if (cut_off) row.push_back(numbers.whole(zone.cut_off));
        const double more = done + 1 == zones.size() ? 0 : 4;
        if (y + table.height_of(row) + more > box.y1) break;
        y = table.draw_row(row, y);
    }
    if (done == zones.size()) return y;
    context.canvas.text(
        context.words.say("compare.table.more", arg("rest", context.zones(zones.size() - done))),
        {box.x0, y + 3}, {.size = kSmallText, .color = context.theme().quiet_ink});
    return y + 4;
}

/// Zones that lose, then zones that gain, each in a list of its own.
void draw_zones(Context& context, const std::vector<ChangedZone>& zones, const Box& box) {
    constexpr double kHeading = 5, kBetween = 4;
    std::vector<ChangedZone> farther, nearer;
    for (const ChangedZone& zone : zones)
        (zone.cut_off > 0 || zone.change() > 0 ? farther : nearer).push_back(zone);
    Box rest = box;
    const auto draw_list = [&](const std::vector<ChangedZone>& list, const char* key, double end) {
        if (list.empty()) return;
        draw_heading(context, context.words.say(fmt::format("compare.list.{}", key)),
                     {rest.x0, rest.y0 + 3});
        rest.y0 =
            draw_zone_list(context, list, {rest.x0, rest.y0 + kHeading, rest.x1, end}) + kBetween;
    };
    // The first leaves room for the second, by their numbers of rows.
    const auto share = static_cast<double>(farther.size()) / static_cast<double>(zones.size());
    const double half = rest.y0 + std::clamp(share, 0.3, 0.7) * rest.height();
    draw_list(farther, "farther", nearer.empty() ? rest.y1 : half);
    draw_list(nearer, "nearer", rest.y1);
}

}  // namespace

void draw_change_page(ComparePages& pages, const CategoryMaps& maps, CategoryId category) {
    Context& context = pages.context;
    const CategoryLayout& layout = maps.layout;
    const draw::PageEntry& entry = context.page_list.page(change_name(pages.number, category));
    const std::string& scenario = pages.compared.scenario.name;
    const MapOf zones = map_of(pages, category, context.change_by_zone());
    Legend legend = make_change_legend(pages, category);
    if (!zones.closed.empty()) legend.signs.push_back(map::ServiceSign::kClosed);
    if (!zones.opened.empty()) legend.signs.push_back(map::ServiceSign::kOpened);

    const PageFrame frame{
        zones.finding,
        scenario + " · " + context.words.say("category.topic", arg("by", context.by())),
        context.words.say("compare.notes") + "\n" + source_line(context),
        scenario + " · " + entry.bookmark};
    draw_page(context, entry, frame, [&] {
        Box column = layout.column;
        column.y0 = draw_key_figures(context, change_figures(pages, category), column) + 4;
        std::vector<std::string> sentences = result_sentences(pages, category);
        for (std::string& move :
             transition_sentences(context, category, transitions_of(pages, category)))
            sentences.push_back(std::move(move));
        column.y0 =
            draw_text_block(context, context.words.say("reads.title"), sentences, column, true) + 4;
        draw_zones(context, changed_zones(pages, category), column);
        const MapOf households = map_of(pages, category, context.words.say("compare.households"));
        const std::size_t dropped = draw_household_map(context, maps, legend, households);
        draw_under_map(context, maps.households, dropped, !context.digest.areas.empty());
        if (!layout.zones.empty())
            draw_under_map(
                context, maps.zones,
                draw_zone_map(context, maps, legend, with_changes(pages, category, zones)));
        draw_legend(context, legend, layout.legend);
    });
}

}  // namespace relais::atlas
