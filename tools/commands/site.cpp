#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

#include "engine/core/error.h"
#include "engine/siting/problem.h"
#include "geodata/ogr/points.h"
#include "geodata/results/csv.h"
#include "geodata/results/parts.h"
#include "tools/commands/command.h"
#include "tools/comparison.h"
#include "tools/output.h"
#include "tools/print_options.h"
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

struct Arguments {
    std::filesystem::path input;
    std::string category;
    std::size_t add = 1;
    std::filesystem::path candidates;
    std::string objective = "p-median";
    double minutes = 20;
    std::filesystem::path output;
    NetworkOptions network;
    PrintOptions print;
    bool overwrite = false;
};

/// A place where a service could be.
struct Candidate {
    std::string name;
    Coordinate place;
};

/// The household nearest to the centre of the people of each zone.
std::vector<Candidate> zone_centres(const territory::Territory& territory) {
    struct Centre {
        double lon = 0, lat = 0, weight = 0, nearest = 0;
        const territory::Household* household = nullptr;
    };
    std::vector<Centre> centres(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        Centre& centre = centres[household.zone.index()];
        centre.weight += household.weight;
        centre.lon += household.weight * household.place.lon();
        centre.lat += household.weight * household.place.lat();
    }
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        Centre& centre = centres[household.zone.index()];
        if (!(centre.weight > 0)) continue;
        const double metres = distance_metres(
            household.place,
            Coordinate::from_degrees(centre.lon / centre.weight, centre.lat / centre.weight));
        if (centre.household != nullptr && metres >= centre.nearest) continue;
        centre.household = &household;
        centre.nearest = metres;
    }
    std::vector<Candidate> result;
    for (std::size_t z = 0; z < centres.size(); ++z)
        if (centres[z].household != nullptr)
            result.push_back({territory.zones[z].name, centres[z].household->place});
    return result;
}

/// Where other services are, whose houses stand already, and the centre of every zone.
std::vector<Candidate> default_candidates(const territory::Territory& territory,
                                          CategoryId category) {
    std::vector<Candidate> result = zone_centres(territory);
    for (const territory::Service& service : territory.services)
        if (service.category != category)
            result.push_back({service.name.empty() ? service.id : service.name, service.place});
    std::vector<Coordinate> seen;
    std::erase_if(result, [&](const Candidate& candidate) {
        const auto at = std::lower_bound(seen.begin(), seen.end(), candidate.place);
        if (at != seen.end() && *at == candidate.place) return true;
        seen.insert(at, candidate.place);
        return false;
    });
    if (result.empty())
        throw Error(
            "the territory has neither zones nor other services to put a place into; name places "
            "with --candidates");
    return result;
}

std::vector<Candidate> candidates_of(const Arguments& arguments,
                                     const territory::Territory& territory, CategoryId category) {
    if (arguments.candidates.empty()) return default_candidates(territory, category);
    std::vector<Candidate> result;
    for (const ogr::NamedPoint& point : ogr::read_points(arguments.candidates))
        result.push_back({point.id, point.place});
    return result;
}

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

scenario::Scenario scenario_of(const Arguments& arguments, const std::vector<Candidate>& candidates,
                               const siting::Solution& solution, CategoryId category) {
    scenario::Scenario result{"sites",
                              fmt::format("{} more: {}, {}", solution.chosen.size(),
                                          arguments.category, arguments.objective),
                              {}};
    for (const std::size_t j : solution.chosen) {
        territory::Service service;
        service.id = fmt::format("site {}", result.edits.size() + 1);
        service.name = candidates[j].name;
        service.place = candidates[j].place;
        service.category = category;
        result.edits.push_back({candidates[j].name,
                                fmt::format("sites.toml, edit {}", result.edits.size() + 1),
                                scenario::AddService{service}});
    }
    return result;
}

/// The scenario as text that `relais compare` reads.
void write_scenario(results::NewFile& file, const scenario::Scenario& scenario,
                    const std::string& category) {
    file.write(fmt::format("name = {}\n", quoted_toml(scenario.name)));
    for (const scenario::Edit& edit : scenario.edits) {
        const territory::Service& service = std::get<scenario::AddService>(edit.action).service;
        file.write(fmt::format(
            "\n[[edits]]\ndo = \"add_service\"\nlabel = {}\ncategory = {}\nid = {}\nname = {}\n"
            "lon = {:.7f}\nlat = {:.7f}\n",
            quoted_toml(edit.label), quoted_toml(category), quoted_toml(service.id),
            quoted_toml(service.name), service.place.lon(), service.place.lat()));
    }
    file.close();
}

void write_sites(results::NewFile& file, const Arguments& arguments,
                 const std::vector<Candidate>& candidates, const siting::Solution& solution) {
    results::CsvRows rows(file);
    rows.text("objective,today,value,bound,gap,site,lon,lat\n");
    for (const std::size_t j : solution.chosen) {
        rows.text(arguments.objective);
        for (const double value :
             {solution.today, solution.value, solution.bound, solution.gap()}) {
            rows.text(",");
            rows.fixed(value, 6);
        }
        rows.text("," + results::quoted(candidates[j].name) + ",");
        rows.fixed(candidates[j].place.lon(), 7);
        rows.text(",");
        rows.fixed(candidates[j].place.lat(), 7);
        rows.end_row();
    }
    rows.flush();
}

siting::Solution solved(const Arguments& arguments, const Start& start,
                        const std::vector<Candidate>& candidates, CategoryId category,
                        Terminal& terminal) {
    std::vector<Coordinate> places;
    for (const Candidate& candidate : candidates) places.push_back(candidate.place);
    const Objective objective = kObjectives.at(arguments.objective);
    const siting::Problem problem = siting::make_problem(
        start.base, category, start.snapper.snap_all(places), areas_of(start.base.territory));
    if (problem.left_out > 0)
        terminal.say(fmt::format("{:.0f} reach neither a service nor a candidate and do not count",
                                 problem.left_out));
    siting::Solution solution =
        siting::solve(problem, {objective, arguments.add, from_minutes(arguments.minutes), 400});
    terminal.say(fmt::format(
        "{}: {:.6g} today, {:.6g} with {} of {} places; no choice is below {:.6g} (gap {:.2f} %)",
        arguments.objective, solution.today, solution.value, solution.chosen.size(),
        candidates.size(), solution.bound, 100 * solution.gap()));
    return solution;
}

void run(const Arguments& arguments, Terminal& terminal) {
    OutputFolder output(arguments.output, arguments.overwrite);
    check_style(arguments.print);
    const Answer found = answer(arguments.input, arguments.network, terminal);
    const territory::Ground ground = ground_of(found);
    const territory::Territory& territory = found.study.territory;
    const CategoryId category = category_of(territory, arguments.category, "--category");
    const Start start(found);
    const std::vector<Candidate> candidates = candidates_of(arguments, territory, category);
    terminal.show("Choosing places", 0);
    const siting::Solution solution = solved(arguments, start, candidates, category, terminal);
    const scenario::Scenario scenario = scenario_of(arguments, candidates, solution, category);
    for (const scenario::Edit& edit : scenario.edits) terminal.say("  " + edit.label);

    results::NewFiles files(output.path());
    write_scenario(files.add("sites.toml"), scenario, arguments.category);
    write_sites(files.add("sites.csv"), arguments, candidates, solution);
    const std::vector<scenario::Compared> compared{compare_with(start, scenario)};
    write_comparison(files, start, found, compared);
    print_comparison(output.path(), found, compared, {},
                     print_options(arguments.print, found, ground, "relais site"));
    results::Provenance origin = provenance(found, "relais site", found.study.language);
    if (!arguments.candidates.empty()) origin.inputs.push_back(arguments.candidates);
    origin.parameters.insert(origin.parameters.end(),
                             {{"category", arguments.category},
                              {"objective", arguments.objective},
                              {"add", std::to_string(arguments.add)},
                              {"minutes", fmt::format("{}", arguments.minutes)}});
    results::write_manifest(files.add("manifest.json"), territory, found.findings, origin);
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> setup(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--category", arguments->category, "What to add: a key of the taxonomy")
        ->required();
    app.add_option("--add", arguments->add, "How many places; set-cover finds the number itself")
        ->check(CLI::Range(1, 1000));
    app.add_option("--candidates", arguments->candidates,
                   "CSV of places to choose from: id, lon, lat; by default the centre of each "
                   "zone and the places of other services");
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
    app.add_option("-o,--output", arguments->output, "Folder for the results")->required();
    app.add_flag("--overwrite", arguments->overwrite, "Replace what the folder holds");
    add_print_options(app, arguments->print);
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run(*arguments, terminal); };
}

}  // namespace

const Command kSite{"site", "Where to put the next services, with the gap to the best possible",
                    setup};

}  // namespace relais::tools
