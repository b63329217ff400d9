#include <memory>
#include <optional>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"
#include "tools/study/format_option.h"
#include "tools/study/measures.h"

namespace relais::tools {
namespace {

struct AccessArguments {
    std::filesystem::path input;
    std::filesystem::path output;
    NetworkOptions network;
    HoursOptions hours;
    std::vector<std::string> formats;
    bool overwrite = false;
    std::string measures;
};

void run_access(const AccessArguments& arguments, Terminal& terminal) {
    // Before the long work: a plan that cannot be read should not cost it.
    const results::Formats formats = results::formats_of(arguments.formats);
    std::optional<measures::PlanFile> plan;
    if (!arguments.measures.empty()) plan = measures::read_plan(arguments.measures);
    OutputFolder output(arguments.output, arguments.overwrite);
    const Analysis found = analyse(arguments.input, arguments.network, terminal, arguments.hours);
    terminal.show("Writing tables", 0);
    results::Provenance provenance =
        tools::provenance(found, "relais access", found.study.language, arguments.hours);
    if (plan) {
        provenance.parameters.emplace_back("measures", arguments.measures);
        provenance.inputs.insert(provenance.inputs.end(), plan->inputs.begin(), plan->inputs.end());
    }
    results::write_results(output.path(), found.study.territory, found.findings, provenance,
                           formats);
    if (plan)
        write_measures(output.path(), found, road_options(arguments.network, found.study), *plan,
                       formats, terminal);
    report_snaps(found, output.path(), formats, terminal);
    output.commit();
    const territory::Territory& territory = found.study.territory;
    terminal.say(fmt::format("{}: {} households, {} categor{}; see {}", territory.name,
                             territory.households.size(), territory.categories.size(),
                             territory.categories.size() == 1 ? "y" : "ies",
                             arguments.output.string()));
}

std::function<void(Terminal&)> set_up_access(CLI::App& app) {
    auto arguments = std::make_shared<AccessArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("-o,--output", arguments->output, "Folder for the tables")->required();
    app.add_option("--measures", arguments->measures,
                   "Measures to add: a list with commas (nearest,e2sfca:20), all, or a .toml file "
                   "of [[measure]] tables; relais describe lists them");
    add_format_option(app, arguments->formats);
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing results in the folder");
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    return [arguments](Terminal& terminal) { run_access(*arguments, terminal); };
}

}  // namespace

const Command kAccess{"access",
                      "Write the travel times of every household as tables, without the atlas",
                      set_up_access};

}  // namespace relais::tools
