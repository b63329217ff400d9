#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "tools/commands/command.h"
#include "tools/output.h"
#include "tools/pipeline.h"
#include "tools/terminal.h"

namespace relais::tools {
namespace {

struct Arguments {
    std::filesystem::path input;
    std::filesystem::path output;
    NetworkOptions network;
    bool overwrite = false;
};

void run(const Arguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    const Answer found = answer(arguments.input, arguments.network, terminal);
    terminal.show("Writing tables", 0);
    results::write_results(output.path(), found.study.territory, found.findings,
                           provenance(found, "relais access", found.study.language));
    output.commit();
    terminal.say(fmt::format("{}: {} households, {} categories; see {}", found.study.territory.name,
                             found.study.territory.households.size(),
                             found.study.territory.categories.size(), arguments.output.string()));
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("-o,--output", arguments->output, "Folder for the tables")->required();
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kAccess{"access", "The travel times of every household as tables, without the atlas",
                      setup};

}  // namespace relais::tools
