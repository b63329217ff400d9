#include "render/atlas/compare.h"

#include <string>

#include "render/atlas/change_classes.h"
#include "render/atlas/compare_page.h"
#include "render/atlas/document.h"
#include "render/draw/cairo_canvas.h"
#include "render/draw/recording_canvas.h"

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

std::string title_of(const territory::Territory& territory,
                     std::span<const scenario::Compared> scenarios,
                     const language::Catalogue& words) {
    std::string names;
    for (const scenario::Compared& compared : scenarios) {
        names += (names.empty() ? "" : ", ") + compared.scenario.name;
    }
    if (names.empty()) names = words.say("compare.closures.bookmark");
    return words.say("compare.title", arg("territory", territory.name), arg("scenario", names));
}

/// Rows of a legend of changes: classes, no data, three signs.
constexpr std::size_t kLegendRows = kChangeClasses + 4;

/// The document that all pages of a comparison are drawn in.
struct Printer {
    const Options& options;
    const language::Catalogue& words;
    Page page;
    Plan plan;
    Canvas& canvas;

    /// Draws what `draw` makes of the territory shown.
    template <class Draw>
    void show(const territory::Territory& shown, const access::Findings& findings,
              const map::Scene& scene, const Draw& draw) {
        Digest found = digest(shown, findings, "none");
        if (options.takes_part) {
            for (const territory::Service& service : shown.services)
                found.idle.push_back(!options.takes_part(service));
        }
        Context context{shown, findings, found, options, words, scene, page, plan, canvas};
        draw(context);
    }
};

Plan plan_of(std::span<const scenario::Compared> scenarios, bool closures,
             const territory::Territory& territory, const language::Catalogue& words) {
    Plan plan;
    const std::string part = words.say("compare.part");
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const std::string& name = scenarios[i].scenario.name;
        plan.add(scenario_name(i), name, scenarios.size() > 1 ? name : part);
        for (const CategoryId category : changed_categories(scenarios[i])) {
            plan.add(change_name(i, category), category_name(territory, category, words.code()),
                     scenarios.size() > 1 ? name : part);
        }
    }
    if (closures) plan.add("closures", words.say("compare.closures.bookmark"), part);
    return plan;
}

}  // namespace

Edition print_comparison(const territory::Territory& before, const access::Findings& findings,
                         const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios,
                         const std::optional<RankedClosures>& closures, const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    const map::Scene scene(before, network, options.ground);
    const Page page = page_of(options, scene);
    const auto paper = draw::CairoCanvas::pdf(
        {page.width, page.height, options.bleed},
        metadata_of(title_of(before, scenarios, words), words.say("compare.subtitle"),
                    words.say("compare.keywords"), before, options),
        options.theme);
    draw::RecordingCanvas recording(*paper);
    Printer printer{options, words, page, plan_of(scenarios, closures.has_value(), before, words),
                    options.dump_layout ? static_cast<Canvas&>(recording) : *paper};
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const territory::Territory shown = shown_territory(before, scenarios[i]);
        const map::Scene after(shown, network, options.ground);
        printer.show(shown, scenarios[i].after, after, [&](Context& context) {
            ComparePages pages{context, findings, scenarios[i], i};
            draw_result_page(pages);
            CategoryMaps maps = prepare_maps(context, kLegendRows);
            maps.name = scenario_name(i);
            for (const CategoryId category : changed_categories(scenarios[i])) {
                draw_change_page(pages, maps, category);
            }
        });
    }
    if (closures) {
        printer.show(before, findings, scene,
                     [&](Context& context) { draw_closures_page(context, *closures); });
    }
    return {paper->finish(), options.dump_layout ? recording.json() : std::string()};
}

void write_compare_atlas(const std::filesystem::path& pdf, const territory::Territory& before,
                         const access::Findings& findings, const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios,
                         const std::optional<RankedClosures>& closures, const Options& options) {
    write_whole(pdf, print_comparison(before, findings, network, scenarios, closures, options).pdf);
}

}  // namespace relais::atlas
