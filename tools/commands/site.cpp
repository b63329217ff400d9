#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <numeric>

#include "engine/core/error.h"
#include "engine/siting/problem.h"
#include "geodata/results/csv.h"
#include "geodata/results/parts.h"
#include "render/atlas/context.h"
#include "tools/commands/command.h"
#include "tools/comparison.h"
#include "tools/output.h"
#include "tools/print_options.h"
#include "tools/site_candidates.h"
#include "tools/terminal.h"

namespace relais::tools {
namespace {

using siting::Objective;

const std::map<std::string, Objective> kObjectives = {
    {"p-median", Objective::kPMedian},   {"max-coverage", Objective::kMaxCoverage},
    {"set-cover", Objective::kSetCover}, {"p-center", Objective::kPCenter},
    {"fgt", Objective::kShortfall},      {"worst-decile", Objective::kWorstDecile},
    {"theil", Objective::kTheil},
};

constexpr std::size_t kMostPlaces = 1000;

struct Arguments {
    std::filesystem::path input;
    std::vector<std::string> categories;
    std::size_t add = 1;
    std::size_t per_year = 0;  ///< 0: all in one year
    std::filesystem::path candidates;
    std::filesystem::path locked;
    std::string objective = "p-median";
    double minutes = 20;
    std::optional<double> capacity;  ///< people a place has room for, where its row does not say
    std::optional<double> budget;
    std::filesystem::path output;
    NetworkOptions network;
    PrintOptions print;
    HoursOptions hours;
    bool overwrite = false;
};

/// Per household: its area of the first level above the zones, or else its zone; those without
/// share one more.
std::vector<std::uint32_t> areas_of(const territory::Territory& territory) {
    std::vector<std::uint32_t> of_zone(territory.zones.size());
    std::iota(of_zone.begin(), of_zone.end(), 0U);
    std::size_t count = of_zone.size();
    if (!territory.levels.empty()) {
        of_zone = territory.levels.front().of_zone;
        count = territory.levels.front().areas.size();
    }
    const auto none = static_cast<std::uint32_t>(count);
    std::vector<std::uint32_t> areas;
    for (const territory::Household& household : territory.households)
        areas.push_back(household.zone.exists() ? std::min(of_zone[household.zone.index()], none)
                                                : none);
    return areas;
}

std::string quoted_toml(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) result += c;
    }
    return result + '"';
}

/// What the candidates have room for and what they cost, where that counts. Throws Error naming a
/// candidate that does not tell what it costs.
void limit_places(const Arguments& arguments, const std::vector<Candidate>& candidates,
                  siting::Problem& problem) {
    const bool told = std::any_of(candidates.begin(), candidates.end(),
                                  [](const Candidate& one) { return one.capacity.has_value(); });
    for (const Candidate& candidate : candidates) {
        if (arguments.capacity || told)
            problem.capacity.push_back(candidate.capacity.value_or(
                arguments.capacity.value_or(std::numeric_limits<double>::infinity())));
        if (!arguments.budget) continue;
        if (!candidate.cost)
            throw Error(fmt::format(
                "{}: {} does not tell its cost; --budget needs the column cost in every row",
                arguments.candidates.string(), candidate.name));
        problem.cost.push_back(*candidate.cost);
    }
    if (!problem.capacity.empty() && !siting::is_sum(kObjectives.at(arguments.objective)))
        throw Error(fmt::format(
            "{}: the objective {} does not know of capacity; leave the column out, or choose "
            "p-median, max-coverage or fgt",
            arguments.candidates.string(), arguments.objective));
}

/// What is asked: which categories each place is given.
struct Roof {
    std::vector<CategoryId> categories;
    std::string names;  ///< "childcare, job_centre"
};

Roof roof_of(const Arguments& arguments, const territory::Territory& territory) {
    Roof roof;
    for (const std::string& key : arguments.categories) {
        const CategoryId category = category_of(territory, key, "--category");
        if (std::find(roof.categories.begin(), roof.categories.end(), category) !=
            roof.categories.end())
            continue;
        roof.categories.push_back(category);
        roof.names += (roof.names.empty() ? "" : ", ") + key;
    }
    return roof;
}

/// A service of each category at a place, as further edits.
void add_site(const Candidate& candidate, const Roof& roof, scenario::Scenario& scenario) {
    const std::size_t number = scenario.edits.size() / roof.categories.size() + 1;
    for (const CategoryId category : roof.categories) {
        territory::Service service;
        service.id = fmt::format("site {}", number);
        service.name = candidate.name;
        service.place = candidate.place;
        service.category = category;
        scenario.edits.push_back({candidate.name,
                                  fmt::format("sites.toml, edit {}", scenario.edits.size() + 1),
                                  scenario::AddService{service}});
    }
}

/// The scenario as text that `relais compare` reads.
void write_scenario(results::NewFile& file, const scenario::Scenario& scenario,
                    const territory::Territory& territory) {
    file.write(fmt::format("name = {}\n", quoted_toml(scenario.name)));
    for (const scenario::Edit& edit : scenario.edits) {
        const territory::Service& service = std::get<scenario::AddService>(edit.action).service;
        file.write(fmt::format(
            "\n[[edits]]\ndo = \"add_service\"\nlabel = {}\ncategory = {}\nid = {}\nname = {}\n"
            "lon = {:.7f}\nlat = {:.7f}\n",
            quoted_toml(edit.label),
            quoted_toml(territory.categories[service.category.index()].key),
            quoted_toml(service.id), quoted_toml(service.name), service.place.lon(),
            service.place.lat()));
    }
    file.close();
}

/// A choice, and the order in which its places open.
struct Choice {
    siting::Solution solution;
    std::vector<siting::Step> steps;
};

void write_amount(results::CsvRows& rows, std::optional<double> amount) {
    rows.text(",");
    if (amount) rows.fixed(*amount, 3);
}

/// Who goes there, where places have room for so many.
std::optional<double> people_at(const siting::Solution& solution, std::size_t candidate) {
    const auto place = std::find(solution.chosen.begin(), solution.chosen.end(), candidate);
    if (solution.taken.empty() || place == solution.chosen.end()) return {};
    return solution.taken[static_cast<std::size_t>(place - solution.chosen.begin())];
}

void write_sites(results::NewFile& file, const Arguments& arguments,
                 const std::vector<Candidate>& candidates, const Choice& choice) {
    const siting::Solution& solution = choice.solution;
    results::CsvRows rows(file);
    rows.text(
        "objective,today,value,bound,gap,order,year,value_then,site,lon,lat,people,capacity,"
        "cost\n");
    const std::size_t a_year =
        arguments.per_year > 0 ? arguments.per_year : std::max<std::size_t>(1, choice.steps.size());
    for (std::size_t i = 0; i < choice.steps.size(); ++i) {
        const Candidate& site = candidates[choice.steps[i].candidate];
        rows.text(arguments.objective);
        for (const double value :
             {solution.today, solution.value, solution.bound, solution.gap()}) {
            rows.text(",");
            rows.fixed(value, 6);
        }
        rows.text(fmt::format(",{},{},", i + 1, i / a_year + 1));
        rows.fixed(choice.steps[i].value, 6);
        rows.text("," + results::quoted(site.name) + ",");
        rows.fixed(site.place.lon(), 7);
        rows.text(",");
        rows.fixed(site.place.lat(), 7);
        write_amount(rows, people_at(solution, choice.steps[i].candidate));
        write_amount(rows, site.capacity ? site.capacity : arguments.capacity);
        write_amount(rows, site.cost);
        rows.end_row();
    }
    rows.flush();
}

Choice chosen(const Arguments& arguments, const scenario::Base& base,
              const std::vector<Candidate>& candidates, const Roof& roof, Terminal& terminal) {
    std::vector<Coordinate> places;
    for (const Candidate& candidate : candidates) places.push_back(candidate.place);
    const std::vector<snap::Snap> snaps = base.snapper.snap_all(places);
    std::vector<siting::Problem> problems;
    for (const CategoryId category : roof.categories)
        problems.push_back(siting::make_problem(base, category, snaps, areas_of(base.territory)));
    siting::Problem problem = siting::under_one_roof(std::move(problems));
    limit_places(arguments, candidates, problem);
    if (problem.left_out > 0)
        terminal.say(fmt::format("{:.0f} reach neither a service nor a candidate and do not count",
                                 problem.left_out));
    const siting::Options options{kObjectives.at(arguments.objective), arguments.add,
                                  from_minutes(arguments.minutes), 400,
                                  arguments.budget.value_or(siting::Options{}.budget)};
    Choice choice{siting::solve(problem, options), {}};
    choice.steps = siting::opening_order(problem, options, choice.solution.chosen);
    const siting::Solution& solution = choice.solution;
    terminal.say(fmt::format(
        "{}: {:.6g} today, {:.6g} with {} of {} places; no choice is below {:.6g} (gap {:.2f} %)",
        arguments.objective, solution.today, solution.value, solution.chosen.size(),
        candidates.size(), solution.bound, 100 * solution.gap()));
    return choice;
}

/// What the scenario is called, in the language of the territory.
std::string scenario_name(const Roof& roof, std::size_t places, const territory::Study& study) {
    const auto words = language::Catalogue::of(study.language);
    std::string services;
    for (const CategoryId category : roof.categories)
        services += (services.empty() ? "" : ", ") +
                    atlas::category_name(study.territory, category, words.code());
    return words.say("site.name",
                     language::arg("places", words.count("places", static_cast<double>(places))),
                     language::arg("services", services));
}

void run(const Arguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    check_style(arguments.print);
    Answer found = answer(arguments.input, arguments.network, terminal);
    tell_hours(arguments.hours, found.study.language, found.study.territory, terminal);
    const territory::Ground ground = ground_of(found);
    const territory::Territory& territory = found.study.territory;
    const Roof roof = roof_of(arguments, territory);
    const Start start(found, arguments.hours);
    const std::vector<Candidate> candidates = arguments.candidates.empty()
                                                  ? default_candidates(territory, roof.categories)
                                                  : read_candidates(arguments.candidates);
    scenario::Scenario scenario{"sites", "", "", {}};
    if (!arguments.locked.empty())
        for (const Candidate& site : read_candidates(arguments.locked))
            add_site(site, roof, scenario);
    terminal.show("Choosing places", 0);
    const scenario::Outcome locked = scenario::run(start.base, scenario);
    const Choice choice = chosen(arguments,
                                 {locked.variant.territory,
                                  found.roads.network,
                                  start.metric,
                                  start.snapper,
                                  locked.households,
                                  locked.services,
                                  locked.nearest,
                                  start.solver,
                                  {}},
                                 candidates, roof, terminal);
    for (const siting::Step& step : choice.steps) {
        add_site(candidates[step.candidate], roof, scenario);
        terminal.say("  " + candidates[step.candidate].name);
    }
    scenario.name =
        scenario_name(roof, scenario.edits.size() / roof.categories.size(), found.study);

    results::NewFiles files(output.path());
    write_scenario(files.add("sites.toml"), scenario, territory);
    write_sites(files.add("sites.csv"), arguments, candidates, choice);
    std::vector<scenario::Compared> compared{compare_with(start, scenario, start)};
    write_comparison(files, start, compared);
    print_comparison(output.path(), start, found, compared, {},
                     print_options(arguments.print, found, ground, "relais site"));
    results::Provenance origin =
        provenance(found, "relais site", found.study.language, arguments.hours);
    for (const auto& file : {arguments.candidates, arguments.locked})
        if (!file.empty()) origin.inputs.push_back(file);
    origin.parameters.insert(origin.parameters.end(),
                             {{"category", roof.names},
                              {"objective", arguments.objective},
                              {"minutes", fmt::format("{:g}", arguments.minutes)},
                              {"add", std::to_string(arguments.add)}});
    if (arguments.capacity)
        origin.parameters.emplace_back("capacity", fmt::format("{:g}", *arguments.capacity));
    if (arguments.budget)
        origin.parameters.emplace_back("budget", fmt::format("{:g}", *arguments.budget));
    results::write_manifest(files.add("manifest.json"), territory, start.findings, origin);
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--category", arguments->categories,
                   "What to add: keys of the taxonomy; several go under one roof (childcare,"
                   "job_centre)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    const CLI::Option* const add =
        app.add_option("--add", arguments->add,
                       "How many places; set-cover finds the number itself")
            ->check(CLI::Range(std::size_t{1}, kMostPlaces));
    app.add_option("--candidates", arguments->candidates,
                   "CSV of places to choose from: id, lon, lat; by default the centre of each "
                   "zone and the places of other services");
    app.add_option("--lock", arguments->locked,
                   "CSV of places that open in any case, beside those to choose: id, lon, lat");
    app.add_option("--per-year", arguments->per_year,
                   "How many open a year: sites.csv tells the year of each")
        ->check(CLI::Range(1, 1000));
    std::vector<std::string> names;
    for (const auto& [name, objective] : kObjectives) names.push_back(name);
    app.add_option("--objective", arguments->objective,
                   "What to make least: total time (p-median), people beyond the limit "
                   "(max-coverage), places so that nobody is (set-cover), the longest time "
                   "(p-center), the squared shortfall beyond the limit (fgt), the mean time of "
                   "the worst tenth (worst-decile), the inequality between groups of zones (theil)")
        ->check(CLI::IsMember(names))
        ->capture_default_str();
    app.add_option("--minutes", arguments->minutes, "The limit of the objectives that have one")
        ->check(CLI::Range(0.1, 1e5))
        ->capture_default_str();
    app.add_option("--capacity", arguments->capacity,
                   "How many people a new place has room for, of all its categories together; a "
                   "column capacity of --candidates says it of each. Who finds no room keeps "
                   "today's service (p-median, max-coverage, fgt)")
        ->check(CLI::PositiveNumber);
    app.add_option("--budget", arguments->budget,
                   "What the places may cost together, by the column cost of --candidates; without "
                   "--add, as many as that buys (p-median, max-coverage, fgt)")
        ->check(CLI::PositiveNumber);
    app.add_option("-o,--output", arguments->output, "Folder for the results")->required();
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_print_options(app, arguments->print);
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    app.callback([arguments, add] {
        if (!arguments->capacity && !arguments->budget) return;
        if (!siting::is_sum(kObjectives.at(arguments->objective)))
            throw CLI::ValidationError("--objective",
                                       arguments->objective +
                                           " knows neither --capacity nor --budget; choose "
                                           "p-median, max-coverage or fgt");
        if (arguments->budget && arguments->candidates.empty())
            throw CLI::ValidationError("--budget",
                                       "name the places with --candidates, with a column cost");
        if (arguments->budget && add->count() == 0) arguments->add = kMostPlaces;
    });
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kSite{"site", "Where to put the next services, with the gap to the best possible",
                    setup};

}  // namespace relais::tools
