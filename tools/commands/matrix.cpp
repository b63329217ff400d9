#include "engine/access/matrix.h"

#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/snap/snapper.h"
#include "geodata/results/csv.h"
#include "geodata/results/csv_table.h"
#include "geodata/tables/points.h"
#include "tools/commands/command.h"
#include "tools/console/arguments.h"
#include "tools/console/terminal.h"
#include "tools/study/format_option.h"
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
    std::vector<std::string> formats;
    bool overwrite = false;
    NetworkOptions network;
};

/// Points with their data for the output.
struct Points {
    std::vector<std::string> ids;
    std::vector<Coordinate> places;

    explicit Points(const std::filesystem::path& file) {
        for (const tables::NamedPoint& point : tables::read_points(file)) {
            ids.push_back(point.id);
            places.push_back(point.place);
        }
    }
};

std::vector<results::Column> columns_of_pairs() {
    using results::Type;
    return {{"from"}, {"to"}, {"seconds", Type::kTenths}, {"metres", Type::kTenths}, {"reason"}};
}

void add_trip(results::Rows& rows, const access::Trip& trip) {
    const bool reached = trip.reason == access::Reason::kReached;
    rows.number_if(reached, to_seconds(trip.time))
        .number_if(reached, trip.decimetres / 10.0)
        .text(access::reason_name(trip.reason))
        .end();
}

/// Writes the rows of all pairs; returns how many have a time.
std::size_t write_pairs(const MatrixArguments& arguments, const NetworkInput& input,
                        const Points& from, const Points& to, Terminal& terminal) {
    const snap::Snapper& snapper = input.snapper();
    const auto origins = snapper.snap_all(from.places);
    const auto destinations = snapper.snap_all(to.places);
    access::MatrixOptions options;
    options.shortest = arguments.shortest;
    if (arguments.cutoff_minutes) options.cutoff = from_minutes(*arguments.cutoff_minutes);
    std::size_t reached = 0;
    const auto write = [&](results::Rows& rows) {
        access::matrix(input.network, input.hierarchy, origins, destinations, options,
                       [&](std::size_t origin, std::span<const access::Trip> trips) {
                           terminal.show(
                               "Writing the matrix",
                               static_cast<double>(origin) / static_cast<double>(origins.size()));
                           for (std::size_t d = 0; d < trips.size(); ++d) {
                               add_trip(rows.text(from.ids[origin]).text(to.ids[d]), trips[d]);
                               reached += trips[d].reason == access::Reason::kReached ? 1 : 0;
                           }
                       });
    };
    results::NewFile file(arguments.output);
    results::write_csv(file, {"matrix", columns_of_pairs(), write});
    file.close();
    file.publish();
    return reached;
}

void run_matrix(const MatrixArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    prepare_output_files(arguments.output, formats, arguments.overwrite);
    const Points from(arguments.from);
    const Points to(arguments.to);
    const NetworkInput input =
        open_network_input(arguments.network_file, arguments.network, terminal);
    const std::size_t reached = write_pairs(arguments, input, from, to, terminal);
    results::write_beside(arguments.output, columns_of_pairs(), formats, input.data_date);
    terminal.say(fmt::format("{} of {} pairs have a time; see {}", reached,
                             from.places.size() * to.places.size(), arguments.output.string()));
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
    add_format_option(app, arguments->formats, "Further format, in a file beside the output",
                      results::kInTables);
    app.add_flag("--overwrite", arguments->overwrite, "Replace the output if it exists");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_matrix(*arguments, terminal); };
}

}  // namespace

const Command kMatrix{"matrix",
                      "Compute travel time and length between all pairs of two lists of points",
                      set_up_matrix};

}  // namespace relais::tools
