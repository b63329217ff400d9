#include <algorithm>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/results/parts.h"
#include "geodata/scenario/scenario_file.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/comparison.h"
#include "tools/study/format_option.h"
#include "tools/study/print_options.h"
#include "tools/study/two_years.h"

namespace relais::tools {
namespace {

struct CompareArguments {
    std::filesystem::path input;
    std::vector<std::filesystem::path> scenarios;
    std::string closures;
    std::string atypical;
    double minutes = 20;
    std::filesystem::path later;
    std::filesystem::path output;
    NetworkOptions network;
    PrintOptions print;
    HoursOptions hours;
    std::vector<std::string> formats;
    bool overwrite = false;
};

/// Cut off before farther, people before minutes.
std::vector<scenario::Closure> ranked_closures(const Analysis& start, CategoryId category) {
    std::vector<scenario::Closure> all = scenario::closures(start.base(), category);
    std::stable_sort(all.begin(), all.end(),
                     [](const scenario::Closure& a, const scenario::Closure& b) {
                         return std::tuple(-a.cut_off, -a.minutes_added) <
                                std::tuple(-b.cut_off, -b.minutes_added);
                     });
    return all;
}

/// A line for each part of the week.
void say_atypical_hours(Terminal& terminal, const scenario::AtypicalHours& hours) {
    terminal.say(fmt::format("{} of {} services have opening hours; the others count as closed",
                             hours.with_hours, hours.services));
    for (std::size_t part = 0; part < scenario::kPartsOfWeek; ++part)
        terminal.say(fmt::format(
            "{}: {} services are open, {:.0f} have one within {:g} minutes, {:.0f} have none",
            scenario::part_name(scenario::PartOfWeek{static_cast<std::uint8_t>(part)}),
            hours.open[part], hours.territory[part].within, to_minutes(hours.limit),
            hours.territory[part].without));
}

/// The analyses of the territory as it is: their tables and pages. `closures` is used by the pages.
atlas::BasePages ask_the_base(const CompareArguments& arguments, const Analysis& start,
                              results::TableFiles& files, std::vector<scenario::Closure>& closures,
                              Terminal& terminal) {
    const territory::Territory& territory = start.study.territory;
    atlas::BasePages pages;
    if (!arguments.closures.empty()) {
        const CategoryId category = category_of(territory, arguments.closures, "--closures");
        closures = ranked_closures(start, category);
        pages.closures = {category, closures};
        files.add({"closures", {scenario::closures_table(territory, closures)}}, {"csv"});
    }
    if (!arguments.atypical.empty()) {
        const CategoryId category = category_of(territory, arguments.atypical, "--atypical-hours");
        pages.atypical = scenario::atypical_hours(start.base(), category, weeks_of(territory),
                                                  from_minutes(arguments.minutes));
        files.add(scenario::atypical_tables(territory, *pages.atypical), {"csv"});
        say_atypical_hours(terminal, *pages.atypical);
    }
    return pages;
}

/// The territory in the year of BASE and in that of --later.
atlas::TwoYears two_years_of(const CompareArguments& arguments, const Analysis& start,
                             Terminal& terminal) {
    const auto name_of = [](const territory::Territory& territory) {
        return territory.data_date.empty()
                   ? territory.name
                   : fmt::format("{} ({})", territory.name, territory.data_date);
    };
    auto earlier = std::make_shared<study::Study>(start.study);
    keep_open_services(arguments.hours, earlier->territory);
    const StudyOnRoads later =
        open_study_on_roads(arguments.later, arguments.network, terminal, arguments.hours);
    const std::string before = name_of(earlier->territory), after = name_of(later.study->territory);
    return {mixed_findings({std::move(earlier), start.roads}, later), before, after};
}

void run_compare(const CompareArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    OutputFolder output(arguments.output, arguments.overwrite);
    check_style(arguments.print);
    const Analysis start =
        analyse(arguments.input, arguments.network, terminal, arguments.hours, Uncounted::kKept);
    const territory::Territory& territory = start.study.territory;
    const auto scenarios = scenario::read_scenarios(arguments.scenarios, territory);

    terminal.show("Comparing", 0);
    OtherProfiles profiles(start, arguments.network, arguments.hours, terminal);
    std::vector<scenario::Compared> all;
    CapacityComparison capacity(start, terminal);
    for (const scenario::Scenario& scenario : scenarios) {
        const Analysis& from = profiles.start_of(scenario);
        all.push_back(compare_with(start, scenario, from));
        say_balance(terminal, territory, all.back());
        capacity.add(all.back(), from);
    }
    results::TableFiles files(output.path(), formats, {territory.name, territory.data_date});
    if (!all.empty()) write_comparison(files, start, all, capacity);
    std::vector<scenario::Closure> closures;
    atlas::BasePages pages = ask_the_base(arguments, start, files, closures, terminal);
    if (!arguments.later.empty()) {
        pages.two_years = two_years_of(arguments, start, terminal);
        files.add({"decomposition",
                   {scenario::decomposition_table(territory, pages.two_years->findings)}},
                  {"csv"});
    }
    terminal.show("Printing the atlas", 0);
    print_comparison(output.path(), start, all, pages, print_options(arguments.print, start));
    results::Provenance origin =
        provenance(start, "relais compare", start.study.language, arguments.hours);
    for (const scenario::Scenario& scenario : scenarios)
        origin.inputs.insert(origin.inputs.end(), scenario.files.begin(), scenario.files.end());
    if (!arguments.later.empty()) origin.inputs.push_back(arguments.later);
    results::write_manifest(files.file("manifest.json"), territory, start.findings, origin);
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> set_up_compare(CLI::App& app) {
    auto arguments = std::make_shared<CompareArguments>();
    app.add_option("BASE", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("SCENARIO", arguments->scenarios,
                   "Scenario files (TOML): lists of edits, each compared with the base");
    app.add_option("--closures", arguments->closures,
                   "Close every service of this category in turn");
    app.add_option("--atypical-hours", arguments->atypical,
                   "Report who is near a service of this category that is open before 7, after 19, "
                   "on Saturday or on Sunday");
    app.add_option("--minutes", arguments->minutes,
                   "Limit of travel time for --atypical-hours, in minutes")
        ->check(CLI::Range(0.1, 1e5))
        ->capture_default_str();
    app.add_option("--later", arguments->later,
                   "territory.toml of the same territory in another year: report how much of the "
                   "change is due to services, people and roads");
    app.add_option("-o,--output", arguments->output, "Folder for the atlas and the tables")
        ->required();
    add_format_option(app, arguments->formats);
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing results in the folder");
    add_language_option(app, arguments->print.language);
    add_print_options(app, arguments->print);
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    app.callback([arguments] {
        if (arguments->scenarios.empty() && arguments->closures.empty() &&
            arguments->atypical.empty() && arguments->later.empty())
            throw CLI::ValidationError(
                "SCENARIO",
                "name a scenario file, or give --closures, --atypical-hours or --later");
        if (!arguments->later.empty() && !arguments->scenarios.empty())
            throw CLI::ValidationError(
                "--later",
                "cannot be combined with scenarios; compare the scenarios in a separate run");
    });
    return [arguments](Terminal& terminal) { run_compare(*arguments, terminal); };
}

}  // namespace

const Command kCompare{"compare", "Compare a territory before and after the edits of scenarios",
                       set_up_compare};

}  // namespace relais::tools
