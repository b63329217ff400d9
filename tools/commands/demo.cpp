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
    app.add_option("--seed", options.seed, "Same seed, same bytes")->capture_default_str();
    app.add_option("--vertices", options.vertices,
                   "Size of the road graph for benchmarks, 10000 to 10000000; 0: as the territory "
                   "needs")
        ->capture_default_str();
    app.add_option("--services", options.services,
                   "At least so many services, for tests of large lists; 0: as the territory needs")
        ->capture_default_str();
    app.add_option("--cells", options.cells,
                   "Count people by a grid of so many cells of 200 m instead of points, as a "
                   "national grid does; 0: points")
        ->capture_default_str();
    app.add_option(
           "--islands", options.islands,
           "Communes that are islands, inhabited and with roads of their own; a ferry leads "
           "to the first")
        ->capture_default_str();
    app.add_flag("--overwrite", arguments->overwrite, "Replace what DIR holds");
    return [arguments](Terminal& terminal) { run_demo(*arguments, terminal); };
}

}  // namespace

const Command kDemo{"demo", "Write a fictional rural territory, in the formats that users bring",
                    set_up_demo};

}  // namespace relais::tools
