#include "engine/access/matrix.h"

#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/snap/snapper.h"
#include "geodata/results/csv.h"
#include "geodata/tables/points.h"
#include "tools/commands/command.h"
#include "tools/console/arguments.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/network_input.h"

namespace relais::tools {
namespace {

struct MatrixArguments {
    std::filesystem::path network_file;
    std::filesystem::path from;
    std::filesystem::path to;
    std::filesystem::path output;
    std::optional<double> cutoff_minutes;
    bool shortest = false;
    bool overwrite = false;
    NetworkOptions network;
};

/// Points with their data for the output.
struct Points {
    std::vector<std::string> ids;  ///< quoted
    std::vector<Coordinate> places;

    explicit Points(const std::filesystem::path& file) {
        for (const tables::NamedPoint& point : tables::read_points(file)) {
            ids.push_back(results::quoted(point.id));
            places.push_back(point.place);
        }
    }
};

void write_trip(results::CsvRows& rows, const access::Trip& trip) {
    const bool reached = trip.reason == access::Reason::kReached;
    if (reached) rows.tenths(trip.time.count());
    rows.text(",");
    if (reached) rows.tenths(trip.decimetres);
    rows.text(",");
    rows.text(access::reason_name(trip.reason));
    rows.end_row();
}

void run_matrix(const MatrixArguments& arguments, Terminal& terminal) {
    prepare_output_file(arguments.output, arguments.overwrite);
    const Points from(arguments.from);
    const Points to(arguments.to);
    const NetworkInput input =
        open_network_input(arguments.network_file, arguments.network, terminal);
    const snap::Snapper& snapper = input.snapper();
    const auto origins = snapper.snap_all(from.places);
    const auto destinations = snapper.snap_all(to.places);

    access::MatrixOptions options;
    options.shortest = arguments.shortest;
    if (arguments.cutoff_minutes) options.cutoff = from_minutes(*arguments.cutoff_minutes);
    results::NewFile file(arguments.output);
    results::CsvRows rows(file);
    rows.text("from,to,seconds,metres,reason\n");
    std::size_t reached = 0;
    access::matrix(input.network, input.hierarchy, origins, destinations, options,
                   [&](std::size_t origin, std::span<const access::Trip> trips) {
                       terminal.show("Writing the matrix", static_cast<double>(origin) /
                                                               static_cast<double>(origins.size()));
                       for (std::size_t d = 0; d < trips.size(); ++d) {
                           rows.text(from.ids[origin]);
                           rows.text(",");
                           rows.text(to.ids[d]);
                           rows.text(",");
                           write_trip(rows, trips[d]);
                           reached += trips[d].reason == access::Reason::kReached ? 1 : 0;
                       }
                   });
    rows.flush();
    file.close();
    file.publish();
    terminal.say(fmt::format("{} of {} pairs have a time; see {}", reached,
                             origins.size() * destinations.size(), arguments.output.string()));
}

std::function<void(Terminal&)> set_up_matrix(CLI::App& app) {
    auto arguments = std::make_shared<MatrixArguments>();
    app.add_option("NETWORK", arguments->network_file,
                   "A network file, an OpenStreetMap extract, or a DIMACS graph (.gr, .gr.gz, "
                   ".gr.xz)")
        ->required();
    app.add_option("--from", arguments->from, "CSV of origins: id, lon, lat")->required();
    app.add_option("--to", arguments->to, "CSV of destinations: id, lon, lat")->required();
    app.add_option("-o,--output", arguments->output,
                   "CSV to write: from, to, seconds, metres, reason; a row for every pair")
        ->required();
    app.add_option("--cutoff", arguments->cutoff_minutes,
                   "Cutoff in minutes: longer trips get no time")
        ->check(between(0, 1e6));
    app.add_flag("--shortest", arguments->shortest,
                 "Find the shortest paths instead of the fastest");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the output if it exists");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_matrix(*arguments, terminal); };
}

}  // namespace

const Command kMatrix{"matrix",
                      "Compute travel time and length between all pairs of two lists of points",
                      set_up_matrix};

}  // namespace relais::tools
