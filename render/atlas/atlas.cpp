#include "render/atlas/atlas.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/core/parallel.h"
#include "render/atlas/document/context.h"
#include "render/atlas/document/document.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/page_table.h"
#include "render/atlas/pages/pages.h"
#include "render/draw/cairo_canvas.h"
#include "render/draw/deferred_canvas.h"
#include "render/draw/recording_canvas.h"
#include "render/language/catalogue.h"
#include "render/map/scene.h"

namespace relais::atlas {
namespace {

/// Draws pages side by side on canvases that remember, and puts them on the context's in order; a few
/// at a time, as a page with a map of all households takes megabytes.
void draw_side_by_side(const Context& context, const std::vector<DrawPage>& pages,
                       const std::function<std::unique_ptr<Canvas>()>& make_measure) {
    std::vector<std::unique_ptr<Canvas>> measures(thread_count());
    constexpr std::size_t kAtATime = 8;
    for (std::size_t first = 0; first < pages.size(); first += kAtATime) {
        std::vector<std::unique_ptr<draw::DeferredCanvas>> drawn(
            std::min(kAtATime, pages.size() - first));
        for_each_index(drawn.size(), [&](std::size_t i, std::size_t worker) {
            if (!measures[worker]) measures[worker] = make_measure();
            drawn[i] = std::make_unique<draw::DeferredCanvas>(*measures[worker]);
            Context own = context.on(*drawn[i]);
            pages[first + i](own);
        });
        for (auto& page : drawn) {
            page->replay(context.canvas);
            page.reset();
        }
    }
}

Edition print_edition(const territory::Territory& territory, const access::Findings& findings,
                      const map::Scene& scene, const Digest& digest, const Options& options) {
    const language::Catalogue words = language::Catalogue::of(options.language);
    Page page = page_of(options, scene);
    const std::string title = words.say(
        "document.title", arg("territory", printed_name(territory, territory.name, words.code())));
    const auto make_paper = [&] {
        return draw::CairoCanvas::pdf(
            {page.width, page.height, options.bleed, page.zoom},
            metadata_of(title, words.say("cover.subtitle"), words.say("document.keywords"),
                        territory, options),
            options.theme);
    };
    const auto paper = make_paper();
    draw::RecordingCanvas recording(*paper);
    Canvas& canvas = options.dump_layout ? static_cast<Canvas&>(recording) : *paper;
    page = with_room_for_sources(page, canvas, territory, words);
    PageList page_list;
    const Context context{territory, findings, digest,    options, words,
                          scene,     page,     page_list, canvas};
    const CategoryMaps maps = prepare_maps(context, longest_legend(context));
    AtlasPages pages = pages_of(context, maps);
    page_list = std::move(pages.list);
    draw_side_by_side(context, pages.drawings, make_paper);
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
        fmt::format("{}: this file could not be written; choose an existing folder with write "
                    "permission and {} kB of free space",
                    file.string(), bytes.size() / 1024 + 1));
}

std::vector<Edition> print_editions(const territory::Territory& territory,
                                    const access::Findings& findings,
                                    const graph::RoadNetwork& network,
                                    const std::vector<Options>& options) {
    if (options.empty()) return {};
    const map::Scene scene(territory, network, options.front().base_map);
    const Digest found =
        digest(territory, findings, options.front().sheets, options.front().insights);
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
