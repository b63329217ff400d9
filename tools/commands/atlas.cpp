#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/access/findings.h"
#include "engine/access/nearest.h"
#include "geodata/results/results.h"
#include "geodata/territory/territory_file.h"
#include "render/atlas/atlas.h"
#include "tools/commands/command.h"
#include "tools/network_input.h"
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
    bool overwrite = false;
};

/// The main job, from the front door to the printed page.
void run(const Arguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    territory::Study study = territory::open_study(arguments.input, terminal.progress());
    const NetworkInput roads = open_network_input(study.extract, arguments.network, terminal);
    territory::place_on_roads(study, roads.network);

    terminal.show("Computing travel times", 0);
    const SnappedTerritory snapped = snap_territory(roads.network, study.territory);
    const access::Findings findings = access::summarize_territory(
        study.territory,
        access::nearest_services(roads.network, roads.metric(), snapped.points()));

    terminal.show("Writing tables", 0);
    const std::string language = arguments.language.empty() ? study.language : arguments.language;
    results::write_results(output.path(), study.territory, findings,
                           {"relais atlas",
                            kVersion,
                            study.inputs,
                            {{"language", language}},
                            study.territory.data_date});
    terminal.show("Printing the atlas", 0);
    atlas::write_atlas(output.path() / "atlas.pdf", study.territory, findings, roads.network,
                       {language, kVersion, "relais atlas"});
    output.commit();
    terminal.say(fmt::format("{}: {} households, {} services, {} zones; see {}",
                             study.territory.name, study.territory.households.size(),
                             study.territory.services.size(), study.territory.zones.size(),
                             (arguments.output / "atlas.pdf").string()));
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
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kAtlas{"atlas", "Print how far every household is from the services it depends on",
                     setup};

}  // namespace relais::tools
