#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "render/atlas/atlas.h"
#include "tools/commands/command.h"
#include "tools/output.h"
#include "tools/pipeline.h"
#include "tools/terminal.h"
#include "tools/version.h"

namespace relais::tools {
namespace {

struct Arguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::string language;
    NetworkOptions network;
    std::vector<std::string> formats;
    bool overwrite = false;
};

/// The main job, from the front door to the printed page.
void run(const Arguments& arguments, Terminal& terminal) {
    const results::ExtraFormats extra = results::extra_formats(arguments.formats);
    OutputFolder output(arguments.output, arguments.overwrite);
    const Answer found = answer(arguments.input, arguments.network, terminal);
    const territory::Territory& territory = found.study.territory;
    const std::string language =
        arguments.language.empty() ? found.study.language : arguments.language;

    terminal.show("Writing tables", 0);
    results::write_results(output.path(), territory, found.findings,
                           provenance(found, "relais atlas", language), extra);
    terminal.show("Printing the atlas", 0);
    atlas::write_atlas(output.path() / "atlas.pdf", territory, found.findings, found.roads.network,
                       {language, kVersion, "relais atlas"});
    output.commit();
    terminal.say(fmt::format("{}: {} households, {} services, {} zones; see {}", territory.name,
                             territory.households.size(), territory.services.size(),
                             territory.zones.size(), (arguments.output / "atlas.pdf").string()));
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("-o,--output", arguments->output, "Folder for the atlas and the tables")
        ->required();
    app.add_option("--lang", arguments->language,
                   "Language of the atlas: fr, en, cs, hr, pl; by default that of the territory")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(territory::kLanguageCodes),
                                                       std::end(territory::kLanguageCodes))));
    add_format_option(app, arguments->formats);
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kAtlas{"atlas", "Print how far every household is from the services it depends on",
                     setup};

}  // namespace relais::tools
