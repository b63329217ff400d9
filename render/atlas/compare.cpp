#include "render/atlas/compare.h"

#include <string>

#include "render/atlas/blocks/change_classes.h"
#include "render/atlas/document/document.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"
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

/// The names of the scenarios, else of the pages that are asked for.
std::string names_of(std::span<const scenario::Compared> scenarios, const BasePages& pages,
                     const language::Catalogue& words) {
    std::string names;
    for (const scenario::Compared& compared : scenarios) {
        names += (names.empty() ? "" : ", ") + compared.scenario.name;
    }
    const auto add = [&](bool asked, const char* key) {
        if (asked) names += (names.empty() ? "" : ", ") + words.say(key);
    };
    if (!names.empty()) return names;
    add(pages.two_years.has_value(), "two_years.bookmark");
    add(pages.closures.has_value(), "compare.closures.bookmark");
    add(pages.atypical.has_value(), "atypical.bookmark");
    return names;
}

std::string title_of(const territory::Territory& territory,
                     std::span<const scenario::Compared> scenarios, const BasePages& pages,
                     const language::Catalogue& words) {
    return words.say("compare.title",
                     arg("territory", printed_name(territory, territory.name, words.code())),
                     arg("scenario", names_of(scenarios, pages, words)));
}

/// Rows of a legend of changes: classes, no data, four signs.
constexpr std::size_t kLegendRows = kChangeClasses + 5;

/// The document that all pages of a comparison are drawn in.
struct Printer {
    const Options& options;
    const language::Catalogue& words;
    Page page;
    PageList page_list;
    Canvas& canvas;

    /// Draws `draw` for the territory shown.
    template <class Draw>
    void show(const territory::Territory& shown, const access::Findings& findings,
              const map::Scene& scene, const Draw& draw) {
        Digest found = digest(shown, findings, "none");
        if (options.takes_part) {
            for (const territory::Service& service : shown.services)
                found.idle.push_back(!options.takes_part(service));
        }
        Context context{shown, findings, found, options, words, scene, page, page_list, canvas};
        draw(context);
    }
};

/// The changes of all scenarios.
using Changes = std::vector<std::vector<GroupChange>>;

Changes changes_of(const territory::Territory& before, const access::Findings& findings,
                   std::span<const scenario::Compared> scenarios) {
    Changes changes;
    for (const scenario::Compared& compared : scenarios)
        changes.push_back(group_changes(before, findings, compared));
    return changes;
}

PageList page_list_of(std::span<const scenario::Compared> scenarios, const Changes& changes,
                      const BasePages& pages, const territory::Territory& territory,
                      const language::Catalogue& words) {
    PageList page_list;
    page_list.add_front("cover", words.say("cover.bookmark"));
    const std::string part = words.say("compare.part");
    if (pages.sites) page_list.add("sites", words.say("sites.bookmark"), part);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const std::string& name = scenarios[i].scenario.name;
        page_list.add(scenario_name(i), name, scenarios.size() > 1 ? name : part);
        for (const CategoryId category : changed_categories(scenarios[i], changes[i])) {
            page_list.add(change_name(i, category),
                          category_name(territory, category, words.code()),
                          scenarios.size() > 1 ? name : part);
        }
    }
    if (pages.two_years) page_list.add("two-years", words.say("two_years.bookmark"), part);
    if (pages.closures) page_list.add("closures", words.say("compare.closures.bookmark"), part);
    if (pages.atypical) page_list.add("atypical", words.say("atypical.bookmark"), part);
    return page_list;
}

}  // namespace

Edition print_comparison(const territory::Territory& before, const access::Findings& findings,
                         const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios, const BasePages& base_pages,
                         const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    const map::Scene scene(before, network, options.base_map);
    const Changes changes = changes_of(before, findings, scenarios);
    const Page page = page_of(options, scene);
    const auto paper = draw::CairoCanvas::pdf(
        {page.width, page.height, options.bleed, page.zoom},
        metadata_of(title_of(before, scenarios, base_pages, words), words.say("compare.subtitle"),
                    words.say("compare.keywords"), before, options),
        options.theme);
    draw::RecordingCanvas recording(*paper);
    Printer printer{options, words, with_room_for_sources(page, *paper, before, words),
                    page_list_of(scenarios, changes, base_pages, before, words),
                    options.dump_layout ? static_cast<Canvas&>(recording) : *paper};
    printer.show(before, findings, scene, [&](Context& context) {
        for (std::size_t i = 0; i < method_pages(context); ++i)
            printer.page_list.add(page_name("method", i), words.say("method.bookmark"),
                                  words.say("contents.part.back"));
        const std::string names = names_of(scenarios, base_pages, words);
        draw_cover(context,
                   scenarios.empty() ? names : words.say("compare.subtitle") + "\n" + names);
        if (base_pages.sites) draw_sites_page(context, *base_pages.sites);
    });
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const territory::Territory shown = shown_territory(before, scenarios[i]);
        const map::Scene after(shown, network, options.base_map);
        printer.show(shown, scenarios[i].after, after, [&](Context& context) {
            ComparePages pages{context, findings, scenarios[i], changes[i], i};
            draw_result_page(pages);
            CategoryMaps maps = prepare_maps(context, kLegendRows);
            maps.name = scenario_name(i);
            for (const CategoryId category : changed_categories(scenarios[i], changes[i])) {
                draw_change_page(pages, maps, category);
            }
        });
    }
    printer.show(before, findings, scene, [&](Context& context) {
        if (base_pages.two_years) draw_two_years(context, *base_pages.two_years);
        if (base_pages.closures) draw_closures_page(context, *base_pages.closures);
        if (base_pages.atypical)
            draw_atypical_page(context, atypical_maps(context), *base_pages.atypical);
        draw_method(context);
    });
    return {paper->finish(), options.dump_layout ? recording.json() : std::string()};
}

void write_compare_atlas(const std::filesystem::path& pdf, const territory::Territory& before,
                         const access::Findings& findings, const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios, const BasePages& base_pages,
                         const Options& options) {
    write_whole(pdf,
                print_comparison(before, findings, network, scenarios, base_pages, options).pdf);
}

}  // namespace relais::atlas
