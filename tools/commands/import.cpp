#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "geodata/osm/roads.h"
#include "geodata/profile/profile.h"
#include "geodata/store/network_file.h"
#include "tools/commands/command.h"
#include "tools/network_input.h"
#include "tools/output.h"
#include "tools/terminal.h"
#include "tools/version.h"

namespace relais::tools {
namespace {

struct Arguments {
    std::filesystem::path extract;
    std::filesystem::path output;
    bool no_order = false;
    bool overwrite = false;
};

double share(double part, double whole) {
    return whole > 0 ? 100 * part / whole : 0;
}

void summarize(const osm::RoadImport& import, Terminal& terminal) {
    const osm::ImportReport& report = import.report;
    terminal.say(fmt::format("{} of {} ways used; {} vertices, {} arcs, {:.0f} km of road",
                             report.ways_used, report.ways_read, import.network.vertex_count(),
                             import.network.arc_count(), report.kilometres));
    terminal.say(fmt::format(
        "Speed posted on {:.0f} % of the length, by law on {:.0f} %, by road class on {:.0f} %",
        share(report.posted_kilometres, report.kilometres),
        share(report.legal_kilometres, report.kilometres),
        share(report.default_kilometres, report.kilometres)));
    terminal.say(fmt::format("Turn restrictions: {} of {} kept", report.restrictions_used,
                             report.restrictions_read));
    if (report.island_vertices > 0)
        terminal.say(fmt::format("Cut off from the main network: {} vertices, {:.1f} km",
                                 report.island_vertices, report.island_kilometres));
    for (const auto& [reason, ignored] : report.ignored)
        terminal.say(fmt::format("Left out: {} × {} (such as {})", ignored.count, reason,
                                 fmt::join(ignored.examples, ", ")));
}

void run(const Arguments& arguments, Terminal& terminal) {
    prepare_output_file(arguments.output, arguments.overwrite);
    const osm::RoadImport import = osm::import_roads(arguments.extract, terminal.progress());
    NetworkInput input;
    input.network = import.network;
    if (!arguments.no_order) add_hierarchy(input, terminal);
    terminal.show("Writing the network", 0);
    store::write_network(
        arguments.output,
        {input.network, input.hierarchy, arguments.extract.filename().string(),
         import.report.data_date,
         store::fingerprint(arguments.extract, profile::named("car").text, kVersion)});
    summarize(import, terminal);
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("EXTRACT", arguments->extract,
                   "OpenStreetMap extract: .osm.pbf, .osm.gz, .osm.bz2 or .osm")
        ->required();
    app.add_option("-o,--output", arguments->output, "Network file to write (.relais)")->required();
    app.add_flag(
        "--no-order", arguments->no_order,
        "Leave out the hierarchy: smaller and sooner; commands then make it when they run");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the file if it exists");
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kImport{"import", "Read the roads of an OpenStreetMap extract into a network file",
                      setup};

}  // namespace relais::tools
