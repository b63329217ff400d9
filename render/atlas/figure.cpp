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
constexpr double kLegendWidth = 74;

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

void draw_body(Context& context, const FigureRequest& request, const Finding& finding) {
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
    maps.zones = request.zone.empty()
                     ? map::fit(context.scene, frame)
                     : map::fit(context.scene, context.scene.extent_of(zones), frame, 3);
    maps.households = maps.zones;
    maps.areas = map::zone_areas(maps.zones);
    const auto map_of = [&](const std::string& caption) {
        return MapOf{caption, finding.sentence, context.services_of(request.category)};
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
    draw_legend(context, legend, {middle, body.y0, page.right(), body.y1});
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
    const Finding finding = context.finding(request.category);
    draw_page(
        context, page_list.page("figure"),
        {finding.sentence, topic + " · " + words.say("category.topic", arg("by", context.by())),
         source_line(context), topic, false},
        [&] { draw_body(context, request, finding); });
    return canvas->finish();
}

}  // namespace relais::atlas
