#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/far_classes.h"
#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

/// A zone, and the services that more than half of its people are far from, the largest share first.
struct Deficit {
    std::size_t zone = 0;
    std::vector<CategoryId> far;
    bool known = false;  ///< for any service
};

/// The services of which the data has enough.
std::vector<CategoryId> judged_services(const Context& context) {
    std::vector<CategoryId> judged;
    for (const CategoryId category : context.digest.served)
        if (context.group(category).conclusive) judged.push_back(category);
    return judged;
}

/// The people whom a service is for; all people of a zone without any of these.
access::Summary people_of(const Context& context, std::size_t zone, CategoryId category) {
    const access::Summary& group = context.summary(ZoneId{zone}, category);
    return group.weight > 0 ? group : context.everyone(ZoneId{zone}, category);
}

std::vector<Deficit> deficits_of(const Context& context, const std::vector<CategoryId>& services) {
    constexpr double kHalf = 0.5;
    std::vector<Deficit> deficits;
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        Deficit& deficit = deficits.emplace_back(Deficit{z, {}, false});
        std::vector<std::pair<double, CategoryId>> far;
        for (const CategoryId category : services) {
            const access::Summary people = people_of(context, z, category);
            deficit.known = deficit.known || people.known > 0;
            if (people.known > 0 && people.beyond_limit > kHalf)
                far.emplace_back(-people.beyond_limit, category);
        }
        std::sort(far.begin(), far.end());
        for (const auto& [share, category] : far) deficit.far.push_back(category);
    }
    return deficits;
}

std::size_t most_of(const std::vector<Deficit>& deficits) {
    std::size_t most = 0;
    for (const Deficit& deficit : deficits) most = std::max(most, deficit.far.size());
    return most;
}

Legend legend_of(const Context& context, const std::vector<Deficit>& deficits, std::size_t most) {
    const FarClasses classes(most);
    Legend legend = legend_of_all(context, context.words.say("sheet.legend"));
    legend.signs.clear();
    legend.labels = classes.labels(context.words);
    legend.palette = style::sequential_palette(context.theme(), classes.count());
    legend.weight.resize(classes.count());
    legend.no_class = signs_without_class(context);
    for (const Deficit& deficit : deficits) {
        const double weight = context.digest.zones[deficit.zone].all;
        const std::size_t own = classes.of(deficit.far.size());
        legend.zone_class.push_back(deficit.known ? std::optional(own) : std::nullopt);
        (deficit.known ? legend.weight[own] : legend.no_data) += weight;
    }
    return legend;
}

/// "4 communes (1,240 inhabitants): far from at least 5 of 9 services"
std::string title_of(const Context& context, const std::vector<Deficit>& deficits,
                     std::size_t services) {
    const std::size_t n = std::min(most_of(deficits), std::max<std::size_t>(2, services / 2));
    std::size_t zones = 0;
    double weight = 0;
    for (const Deficit& deficit : deficits) {
        if (deficit.far.size() < n) continue;
        ++zones;
        weight += context.digest.zones[deficit.zone].all;
    }
    return context.words.say("deficits.title", arg("zones", context.zones(zones)),
                             arg("count", context.weight(weight)), arg("n", n),
                             arg("all", services));
}

/// The first few by name, and how many more.
std::string names_of(const Context& context, const std::vector<CategoryId>& services) {
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, services.size()); ++i)
        names += (i == 0 ? "" : ", ") + context.category_name(services[i]);
    if (services.size() > kNamed) names += fmt::format(" +\u00a0{}", services.size() - kNamed);
    return names;
}

void draw_zones(Context& context, std::vector<Deficit> deficits, const Box& box) {
    constexpr double kZone = 36, kNumber = 16;
    std::erase_if(deficits, [&](const Deficit& deficit) {
        const double weight = context.digest.zones[deficit.zone].all;
        return deficit.far.empty() || !(weight > 0) || context.is_few(weight);
    });
    std::stable_sort(deficits.begin(), deficits.end(), [&](const Deficit& a, const Deficit& b) {
        const auto weight = [&](const Deficit& of) { return context.digest.zones[of.zone].all; };
        return std::pair(a.far.size(), weight(a)) > std::pair(b.far.size(), weight(b));
    });
    const language::Catalogue& words = context.words;
    const double people = box.x0 + kZone + kNumber, number = people + kNumber;
    const std::vector<Table::Column> columns{
        {context.zone_heading(), box.x0, box.x0 + kZone, Align::kLeft},
        {words.say(fmt::format("table.{}", context.unit())), box.x0 + kZone + 1, people,
         Align::kRight},
        {words.say("deficits.table.number"), people + 1, number, Align::kRight},
        {words.say("deficits.table.which"), number + 3, box.x1, Align::kLeft}};
    std::vector<Table::Row> rows;
    for (const Deficit& deficit : deficits)
        rows.push_back({context.zone_name(deficit.zone),
                        context.estimate(context.digest.zones[deficit.zone].all,
                                         context.territory.estimates.of_zone(deficit.zone)),
                        fmt::format("{}", deficit.far.size()), names_of(context, deficit.far)});
    draw_rows(context, columns, rows, box, [&](std::size_t left) { return context.zones(left); });
}

}  // namespace

bool has_deficits(const Context& context) {
    constexpr std::size_t kFewestZones = 2, kFewestServices = 3;
    const std::vector<CategoryId> services = judged_services(context);
    if (context.territory.zones.size() < kFewestZones || services.size() < kFewestServices)
        return false;
    return most_of(deficits_of(context, services)) > 1;
}

void draw_deficits(Context& context, const CategoryMaps& maps) {
    const language::Catalogue& words = context.words;
    const MapPageLayout layout = map_page_layout(context.page);
    const std::vector<CategoryId> services = judged_services(context);
    const std::vector<Deficit> deficits = deficits_of(context, services);
    const Legend legend = legend_of(context, deficits, most_of(deficits));
    const draw::PageEntry& entry = context.page_list.page("deficits");
    const PageFrame frame{title_of(context, deficits, services.size()), entry.bookmark,
                          words.say("deficits.notes") + "\n" + source_line(context),
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const MapOf of{words.say(fmt::format("deficits.map.{}", context.unit())), frame.title, {}};
        draw_under_map(context, maps.zones, draw_zone_map(context, maps, legend, of));
        draw_legend(context, legend, layout.legend);
        draw_zones(context, deficits, layout.column);
    });
}

}  // namespace relais::atlas
