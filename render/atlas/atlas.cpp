#include "render/atlas/atlas.h"

#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/core/parallel.h"
#include "render/atlas/context.h"
#include "render/atlas/document.h"
#include "render/atlas/pages.h"
#include "render/draw/cairo_canvas.h"
#include "render/draw/recording_canvas.h"
#include "render/language/catalogue.h"
#include "render/map/scene.h"

namespace relais::atlas {
namespace {

void draw_pages(Context& context) {
    draw_cover(context);
    draw_contents(context);
    if (context.plan.has("overview")) draw_overview(context);
    const CategoryMaps maps = prepare_maps(context, longest_legend(context));
    for (const CategoryId category : context.digest.served) draw_category(context, maps, category);
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a) draw_sheet(context, a);
    if (context.plan.has("priorities")) draw_priorities(context);
    if (context.plan.has("index")) draw_index(context);
    draw_glossary(context);
    draw_data(context);
    draw_method(context);
}

Edition print_edition(const territory::Territory& territory, const access::Findings& findings,
                      const map::Scene& scene, const Digest& digest, const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    const Page page = page_of(options, scene);
    const std::string title =
        words.say("document.title", language::arg("territory", territory.name));
    const auto paper =
        draw::CairoCanvas::pdf({page.width, page.height, options.bleed},
                               metadata_of(title, words.say("cover.subtitle"),
                                           words.say("document.keywords"), territory, options),
                               options.theme);
    draw::RecordingCanvas recording(*paper);
    draw::Canvas& canvas = options.dump_layout ? static_cast<draw::Canvas&>(recording) : *paper;
    Plan plan;
    Context context{territory, findings, digest, options, words, scene, page, plan, canvas};
    plan = make_plan(context);
    draw_pages(context);
    return {paper->finish(), options.dump_layout ? recording.json() : std::string()};
}

}  // namespace

void write_whole(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(part, file, error);
    if (out && !error) return;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(
        fmt::format("{}: the file cannot be written there; choose a folder that exists, "
                    "may be written to and has {} kB free",
                    file.string(), bytes.size() / 1024 + 1));
}

std::vector<Edition> print_editions(const territory::Territory& territory,
                                    const access::Findings& findings,
                                    const graph::RoadNetwork& network,
                                    const std::vector<Options>& options) {
    if (options.empty()) return {};
    const map::Scene scene(territory, network, options.front().ground);
    const Digest found = digest(territory, findings, options.front().sheets);
    std::vector<Edition> editions(options.size());
    for_each_index(options.size(), [&](std::size_t i, std::size_t) {
        editions[i] = print_edition(territory, findings, scene, found, options[i]);
    });
    return editions;
}

void write_atlas(const std::filesystem::path& pdf, const territory::Territory& territory,
                 const access::Findings& findings, const graph::RoadNetwork& network,
                 const Options& options) {
    write_whole(pdf, print_editions(territory, findings, network, {options}).front().pdf);
}

}  // namespace relais::atlas
