#include "geodata/assembly/check.h"

#include <cstdio>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/osm/roads/import.h"
#include "geodata/results/new_files.h"
#include "tools/commands/command.h"
#include "tools/console/check_report.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"

namespace relais::tools {
namespace {

struct CheckArguments {
    std::filesystem::path input;
    std::filesystem::path json;
    bool overwrite = false;
};

void run_check(const CheckArguments& arguments, Terminal& terminal) {
    if (!arguments.json.empty()) prepare_output_file(arguments.json, arguments.overwrite);
    assembly::Check check = assembly::check_inputs(arguments.input, terminal.progress());
    if (check.study) {
        const RoadSettings settings(road_options({}, *check.study));
        const osm::RoadImport roads = osm::import_roads(
            check.study->extract, settings.profile, terminal.progress(), settings.import_options());
        assembly::check_on_roads(check, roads.network);
    }
    if (!arguments.json.empty()) {
        results::NewFile file(arguments.json);
        file.write(check_json(check));
        file.close();
        file.publish();
    }
    terminal.show("", 1);
    fmt::print("{}", check_text(check));
    std::fflush(stdout);
    if (const std::size_t errors = check.count(Severity::kError); errors > 0)
        throw Error(fmt::format("{}: errors in the report: {}; correct {}",
                                arguments.input.string(), errors, errors == 1 ? "it" : "them"));
}

std::function<void(Terminal&)> set_up_check(CLI::App& app) {
    auto arguments = std::make_shared<CheckArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--json", arguments->json, "Write the report to this file, for programs");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the file if it exists");
    return [arguments](Terminal& terminal) { run_check(*arguments, terminal); };
}

}  // namespace

const Command kCheck{"check",
                     "Check the input files, and report their contents and errors; compute nothing",
                     set_up_check};

}  // namespace relais::tools
