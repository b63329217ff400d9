#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/results/network_tables.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/network_input.h"

namespace relais::tools {
namespace {

struct ExportArguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::string format = "csv";
    bool overwrite = false;
    NetworkOptions network;
};

void run_export(const ExportArguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    const NetworkInput input = open_network_input(arguments.input, arguments.network, terminal);
    terminal.show("Writing the network", 0);
    if (arguments.format == "csv")
        results::write_network_csv(output.path(), input.network);
    else
        results::write_network_geopackage(output.path(), input.network, input.data_date);
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
    app.add_option("--format", arguments->format,
                   "csv: vertices.csv and arcs.csv; gpkg: network.gpkg with both and the shapes")
        ->capture_default_str()
        ->check(CLI::IsMember({"csv", "gpkg"}));
    app.add_flag("--overwrite", arguments->overwrite, "Replace the files if they exist");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_export(*arguments, terminal); };
}

}  // namespace

const Command kExport{"export", "Write the road graph as tables for other programs", set_up_export};

}  // namespace relais::tools
