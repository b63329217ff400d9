#include "render/atlas/atlas.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "render/atlas/context.h"
#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/draw/canvas.h"
#include "render/language/catalogue.h"
#include "render/map/scene.h"

namespace relais::atlas {
namespace {

/// The document's date: of the data, or what SOURCE_DATE_EPOCH says; never the clock's.
std::string document_date(const territory::Territory& territory) {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::time_t seconds = std::strtoll(epoch, nullptr, 10);
        std::tm utc{};
        gmtime_r(&seconds, &utc);
        return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900,
                           utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
    }
    const std::string& date = territory.data_date;
    return (date.size() >= 10 ? date.substr(0, 10) : "1970-01-01") + "T00:00:00Z";
}

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
        fmt::format("{}: the atlas cannot be written there; choose a folder that exists, "
                    "may be written to and has {} kB free",
                    file.string(), bytes.size() / 1024 + 1));
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
    write_whole(pdf, canvas.finish());
}

}  // namespace relais::atlas
