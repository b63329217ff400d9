#include "render/atlas/compare.h"

#include <string>

#include "render/atlas/compare_page.h"
#include "render/atlas/document.h"
#include "render/draw/cairo_canvas.h"

namespace relais::atlas {
namespace {

/// The scenario's territory, with the services that closed behind its own, so that maps show both.
territory::Territory shown_territory(const territory::Territory& before,
                                     const scenario::Compared& compared) {
    territory::Territory shown = compared.outcome.variant.territory;
    for (const scenario::ServiceStatus& entry :
         scenario::service_statuses(before, compared.outcome.variant))
        if (std::string_view(entry.status) == "closed") shown.services.push_back(entry.service);
    return shown;
}

draw::Metadata metadata_of(const territory::Territory& territory,
                           std::span<const scenario::Compared> scenarios, const Options& options,
                           const language::Catalogue& words) {
    std::string names;
    for (const scenario::Compared& compared : scenarios)
        names += (names.empty() ? "" : ", ") + compared.scenario.name;
    if (names.empty()) names = words.say("compare.closures.bookmark");
    return {.title = words.say("compare.title", language::arg("territory", territory.name),
                               language::arg("scenario", names)),
            .author = "Relais",
            .subject = words.say("compare.subtitle"),
            .keywords = words.say("compare.keywords"),
            .creator = options.version.empty() ? "Relais" : "Relais " + options.version,
            .date = document_date(territory),
            .language = words.code()};
}

}  // namespace

void write_compare_atlas(const std::filesystem::path& pdf, const territory::Territory& before,
                         const access::Findings& findings, const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios,
                         const std::optional<RankedClosures>& closures, const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    const auto paper =
        draw::CairoCanvas::pdf({kComparePage.width, kComparePage.height},
                               metadata_of(before, scenarios, options, words), options.theme);
    draw::Canvas& canvas = *paper;
    std::size_t page = 0;
    for (const scenario::Compared& compared : scenarios) {
        const territory::Territory shown = shown_territory(before, compared);
        const map::Scene scene(shown, network);
        ComparePages pages{before, findings, shown, &compared, scene, words, options, canvas};
        draw_result_page(pages, std::to_string(++page));
        for (const CategoryId category : changed_categories(compared))
            draw_change_page(pages, category, std::to_string(++page));
    }
    if (closures) {
        const map::Scene scene(before, network);
        ComparePages pages{before, findings, before, nullptr, scene, words, options, canvas};
        draw_closures_page(pages, *closures, std::to_string(++page));
    }
    write_whole(pdf, paper->finish());
}

}  // namespace relais::atlas
