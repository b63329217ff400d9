#include "render/atlas/atlas.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "render/atlas/context.h"
#include "render/atlas/document.h"
#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/draw/canvas.h"
#include "render/language/catalogue.h"
#include "render/map/scene.h"

namespace relais::atlas {
namespace {

draw::Metadata metadata_of(const territory::Territory& territory, const Options& options,
                           const language::Catalogue& words) {
    return {.title = words.say("document.title", language::arg("territory", territory.name)),
            .author = "Relais",
            .subject = words.say("cover.subtitle"),
            .keywords = words.say("document.keywords"),
            .creator = options.version.empty() ? "Relais" : "Relais " + options.version,
            .date = document_date(territory)};
}

/// Categories in the taxonomy's order, apart those that no service belongs to.
struct Split {
    std::vector<CategoryId> served, unserved;
};
Split split_categories(const Context& context) {
    Split split;
    for (std::size_t c = 0; c < context.territory.categories.size(); ++c) {
        const CategoryId category{c};
        (context.services_of(category).empty() ? split.unserved : split.served).push_back(category);
    }
    return split;
}

}  // namespace

void write_atlas(const std::filesystem::path& pdf, const territory::Territory& territory,
                 const access::Findings& findings, const graph::RoadNetwork& network,
                 const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    const map::Scene scene(territory, network);
    draw::Canvas canvas(kPageWidth, kPageHeight, metadata_of(territory, options, words));
    Context context{territory, findings, options, words, scene, canvas};

    const Split categories = split_categories(context);
    const CategoryMaps maps = prepare_maps(context);
    draw_cover(context);
    if (categories.served.size() > 1) draw_overview(context, categories.served);
    std::size_t page = 0;
    for (const CategoryId category : categories.served) {
        draw_category(context, maps, category, fmt::format("{}", ++page));
    }
    draw_method(context, categories.unserved, page + 1);
    write_document(pdf, canvas.finish());
}

}  // namespace relais::atlas
