#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

using territory::DemandGroup;

/// The people of one zone or area.
struct Peopled {
    std::string name;
    double weight = 0;
    double square_km = 0;             ///< 0: not known
    std::vector<double> groups = {};  ///< by group
    bool estimated = false;

    [[nodiscard]] double density() const { return square_km > 0 ? weight / square_km : 0; }
    void add(const Peopled& part) {
        weight += part.weight;
        square_km += part.square_km;
        for (std::size_t g = 0; g < groups.size(); ++g) groups[g] += part.groups[g];
        estimated = estimated || part.estimated;
    }
};

/// The groups that somebody is in.
std::vector<const DemandGroup*> groups_in(const Context& context) {
    std::vector<const DemandGroup*> groups;
    for (const DemandGroup& group : context.territory.groups) {
        const auto& people = group.by_household;
        if (std::accumulate(people.begin(), people.end(), 0.0) > 0) groups.push_back(&group);
    }
    return groups;
}

/// The land of the zones of a view that have a part in its frame, in km²; 0 for the others.
std::vector<double> square_km_of(const map::View& view, const std::vector<map::ZoneArea>& areas) {
    const double per_mm = view.metres_per_mm / 1000;
    std::vector<double> square_km;
    for (const map::ZoneArea& area : areas)
        square_km.push_back(area.region.area() * per_mm * per_mm);
    return square_km;
}

/// The same of all zones; those outside the map are measured on one of the whole territory.
std::vector<double> square_km_of(const Context& context, const CategoryMaps& maps) {
    std::vector<double> square_km(context.territory.zones.size(), 0.0);
    if (maps.zones.insets.empty()) square_km = square_km_of(maps.zones, maps.areas);
    if (std::find(square_km.begin(), square_km.end(), 0.0) == square_km.end()) return square_km;
    constexpr double kAcross = 2000;  // millimetres: fine enough for small zones
    const map::View whole =
        map::fit(context.scene, context.scene.whole(), Box::at(0, 0, kAcross, kAcross), 0);
    const std::vector<double> all = square_km_of(whole, map::zone_areas(whole));
    for (std::size_t z = 0; z < all.size(); ++z)
        if (square_km[z] == 0) square_km[z] = all[z];
    return square_km;
}

std::vector<Peopled> zones_of(const Context& context, const CategoryMaps& maps,
                              const std::vector<const DemandGroup*>& groups) {
    const std::vector<double> square_km = square_km_of(context, maps);
    std::vector<Peopled> zones;
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z)
        zones.push_back({context.zone_name(z), 0, square_km[z],
                         std::vector<double>(groups.size(), 0.0),
                         context.territory.estimates.of_zone(z)});
    for (std::size_t h = 0; h < context.territory.households.size(); ++h) {
        const territory::Household& household = context.territory.households[h];
        if (!household.zone.exists()) continue;
        Peopled& zone = zones[household.zone.index()];
        zone.weight += household.weight;
        for (std::size_t g = 0; g < groups.size(); ++g)
            zone.groups[g] += groups[g]->by_household[h];
    }
    return zones;
}

/// How many zones, those with the most people first, have half of them.
std::size_t zones_of_half(const std::vector<Peopled>& zones) {
    std::vector<double> weights;
    for (const Peopled& zone : zones) weights.push_back(zone.weight);
    std::sort(weights.begin(), weights.end(), std::greater<>());
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double sum = 0;
    std::size_t count = 0;
    while (count < weights.size() && 2 * sum < all) sum += weights[count++];
    return count;
}

/// Classes of people per km²: the steps of a ladder that are between the zones.
style::Classes density_classes(const std::vector<Peopled>& zones) {
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const Peopled& zone : zones) {
        if (!(zone.density() > 0)) continue;
        least = std::min(least, zone.density());
        most = std::max(most, zone.density());
    }
    std::vector<double> bounds;
    for (const double step : {5, 10, 25, 50, 100, 250, 1000, 5000})
        if (least <= step && step < most) bounds.push_back(step);
    return style::Classes(bounds);
}

std::string density_label(const Context& context, const style::Classes& classes, std::size_t k) {
    const std::vector<double>& bounds = classes.bounds();
    const auto bound = [&](std::size_t i) { return context.numbers().whole(bounds[i]); };
    if (bounds.empty()) return context.words.say("portrait.any");
    if (k == 0) return fmt::format("≤\u202f{}", bound(0));
    if (k == bounds.size()) return fmt::format(">\u202f{}", bound(k - 1));
    return fmt::format("{}\u202f–\u202f{}", bound(k - 1), bound(k));
}

/// The classes of density with the inhabitants of the zones of each.
Legend density_legend(const Context& context, const std::vector<Peopled>& zones) {
    Legend legend;
    legend.classes = density_classes(zones);
    legend.title = context.words.say(fmt::format("portrait.map.{}", context.unit()));
    legend.of = context.words.say(fmt::format("legend.of.{}", context.unit()), arg("group", ""),
                                  arg("of", ""));
    legend.no_data_label = context.words.say("portrait.no_area");
    legend.signs.clear();
    const std::size_t count = legend.classes.count();
    legend.weight.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
        legend.labels.push_back(density_label(context, legend.classes, k));
        constexpr double kPalest = 0.08, kDarkest = 0.85;  // not the colours of minutes
        const double t = count == 1 ? 0.5 : static_cast<double>(k) / static_cast<double>(count - 1);
        legend.palette.push_back(style::mix(context.theme().paper, context.theme().accent,
                                            kPalest + t * (kDarkest - kPalest)));
    }
    legend.no_class = signs_without_class(context);
    double in_zones = 0;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        const bool known = zones[z].density() > 0;
        const std::size_t k = known ? legend.classes.of(zones[z].density()) : 0;
        legend.zone_class.push_back(known ? std::optional(k) : std::nullopt);
        (known ? legend.weight[k] : legend.no_data) += zones[z].weight;
        in_zones += zones[z].weight;
    }
    legend.no_data += std::max(0.0, context.total_weight() - in_zones);
    if (legend.no_data < 0.5) legend.no_data = 0;  // the rest of a sum of fractions
    return legend;
}

/// People, density, and the groups with their shares.
std::vector<KeyFigure> figures_of(const Context& context, const Peopled& all,
                                  const std::vector<const DemandGroup*>& groups) {
    constexpr std::size_t kMost = 4;
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = words.numbers();
    std::vector<KeyFigure> figures{{context.estimate(context.total_weight(), all.estimated),
                                    words.say(fmt::format("portrait.all.{}", context.unit()))}};
    if (all.square_km > 0)
        figures.push_back({numbers.whole(all.density()),
                           words.say(fmt::format("portrait.density.{}", context.unit()),
                                     arg("area", numbers.whole(all.square_km)))});
    for (std::size_t g = 0; g < groups.size() && g < kMost; ++g)
        figures.push_back(
            {numbers.percent(all.weight > 0 ? all.groups[g] / all.weight : 0),
             words.say("group." + groups[g]->key) + " · " + numbers.whole(all.groups[g])});
    return figures;
}

/// Rows of a table, the most people first.
struct PeopleTable {
    std::string heading;
    std::vector<Peopled> rows;
    bool of_zones = true;
};

void sort_rows(const Context& context, std::vector<Peopled>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Peopled& a, const Peopled& b) {
        return a.weight != b.weight ? a.weight > b.weight : context.words.before(a.name, b.name);
    });
}

/// The areas of the sheets where they are few and have nearly all people; then the zones.
std::vector<PeopleTable> tables_of(const Context& context, std::vector<Peopled> zones,
                                   std::size_t groups) {
    constexpr std::size_t kMostAreas = 16;
    constexpr double kNearlyAll = 0.95;
    const std::vector<Area>& areas = context.digest.areas;
    std::vector<PeopleTable> tables;
    if (areas.size() > 1 && areas.size() <= kMostAreas && areas.size() < zones.size()) {
        PeopleTable table{context.level_name(), {}, false};
        double in_areas = 0;
        for (const Area& area : areas) {
            Peopled sum{context.area_name(area), 0, 0, std::vector<double>(groups, 0.0)};
            for (const std::size_t z : area.zones) sum.add(zones[z]);
            in_areas += sum.weight;
            table.rows.push_back(std::move(sum));
        }
        sort_rows(context, table.rows);
        if (in_areas >= kNearlyAll * context.total_weight()) tables.push_back(std::move(table));
    }
    sort_rows(context, zones);
    tables.push_back({context.zone_heading(), std::move(zones), true});
    return tables;
}

Table::Row cells(const Context& context, const Peopled& row, std::size_t groups) {
    const language::Numbers& numbers = context.numbers();
    const bool few = context.is_few(row.weight);
    const bool shown = row.weight > 0 && !few;
    Table::Row cells{
        row.name, few ? context.words.say("few") : context.estimate(row.weight, row.estimated),
        shown && row.square_km > 0 ? numbers.decimal(row.density(), row.density() < 10 ? 1 : 0)
                                   : numbers.none()};
    for (std::size_t g = 0; g < groups; ++g)
        cells.push_back(shown ? numbers.percent(row.groups[g] / row.weight) : numbers.none());
    return cells;
}

/// As many rows as fit, then the number of the others. Returns the lower edge.
double draw_people_table(Context& context, const PeopleTable& table,
                         const std::vector<const DemandGroup*>& groups, const Box& box) {
    constexpr double kNames = 34, kNumbers = 18, kShares = 14, kRowStep = 3.95;
    const double room = box.width() - kNames - 2 * kNumbers;
    const std::size_t shown =
        std::min(groups.size(), static_cast<std::size_t>(std::max(0.0, room / kShares)));
    double x = box.x1 - static_cast<double>(shown) * kShares - 2 * kNumbers;
    std::vector<Table::Column> columns{{table.heading, box.x0, x, Align::kLeft}};
    const auto add = [&](const std::string& heading, double width) {
        columns.push_back({heading, x + 1, x + width, Align::kRight});
        x += width;
    };
    add(context.words.say(fmt::format("table.{}", context.unit())), kNumbers);
    add(context.words.say("portrait.per_km2"), kNumbers);
    for (std::size_t g = 0; g < shown; ++g)
        add(context.words.say("group." + groups[g]->key + ".short"), kShares);
    std::vector<Table::Row> rows;
    for (const Peopled& row : table.rows) rows.push_back(cells(context, row, shown));
    return draw_rows(
        context, columns, rows, box,
        [&](std::size_t left) {
            return table.of_zones ? context.zones(left)
                                  : context.words.count("count.rows", static_cast<double>(left));
        },
        kRowStep);
}

}  // namespace

bool has_portrait(const Context& context) {
    return context.territory.zones.size() > 1 && context.total_weight() > 0;
}

CategoryMaps portrait_maps(const Context& context) {
    return map_page_maps(context, "portrait");
}

void draw_portrait(Context& context, const CategoryMaps& maps) {
    const language::Catalogue& words = context.words;
    const MapPageLayout layout = map_page_layout(context.page);
    const std::vector<const DemandGroup*> groups = groups_in(context);
    std::vector<Peopled> zones = zones_of(context, maps, groups);
    Peopled all{"", 0, 0, std::vector<double>(groups.size(), 0.0)};
    for (const Peopled& zone : zones) all.add(zone);
    const Legend legend = density_legend(context, zones);
    const draw::PageEntry& entry = context.page_list.page("portrait");
    const PageFrame frame{
        words.say(fmt::format("portrait.title.{}", context.unit()),
                  arg("few", context.zones(zones_of_half(zones))),
                  arg("all", context.numbers().whole(static_cast<double>(zones.size())))),
        context.weight(context.total_weight()) + " · " + context.zones(zones.size()),
        words.say("portrait.notes") + (groups.empty() ? "" : " " + words.say("portrait.shares")) +
            "\n" + source_line(context),
        entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const MapOf of{legend.title, frame.title, {}};
        draw_under_map(context, maps.zones, draw_zone_map(context, maps, legend, of));
        draw_legend(context, legend, layout.legend);
        Box rest = layout.column;
        rest.y0 = draw_key_figures(context, figures_of(context, all, groups), rest) + 4;
        constexpr double kLeastTable = 24, kSpace = 5;
        for (const PeopleTable& table : tables_of(context, std::move(zones), groups.size()))
            if (rest.height() >= kLeastTable)
                rest.y0 = draw_people_table(context, table, groups, rest) + kSpace;
    });
}

}  // namespace relais::atlas
