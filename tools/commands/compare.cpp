#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "engine/core/error.h"
#include "geodata/results/parts.h"
#include "geodata/scenario/comparison_tables.h"
#include "geodata/scenario/scenario_file.h"
#include "tools/commands/command.h"
#include "tools/output.h"
#include "tools/pipeline.h"
#include "tools/terminal.h"

namespace relais::tools {
namespace {

struct Arguments {
    std::filesystem::path input;
    std::vector<std::filesystem::path> scenarios;
    std::string closures;
    std::filesystem::path output;
    NetworkOptions network;
    bool overwrite = false;
};

/// An answered study as scenarios start from it.
struct Start {
    cch::Metric metric;
    snap::Snapper snapper;
    scenario::Base base;

    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;
    explicit Start(const Answer& found)
        : metric(found.roads.metric()),
          snapper(found.roads.network),
          base{found.study.territory,
               found.roads.network,
               metric,
               snapper,
               found.snapped.households,
               found.snapped.services,
               found.findings.nearest} {}
};

CategoryId category_of(const territory::Territory& territory, const std::string& key) {
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        if (territory.categories[c].key == key) return CategoryId{c};
        keys.push_back(territory.categories[c].key);
    }
    throw Error(fmt::format("--closures {}: the category is not known; write one of {}", key,
                            fmt::join(keys, ", ")));
}

scenario::Compared compared(const Start& start, const scenario::Scenario& scenario) {
    scenario::Compared result{scenario, scenario::run(start.base, scenario), {}, {}};
    const territory::Territory& territory = result.outcome.variant.territory;
    result.after = access::summarize_territory(territory, result.outcome.nearest);
    result.comparison = scenario::compare(start.base.nearest, result.after.nearest, territory);
    return result;
}

/// Cut off before farther, people before minutes.
std::vector<scenario::Closure> ranked_closures(const Start& start, CategoryId category) {
    std::vector<scenario::Closure> all = scenario::closures(start.base, category);
    std::stable_sort(all.begin(), all.end(),
                     [](const scenario::Closure& a, const scenario::Closure& b) {
                         return std::tuple(-a.cut_off, -a.minutes_added) <
                                std::tuple(-b.cut_off, -b.minutes_added);
                     });
    return all;
}

void write_tables(results::NewFiles& files, const Start& start, const Answer& found,
                  const std::vector<scenario::Compared>& scenarios) {
    const territory::Territory& territory = found.study.territory;
    scenario::write_summary(files.add("summary.csv"), territory, found.findings, scenarios);
    for (const scenario::Compared& one : scenarios) {
        const std::string& key = one.scenario.key;
        scenario::write_households(files.add(key + ".households.csv"), found.findings, territory,
                                   one);
        scenario::write_zones(files.add(key + ".zones.csv"), found.findings, one);
        scenario::write_geopackage(files.add(key + ".gpkg"), start.base, found.findings, one,
                                   territory.data_date);
    }
}

/// One line for people: where it gains and where it loses.
void say_balance(Terminal& terminal, const territory::Territory& territory,
                 const scenario::Compared& one) {
    bool any = false;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const scenario::Balance& balance = one.comparison.territory[c];
        if (!balance.any()) continue;
        any = true;
        terminal.say(
            fmt::format("{}: {}: {:.0f} nearer, {:.0f} farther, {:.0f} cut off, {:.0f} connected",
                        one.scenario.name, territory.categories[c].key, balance.nearer,
                        balance.farther, balance.cut_off, balance.connected));
    }
    if (!any) terminal.say(fmt::format("{}: no household's time changes", one.scenario.name));
}

void run(const Arguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    const Answer found = answer(arguments.input, arguments.network, terminal);
    const territory::Territory& territory = found.study.territory;
    const auto scenarios = scenario::read_scenarios(arguments.scenarios, territory);

    terminal.show("Comparing", 0);
    const Start start(found);
    std::vector<scenario::Compared> all;
    for (const scenario::Scenario& scenario : scenarios) {
        all.push_back(compared(start, scenario));
        say_balance(terminal, territory, all.back());
    }
    results::NewFiles files(output.path());
    if (!all.empty()) write_tables(files, start, found, all);
    if (!arguments.closures.empty()) {
        const auto closures = ranked_closures(start, category_of(territory, arguments.closures));
        scenario::write_closures(files.add("closures.csv"), territory, closures);
    }
    results::Provenance origin = provenance(found, "relais compare", found.study.language);
    for (const auto& file : arguments.scenarios) origin.inputs.push_back(file);
    results::write_manifest(files.add("manifest.json"), territory, found.findings, origin);
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("BASE", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("SCENARIO", arguments->scenarios,
                   "Scenario files (TOML): lists of edits, each compared with the base");
    app.add_option("--closures", arguments->closures,
                   "Close every service of this category in turn");
    app.add_option("-o,--output", arguments->output, "Folder for the tables")->required();
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_network_options(app, arguments->network);
    app.callback([arguments] {
        if (arguments->scenarios.empty() && arguments->closures.empty())
            throw CLI::ValidationError("SCENARIO", "name a scenario file, or ask for --closures");
    });
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kCompare{"compare", "What if: a territory before and after the edits of scenarios",
                       setup};

}  // namespace relais::tools
