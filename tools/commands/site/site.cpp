#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/results/parts.h"
#include "tools/commands/command.h"
#include "tools/commands/site/choice.h"
#include "tools/commands/site/results.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/comparison.h"
#include "tools/study/format_option.h"
#include "tools/study/print_options.h"

namespace relais::tools {
namespace {

constexpr std::size_t kMostPlaces = 1000;

struct SiteArguments {
    std::filesystem::path input;
    std::vector<std::string> categories;
    SiteOptions site;
    std::size_t per_year = 0;  ///< 0: all in one year
    std::filesystem::path locked;
    std::filesystem::path output;
    NetworkOptions network;
    PrintOptions print;
    HoursOptions hours;
    std::vector<std::string> formats;
    bool overwrite = false;
};

/// Where services count by their hours, the new ones are open at all of them, or none would count.
Roof roof_asked(const SiteArguments& arguments, const territory::Territory& territory,
                Terminal& terminal) {
    Roof roof = roof_of(arguments.categories, territory);
    if (!arguments.hours.asked()) return roof;
    roof.opening_hours = "24/7";
    terminal.say("the new sites count as open at all hours; see sites.toml");
    return roof;
}

/// The candidates; those without a capacity have that of --capacity.
std::vector<Candidate> candidates_of(const SiteArguments& arguments,
                                     const territory::Territory& territory, const Roof& roof) {
    std::vector<Candidate> candidates = arguments.site.candidates.empty()
                                            ? default_candidates(territory, roof.categories)
                                            : read_candidates(arguments.site.candidates);
    for (Candidate& candidate : candidates)
        if (!candidate.capacity) candidate.capacity = arguments.site.capacity;
    return candidates;
}

/// The places that open in any case, as a scenario. Throws Error for one that joins no road.
scenario::Scenario locked_places(const SiteArguments& arguments, const Roof& roof,
                                 const snap::Snapper& snapper) {
    scenario::Scenario scenario{"sites", "", "", {}};
    if (arguments.locked.empty()) return scenario;
    for (const Candidate& site : read_candidates(arguments.locked)) {
        if (!snapper.snap(site.place).exists())
            throw Error(fmt::format(
                "{}: {} ({:.5f},{:.5f}) could not be snapped to the road network; check its lon "
                "and lat",
                arguments.locked.string(), site.name, site.place.lon(), site.place.lat()));
        add_site(site, roof, scenario);
    }
    return scenario;
}

/// The best places in addition to those of a scenario, to which they are added.
SiteChoice choose_beside(const SiteArguments& arguments, const Analysis& start,
                         const std::vector<Candidate>& candidates, const Roof& roof,
                         scenario::Scenario& scenario, Terminal& terminal) {
    const scenario::Outcome locked = scenario::run(start.base(), scenario);
    const scenario::Base base{.territory = locked.variant.territory,
                              .network = start.roads.network,
                              .metric = start.roads.metric(),
                              .snapper = start.roads.snapper(),
                              .households = locked.households,
                              .services = locked.services,
                              .nearest = locked.nearest,
                              .solver = start.solver};
    SiteChoice choice = choose_sites(arguments.site, base, candidates, roof, terminal);
    for (const siting::Step& step : choice.steps) {
        add_site(candidates[step.candidate], roof, scenario);
        terminal.say("  " + candidates[step.candidate].name);
    }
    return choice;
}

results::Provenance provenance_of(const SiteArguments& arguments, const Roof& roof,
                                  const Analysis& found) {
    const SiteOptions& options = arguments.site;
    results::Provenance origin =
        provenance(found, "relais site", found.study.language, arguments.hours);
    for (const auto& file : {options.candidates, arguments.locked})
        if (!file.empty()) origin.inputs.push_back(file);
    origin.parameters.insert(origin.parameters.end(),
                             {{"category", roof.names},
                              {"objective", options.objective},
                              {"minutes", fmt::format("{:g}", options.minutes)},
                              {"add", std::to_string(options.add)}});
    if (options.capacity)
        origin.parameters.emplace_back("capacity", fmt::format("{:g}", *options.capacity));
    if (options.budget)
        origin.parameters.emplace_back("budget", fmt::format("{:g}", *options.budget));
    return origin;
}

void run_site(const SiteArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    OutputFolder output(arguments.output, arguments.overwrite);
    check_style(arguments.print);
    const Analysis start =
        analyse(arguments.input, arguments.network, terminal, arguments.hours, Uncounted::kKept);
    const territory::Territory& territory = start.study.territory;
    const Roof roof = roof_asked(arguments, territory, terminal);
    const std::vector<Candidate> candidates = at_the_roads(
        candidates_of(arguments, territory, roof), arguments.site, start.base(), terminal);
    terminal.show("Choosing sites", 0);
    scenario::Scenario scenario = locked_places(arguments, roof, start.roads.snapper());
    const SiteChoice choice = choose_beside(arguments, start, candidates, roof, scenario, terminal);
    scenario.name = site_scenario_name(
        roof, scenario.edits.size() / roof.categories.size(), territory,
        arguments.print.language.empty() ? start.study.language : arguments.print.language);

    results::TableFiles files(output.path(), formats, {territory.name, territory.data_date});
    write_site_scenario(files.file("sites.toml"), scenario, territory);
    files.add(
        {"chosen_sites", {sites_table(arguments.site, arguments.per_year, candidates, choice)}},
        {"csv"});
    const std::vector<scenario::Compared> compared{compare_with(start, scenario, start)};
    CapacityComparison capacity(start, terminal);
    capacity.add(compared.front(), start);
    write_comparison(files, start, compared, capacity);
    atlas::BasePages pages;
    pages.sites = printed_sites(arguments.site, roof, arguments.per_year, candidates, choice);
    print_comparison(output.path(), start, compared, pages, print_options(arguments.print, start));
    results::write_manifest(files.file("manifest.json"), territory, start.findings,
                            provenance_of(arguments, roof, start));
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> set_up_site(CLI::App& app) {
    auto arguments = std::make_shared<SiteArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--category", arguments->categories,
                   "Categories to add, as keys of the taxonomy; several share each site "
                   "(childcare,job_centre)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    const CLI::Option* const add =
        app.add_option("--add", arguments->site.add,
                       "Number of new sites; set-cover finds the number itself")
            ->check(CLI::Range(std::size_t{1}, kMostPlaces));
    app.add_option("--candidates", arguments->site.candidates,
                   "CSV of candidate sites: id, lon, lat (default: the centre of each zone and the "
                   "places of other services)");
    app.add_option(
        "--lock", arguments->locked,
        "CSV of sites that open in any case, in addition to the chosen ones: id, lon, lat");
    app.add_option("--per-year", arguments->per_year,
                   "Number of sites that open per year; sites.csv gives the year of each")
        ->check(CLI::Range(1, 1000));
    std::vector<std::string> names;
    for (const auto& objective : objectives()) names.push_back(objective.first);
    app.add_option(
           "--objective", arguments->site.objective,
           "What to minimise: total time (p-median), people beyond the limit (max-coverage), "
           "number of sites that leave no household beyond the limit (set-cover), longest time "
           "(p-center), squared excess over the limit (fgt), mean time of the worst-served tenth "
           "(worst-decile), inequality between groups of zones (theil)")
        ->check(CLI::IsMember(names))
        ->capture_default_str();
    app.add_option("--minutes", arguments->site.minutes,
                   "Limit of travel time, for max-coverage, set-cover and fgt")
        ->check(CLI::Range(0.1, 1e5))
        ->capture_default_str();
    app.add_option("--capacity", arguments->site.capacity,
                   "Capacity of a new site: people that it can serve, all its categories together. "
                   "A column capacity in --candidates sets it per site. People beyond the capacity "
                   "keep today's service. For p-median, max-coverage and fgt")
        ->check(CLI::PositiveNumber);
    app.add_option("--budget", arguments->site.budget,
                   "Limit of the total cost of the sites, by the column cost of --candidates. "
                   "Without --add, the number of sites is free. For p-median, max-coverage and fgt")
        ->check(CLI::PositiveNumber);
    app.add_option("-o,--output", arguments->output, "Folder for the results")->required();
    add_format_option(app, arguments->formats);
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing results in the folder");
    add_language_option(app, arguments->print.language);
    add_print_options(app, arguments->print);
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    app.callback([arguments, add] {
        if (!arguments->site.capacity && !arguments->site.budget) return;
        if (!siting::is_sum(objectives().at(arguments->site.objective)))
            throw CLI::ValidationError("--objective",
                                       arguments->site.objective +
                                           " supports neither --capacity nor --budget; choose "
                                           "p-median, max-coverage or fgt");
        if (arguments->site.budget && arguments->site.candidates.empty())
            throw CLI::ValidationError("--budget", "needs --candidates with a column cost");
        if (arguments->site.budget && add->count() == 0) arguments->site.add = kMostPlaces;
    });
    return [arguments](Terminal& terminal) { run_site(*arguments, terminal); };
}

}  // namespace

const Command kSite{"site", "Choose sites for new services, with the gap to the optimum",
                    set_up_site};

}  // namespace relais::tools
