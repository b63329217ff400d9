#include "geodata/results/isochrone.h"

#include <algorithm>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "tools/commands/command.h"
#include "tools/console/arguments.h"
#include "tools/console/terminal.h"
#include "tools/study/explanation.h"
#include "tools/study/format_option.h"
#include "tools/study/place_option.h"

namespace relais::tools {
namespace {

struct IsochroneArguments {
    std::filesystem::path network_file;
    std::filesystem::path output;
    PlaceText at;
    std::vector<double> minutes;
    bool lines = false;
    double max_walk_metres = routes::AreaOptions{}.max_walk_metres;
    std::vector<std::string> formats;
    bool overwrite = false;
    NetworkOptions network;
};

std::vector<Duration> limits_of(const std::vector<double>& minutes) {
    std::vector<Duration> limits;
    for (const double m : minutes) limits.push_back(from_minutes(m));
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

/// The table of the reached area, or of the reached roads.
void write_reached(const IsochroneArguments& arguments, const NetworkInput& input,
                   const routes::Reach& reach, const std::vector<Duration>& limits) {
    const results::About about{arguments.output.stem().string(), input.data_date};
    const auto write = [&](const results::Table& table) {
        results::write_isochrone(arguments.output, table, results::formats_of(arguments.formats),
                                 about);
    };
    if (arguments.lines) {
        const auto lines = routes::reached_lines(input.network, reach, limits);
        write(results::isochrone_lines(input.network, lines, limits));
        return;
    }
    const snap::Options snapping = input.snap_options();
    const auto area =
        routes::reached_area(input.network, reach, limits,
                             {std::min(arguments.max_walk_metres, snapping.max_metres),
                              snapping.walking_metres_per_second, snapping.farther_to_open_metres});
    write(results::isochrone_areas(area, limits));
}

void run_isochrone(IsochroneArguments arguments, Terminal& terminal) {
    prepare_output_files(arguments.output, results::formats_of(arguments.formats),
                         arguments.overwrite);
    look_up(arguments.at, arguments.network_file, {}, terminal);
    const NetworkInput input =
        open_network_input(arguments.network_file, arguments.network, terminal);
    const graph::RoadNetwork& network = input.network;
    const Explainer explainer(input);
    refuse_latitude_first(arguments.at, "--at", input.snapper());
    const snap::Snap at = input.snapper().snap(arguments.at.place);
    if (!at.exists())
        throw Error(fmt::format(
            "--at {}: this place could not be snapped to a road; choose another one. {}",
            place_text(arguments.at.place), explainer.why_not(arguments.at.place, at)));
    const std::vector<Duration> limits = limits_of(arguments.minutes);
    terminal.show("Computing reached areas", 0);
    const routes::Reach reach(network, at, limits.back());
    write_reached(arguments, input, reach, limits);
    terminal.say(fmt::format("see {}", arguments.output.string()));
}

std::function<void(Terminal&)> set_up_isochrone(CLI::App& app) {
    auto arguments = std::make_shared<IsochroneArguments>();
    app.add_option("NETWORK", arguments->network_file,
                   "A network file, an OpenStreetMap extract, or a DIMACS graph (.gr, .gr.gz, "
                   ".gr.xz)")
        ->required();
    add_place_option(app, "--at", arguments->at, "Start of the trips")->required();
    app.add_option("--minutes", arguments->minutes,
                   "Limits of travel time in minutes, such as 10,20,30")
        ->required()
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(between(0.1, 600));
    app.add_option("-o,--output", arguments->output,
                   "File to write in any vector format of GDAL: .gpkg, .geojson, .fgb, .shp ...")
        ->required();
    app.add_flag("--lines", arguments->lines,
                 "Write the reached roads, cut at the limits, instead of areas");
    app.add_option("--max-walk", arguments->max_walk_metres,
                   "Distance that an area may extend from a road, in metres")
        ->capture_default_str()
        ->check(between(20, 5000));
    add_format_option(app, arguments->formats, "Further format, in a file beside the output");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the output if it exists");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_isochrone(*arguments, terminal); };
}

}  // namespace

const Command kIsochrone{"isochrone",
                         "Write the areas that are reached from a place within given minutes",
                         set_up_isochrone};

}  // namespace relais::tools
