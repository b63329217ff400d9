#include "geodata/osm/roads/import.h"

#include <memory>
#include <optional>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/results/new_files.h"
#include "geodata/store/network_file.h"
#include "tools/commands/command.h"
#include "tools/console/import_report.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/network_input.h"

namespace relais::tools {
namespace {

struct ImportArguments {
    std::filesystem::path extract;
    std::filesystem::path output;
    std::filesystem::path report;
    NetworkOptions roads;
    bool no_order = false;
    bool overwrite = false;
};

void run_import(const ImportArguments& arguments, Terminal& terminal) {
    prepare_output_file(arguments.output, arguments.overwrite);
    if (!arguments.report.empty()) prepare_output_file(arguments.report, arguments.overwrite);
    const RoadSettings settings(arguments.roads);
    const osm::RoadImport import = osm::import_roads(
        arguments.extract, settings.profile, terminal.progress(), settings.import_options());
    NetworkInput input;
    input.network = import.network;
    if (!arguments.no_order) add_hierarchy(input, terminal);
    terminal.show("Writing the network", 0);
    const std::string extract = arguments.extract.filename().string();
    std::optional<results::NewFile> report;
    if (!arguments.report.empty()) {
        report.emplace(arguments.report).write(report_json(import, extract, settings.profile.name));
        report->close();
    }
    store::write_network(arguments.output,
                         {input.network, input.hierarchy, extract, import.report.data_date,
                          settings.profile.toml, settings.fingerprint(arguments.extract)});
    if (report) report->publish();
    for (const std::string& line : summary(import)) terminal.say(line);
}

std::function<void(Terminal&)> set_up_import(CLI::App& app) {
    auto arguments = std::make_shared<ImportArguments>();
    app.add_option("EXTRACT", arguments->extract,
                   "OpenStreetMap extract: .osm.pbf, .osm.gz, .osm.bz2 or .osm")
        ->required();
    app.add_option("-o,--output", arguments->output, "Network file to write (.relais)")->required();
    app.add_option("--report", arguments->report,
                   "JSON report to write: what was read, what was left out and why, sources of "
                   "speeds, islands");
    add_road_options(app, arguments->roads);
    app.add_flag("--no-order", arguments->no_order,
                 "Skip the contraction hierarchy: faster import, smaller file; later commands "
                 "build it when needed");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the files if they exist");
    return [arguments](Terminal& terminal) { run_import(*arguments, terminal); };
}

}  // namespace

const Command kImport{"import", "Read the roads of an OpenStreetMap extract into a network file",
                      set_up_import};

}  // namespace relais::tools
