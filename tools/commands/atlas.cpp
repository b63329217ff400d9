#include "render/atlas/atlas.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "render/style/style_file.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"
#include "tools/study/format_option.h"
#include "tools/study/insights.h"
#include "tools/study/on_foot.h"
#include "tools/study/print_options.h"

namespace relais::tools {
namespace {

struct AtlasArguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::vector<std::string> languages;
    std::string sheets;
    PrintOptions print;
    bool dump_layout = false;
    NetworkOptions network;
    HoursOptions hours;
    std::vector<std::string> formats;
    bool overwrite = false;
};

/// One edition for each language, in the order in which they were named, each once.
std::vector<atlas::Options> editions_of(const AtlasArguments& arguments, const Analysis& found) {
    atlas::Options options = print_options(arguments.print, found);
    options.sheets = arguments.sheets;
    options.dump_layout = arguments.dump_layout;
    std::vector<atlas::Options> editions;
    const std::vector<std::string> languages =
        arguments.languages.empty() ? std::vector{options.language} : arguments.languages;
    for (const std::string& language : languages) {
        const bool twice = std::any_of(editions.begin(), editions.end(), [&](const auto& edition) {
            return edition.language == language;
        });
        if (twice) continue;
        options.language = language;
        editions.push_back(options);
    }
    return editions;
}

/// "atlas.pdf", or "atlas-cs.pdf" where there are several languages.
std::string file_name(const std::vector<atlas::Options>& editions, std::size_t i, const char* name,
                      const char* suffix) {
    return editions.size() == 1 ? fmt::format("{}{}", name, suffix)
                                : fmt::format("{}-{}{}", name, editions[i].language, suffix);
}

/// The main job, from the front door to the printed page.
void run_atlas(const AtlasArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    OutputFolder output(arguments.output, arguments.overwrite);
    check_style(arguments.print);
    const Analysis found = analyse(arguments.input, arguments.network, terminal, arguments.hours);
    const territory::Territory& territory = found.study.territory;
    std::vector<atlas::Options> editions = editions_of(arguments, found);
    terminal.show("Finding what would help", 0);
    atlas::Insights insights = insights_of(found);
    insights.on_foot = on_foot_of(found, arguments.network, terminal);
    for (atlas::Options& edition : editions) edition.insights = &insights;

    terminal.show("Writing tables", 0);
    results::Provenance origin =
        provenance(found, "relais atlas", editions.front().language, arguments.hours);
    if (insights.on_foot) origin.parameters.emplace_back("profile_on_foot", "walk");
    results::write_results(output.path(), territory, found.findings, origin, formats);
    terminal.show("Printing the atlas", 0);
    const std::vector<atlas::Edition> printed =
        atlas::print_editions(territory, found.findings, found.roads.network, editions);
    for (std::size_t i = 0; i < printed.size(); ++i) {
        atlas::write_whole(output.path() / file_name(editions, i, "atlas", ".pdf"), printed[i].pdf);
        if (!arguments.dump_layout) continue;
        atlas::write_whole(output.path() / file_name(editions, i, "layout", ".json"),
                           printed[i].layout);
    }
    report_snaps(found, output.path(), formats, terminal);
    output.commit();
    terminal.say(
        fmt::format("{}: {} households, {} services, {} zones; see {}", territory.name,
                    territory.households.size(), territory.services.size(), territory.zones.size(),
                    (arguments.output / file_name(editions, 0, "atlas", ".pdf")).string()));
}

std::function<void(Terminal&)> set_up_atlas(CLI::App& app) {
    auto arguments = std::make_shared<AtlasArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("-o,--output", arguments->output, "Folder for the atlas and the tables")
        ->required();
    app.add_option("--lang", arguments->languages,
                   "Languages of the atlas: fr, en, cs, hr, pl. A list such as fr,cs makes one "
                   "edition per language (default: the language of the territory)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(territory::kLanguageCodes),
                                                       std::end(territory::kLanguageCodes))));
    add_print_options(app, arguments->print);
    app.add_option("--sheets", arguments->sheets,
                   "Areas that get a page of their own: a level of the territory (epci, canton), "
                   "zones, or none (default: the smallest level above the zones)");
    app.add_flag_callback(
        "--print-style",
        [] {
            fmt::print("{}", style::default_style());
            throw CLI::Success();
        },
        "Print the default style file, to copy and edit");
    app.add_flag("--dump-layout", arguments->dump_layout,
                 "Also write layout.json: every text and shape of every page");
    add_format_option(app, arguments->formats);
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing results in the folder");
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    return [arguments](Terminal& terminal) { run_atlas(*arguments, terminal); };
}

}  // namespace

const Command kAtlas{"atlas", "Print how far every household is from the services it depends on",
                     set_up_atlas};

}  // namespace relais::tools
