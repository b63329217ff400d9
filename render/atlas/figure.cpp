#include "render/atlas/figure.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/document.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/draw/cairo_canvas.h"

namespace relais::atlas {
namespace {

constexpr Page kSmall{180, 135};
constexpr double kLegendWidth = 64;

/// The zone of that code or name; all zones when none is named.
std::vector<std::size_t> zones_named(const territory::Territory& territory,
                                     const std::string& name) {
    std::vector<std::size_t> zones;
    for (std::size_t z = 0; z < territory.zones.size(); ++z) {
        const territory::Zone& zone = territory.zones[z];
        if (name.empty() || zone.code == name || zone.name == name) zones.push_back(z);
    }
    if (!name.empty() && zones.empty()) {
        throw Error(
            fmt::format("{}: no zone has the code or the name \"{}\"; zones.csv of relais "
                        "access lists them",
                        territory.name, name));
    }
    return zones;
}

/// The people of a category in these zones.
access::Summary summary_of(const Context& context, CategoryId category,
                           const std::vector<std::size_t>& zones) {
    std::vector<bool> chosen(context.territory.zones.size(), false);
    for (const std::size_t z : zones) chosen[z] = true;
    std::vector<access::WeightedTime> people;
    const bool of_group = context.group(category).weights != nullptr;
    for (std::size_t h = 0; h < context.findings.nearest.household_count(); ++h) {
        const ZoneId zone = context.territory.households[h].zone;
        const double weight = context.weight_of(h, category);
        if (!zone.exists() || !chosen[zone.index()] || (of_group && !(weight > 0))) continue;
        people.push_back({context.findings.nearest.at(HouseholdId{h}, category), weight});
    }
    return access::summarize(std::move(people), context.group(category).limit);
}

/// What the figure shows: of a map the finding, of its zone where it shows one.
std::string title_of(const Context& context, const FigureRequest& request) {
    const CategoryId category = request.category;
    const language::Catalogue& words = context.words;
    const Counted counted = context.counted(category);
    if (request.measure == Measure::kLorenz)
        return words.say(fmt::format("lorenz.title.{}", counted.unit), arg("of", counted.of),
                         arg("group", counted.name));
    if (request.measure == Measure::kRanking)
        return words.say("figure.ranking", arg("topic", context.category_name(category)),
                         arg("by", context.median_by_zone()));
    if (request.zone.empty()) return context.finding(category).sentence;
    const std::vector<std::size_t> zones = zones_named(context.territory, request.zone);
    const Finding finding =
        find_finding(words, context.topic(category), counted, summary_of(context, category, zones),
                     context.group(category).limit);
    return words.say("figure.zone", arg("zone", context.zone_name(zones.front())),
                     arg("finding", finding.sentence));
}

void draw_body(Context& context, const FigureRequest& request, const std::string& title) {
    const Legend legend = make_legend(context, request.category);
    const Page& page = context.page;
    const Box body{Page::left(), Page::body_top(), page.right(), page.body_bottom()};
    if (request.measure == Measure::kDistribution) {
        draw_reach_curve(context, legend, request.category, body);
        return;
    }
    if (request.measure == Measure::kLorenz) {
        draw_lorenz_curve(context, request.category, body);
        return;
    }
    if (request.measure == Measure::kRanking) {
        draw_ranked_table(context, ranked_table(context, request.category), body);
        return;
    }
    const double middle = page.right() - kLegendWidth;
    const Box frame{body.x0, body.y0 + 4, middle - 5, body.y1 - 6};
    const std::vector<std::size_t> zones = zones_named(context.territory, request.zone);
    CategoryMaps maps;
    if (request.zone.empty()) {
        set_views(context, frame, maps);
    } else {
        maps.zones = map::fit(context.scene, context.scene.extent_of(zones), frame, 3);
        maps.households = maps.zones;
        maps.areas = map::zone_areas(maps.zones);
    }
    const auto map_of = [&](const std::string& caption) {
        return MapOf{caption, title, context.services_of(request.category)};
    };
    std::size_t dropped = 0;
    if (request.measure == Measure::kMedian) {
        dropped = draw_zone_map(context, maps, legend, map_of(context.median_by_zone()));
    } else {
        dropped = draw_household_map(
            context, maps, legend,
            map_of(context.words.say(fmt::format("map.households.{}", context.unit()))));
    }
    draw_under_map(context, maps.zones, dropped);
    draw_legend(
        context,
        request.zone.empty() ? legend : legend_of_zones(context, request.category, legend, zones),
        {middle, body.y0, page.right(), body.y1});
}

}  // namespace

std::string draw_figure(const territory::Territory& territory, const access::Findings& findings,
                        const graph::RoadNetwork& network, const FigureRequest& request) {
    if (request.measure == Measure::kMedian && territory.zones.empty()) {
        throw Error(fmt::format("{}: there are no zones to map; ask for --measure households",
                                territory.name));
    }
    (void)zones_named(territory, request.zone);
    const language::Catalogue words = language::Catalogue::of(request.language);
    const map::Scene scene(territory, network, request.base_map);
    const Digest found = digest(territory, findings, "none");
    Options options;
    options.profile = request.profile;
    draw::Metadata metadata;
    metadata.author = metadata.creator = "Relais";
    metadata.language = words.code();
    metadata.date = document_date(territory);
    PageList page_list;
    page_list.add("figure", words.say("document.title",
                                      arg("territory",
                                          printed_name(territory, territory.name, words.code()))));
    metadata.title = page_list.page("figure").bookmark;
    const auto canvas = draw::CairoCanvas::make(request.format, {kSmall.width, kSmall.height},
                                                request.dpi, metadata, request.theme);
    const Page page = with_room_for_sources(kSmall, *canvas, territory, words);
    Context context{territory, findings, found, options, words, scene, page, page_list, *canvas};
    const std::string topic = context.category_name(request.category);
    draw_page(context, page_list.page("figure"),
              {title_of(context, request),
               topic + " · " + words.say("category.topic", arg("by", context.by())),
               source_line(context), topic, false},
              [&] { draw_body(context, request, title_of(context, request)); });
    return canvas->finish();
}

}  // namespace relais::atlas
