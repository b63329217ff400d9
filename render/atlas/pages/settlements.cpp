#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/heat_table.h"
#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

std::string name_of(const Context& context, const Area& area) {
    return context.words.say("settlement." + area.name);
}

/// Zones in tints of one colour, the densest the darkest, with the people of each kind.
Legend legend_of(const Context& context) {
    const std::vector<Area>& kinds = context.digest.settlements;
    Legend legend = legend_of_all(context, context.words.say("settlement.legend"));
    legend.signs.clear();
    legend.zone_class.resize(context.territory.zones.size());
    legend.no_class = signs_without_class(context);
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        constexpr double kDarkest = 0.85, kPalest = 0.1;  // not the colours of minutes
        const double t = static_cast<double>(k) / static_cast<double>(kinds.size() - 1);
        legend.palette.push_back(style::mix(context.theme().paper, context.theme().accent,
                                            kDarkest + t * (kPalest - kDarkest)));
        legend.labels.push_back(name_of(context, kinds[k]));
        legend.weight.push_back(kinds[k].weight);
        for (const std::size_t z : kinds[k].zones) legend.zone_class[z] = k;
    }
    return legend;
}

/// The densest kind and the sparsest, by who has the whole basket near.
std::string title_of(const Context& context, const std::string& bookmark) {
    const Area &dense = context.digest.settlements.front(),
               &sparse = context.digest.settlements.back();
    if (context.digest.basket.empty() || !(dense.known > 0) || !(sparse.known > 0) ||
        context.is_few(sparse.weight) || context.is_few(dense.weight))
        return bookmark;
    const auto near = [&](const Area& area) {
        return context.numbers().percent(1 - area.far_share);
    };
    return context.words.say(
        context.digest.basket_is_daily ? "settlement.title.daily" : "settlement.title.all",
        arg("dense", name_of(context, dense)), arg("near", near(dense)),
        arg("sparse", name_of(context, sparse)), arg("far", near(sparse)));
}

}  // namespace

bool has_settlements(const Context& context) {
    return context.digest.settlements.size() > 1 && context.digest.served.size() > 1;
}

void draw_settlements(Context& context, const CategoryMaps& maps) {
    const language::Catalogue& words = context.words;
    const MapPageLayout layout = map_page_layout(context.page);
    const Legend legend = legend_of(context);
    const draw::PageEntry& entry = context.page_list.page("settlements");
    const PageFrame frame{
        title_of(context, entry.bookmark), words.say("basket.topic", arg("by", context.by())),
        words.say("settlement.notes") + "\n" + source_line(context), entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const MapOf of{legend.title, frame.title, {}};
        draw_under_map(context, maps.zones, draw_zone_map(context, maps, legend, of));
        draw_legend(context, legend, layout.legend);
        std::vector<HeatRow> rows;
        for (const Area& kind : context.digest.settlements) {
            rows.push_back(heat_row(context, kind, ""));
            rows.back().name = name_of(context, kind);
        }
        draw_heat_table(context, words.say("settlement.heading"), rows, 0, layout.column);
    });
}

}  // namespace relais::atlas
