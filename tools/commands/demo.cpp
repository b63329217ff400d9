#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/demonstration/demonstration.h"

namespace relais::tools {
namespace {

struct DemoArguments {
    std::filesystem::path folder;
    demonstration::Options options;
    bool overwrite = false;
};

void run_demo(const DemoArguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.folder, arguments.overwrite);
    demonstration::write_demo(output.path(), arguments.options, terminal.progress());
    output.commit();
    terminal.say(fmt::format("The demonstration territory is {}",
                             (arguments.folder / "territory.toml").string()));
}

std::function<void(Terminal&)> set_up_demo(CLI::App& app) {
    auto arguments = std::make_shared<DemoArguments>();
    demonstration::Options& options = arguments->options;
    app.add_option("DIR", arguments->folder, "Folder to write the territory to")->required();
    app.add_option("--communes", options.communes, "Number of communes")->capture_default_str();
    app.add_option("--households", options.households, "Number of household points")
        ->capture_default_str();
    app.add_option("--seed", options.seed,
                   "Seed of the random numbers; the same seed gives the same files")
        ->capture_default_str();
    app.add_option("--vertices", options.vertices,
                   "Vertices of the road graph, 10000 to 10000000, for benchmarks; 0: as many as "
                   "the territory needs")
        ->capture_default_str();
    app.add_option(
           "--services", options.services,
           "Least number of services, for tests of large lists; 0: as many as the territory needs")
        ->capture_default_str();
    app.add_option(
           "--cells", options.cells,
           "Write people as a census grid of this many cells of 200 m; 0: write them as points")
        ->capture_default_str();
    app.add_option("--islands", options.islands,
                   "Number of communes that are inhabited islands with their own roads; a ferry "
                   "serves the first")
        ->capture_default_str();
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing files in DIR");
    return [arguments](Terminal& terminal) { run_demo(*arguments, terminal); };
}

}  // namespace

const Command kDemo{"demo", "Write a fictional rural territory in the formats of real input files",
                    set_up_demo};

}  // namespace relais::tools
