#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/results/network_tables.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/format_option.h"
#include "tools/study/network_input.h"

namespace relais::tools {
namespace {

struct ExportArguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::vector<std::string> formats = {"csv"};
    bool overwrite = false;
    NetworkOptions network;
};

void run_export(const ExportArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    OutputFolder output(arguments.output, arguments.overwrite);
    const NetworkInput input = open_network_input(arguments.input, arguments.network, terminal);
    terminal.show("Writing the network", 0);
    results::write_network(output.path(), input.network, formats,
                           {arguments.input.stem().string(), input.data_date});
    output.commit();
    terminal.say(fmt::format("{} vertices, {} arcs; see {}", input.network.vertex_count(),
                             input.network.arc_count(), arguments.output.string()));
}

std::function<void(Terminal&)> set_up_export(CLI::App& app) {
    auto arguments = std::make_shared<ExportArguments>();
    app.add_option("NETWORK", arguments->input,
                   "A network file, an OpenStreetMap extract, or a DIMACS graph (.gr, .gr.gz, "
                   ".gr.xz)")
        ->required();
    app.add_option("-o,--output", arguments->output, "Folder for the tables")->required();
    add_format_option(app, arguments->formats, "Format of the tables (default: csv)",
                      results::kInAll & ~results::kInSheets);
    app.add_flag("--overwrite", arguments->overwrite, "Replace the files if they exist");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_export(*arguments, terminal); };
}

}  // namespace

const Command kExport{"export", "Write the road graph as tables for other programs", set_up_export};

}  // namespace relais::tools
