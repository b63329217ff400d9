#include "tools/commands/site/choice.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/error.h"
#include "engine/scenario/run.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"

namespace relais::tools {
namespace {

using siting::Objective;

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

/// Capacities and costs of the candidates, where they count. Throws Error naming a candidate
/// without a cost.
void limit_places(const SiteOptions& options, const std::vector<Candidate>& candidates,
                  siting::Problem& problem) {
    const bool limited = std::any_of(candidates.begin(), candidates.end(),
                                     [](const Candidate& one) { return one.capacity.has_value(); });
    for (const Candidate& candidate : candidates) {
        if (limited)
            problem.capacity.push_back(
                candidate.capacity.value_or(std::numeric_limits<double>::infinity()));
        if (!options.budget) continue;
        if (!candidate.cost)
            throw Error(fmt::format(
                "{}: {} has no cost; --budget needs a value in the column cost of every row",
                options.candidates.string(), candidate.name));
        problem.cost.push_back(*candidate.cost);
    }
    if (!problem.capacity.empty() && !siting::is_sum(objectives().at(options.objective)))
        throw Error(
            fmt::format("{}: the objective {} does not support capacities; remove the column "
                        "capacity, or choose p-median, max-coverage or fgt",
                        options.candidates.string(), options.objective));
}

std::vector<snap::Snap> joined(const scenario::Base& base,
                               const std::vector<Candidate>& candidates) {
    std::vector<Coordinate> places;
    for (const Candidate& candidate : candidates) places.push_back(candidate.place);
    return base.snapper.snap_all(places);
}

/// The question of all categories of a roof, over the same candidates.
siting::Problem problem_of(const SiteOptions& options, const scenario::Base& base,
                           const std::vector<Candidate>& candidates, const Roof& roof) {
    const std::vector<snap::Snap> snaps = joined(base, candidates);
    std::vector<siting::Problem> problems;
    for (const CategoryId category : roof.categories)
        problems.push_back(siting::make_problem(base, category, snaps, areas_of(base.territory)));
    siting::Problem problem = siting::under_one_roof(std::move(problems));
    limit_places(options, candidates, problem);
    return problem;
}

/// The unit of the values of an objective.
std::string unit_of(const SiteOptions& options) {
    switch (objectives().at(options.objective)) {
        case Objective::kPMedian:
            return "total minutes";
        case Objective::kMaxCoverage:
            return fmt::format("beyond {:g} minutes", options.minutes);
        case Objective::kSetCover:
            return "sites";
        case Objective::kPCenter:
            return "longest time in minutes";
        case Objective::kShortfall:
            return fmt::format("squared shortfalls beyond {:g} minutes", options.minutes);
        case Objective::kWorstDecile:
            return "mean minutes of the farthest tenth";
        case Objective::kTheil:
            return "Theil index between areas";
    }
    return {};
}

std::string bound_in_words(const siting::Solution& solution) {
    if (solution.bound <= 0 && solution.value > 0) return "the lower bound is not known";
    return fmt::format("lower bound {:.6g} (gap {:.2f} %)", solution.bound, 100 * solution.gap());
}

void say_solution(Terminal& terminal, const SiteOptions& options, std::size_t candidates,
                  const siting::Solution& solution) {
    if (objectives().at(options.objective) == Objective::kSetCover)
        terminal.say(fmt::format("set-cover: {} of {} candidates; lower bound {}",
                                 solution.chosen.size(), candidates, solution.bound));
    else
        terminal.say(fmt::format("{} ({}): {:.6g} today, {:.6g} with {} of {} candidates; {}",
                                 options.objective, unit_of(options), solution.today,
                                 solution.value, solution.chosen.size(), candidates,
                                 bound_in_words(solution)));
}

/// People who remain beyond the limit of set-cover, whichever candidates are chosen.
void say_uncovered(Terminal& terminal, const siting::Problem& problem, siting::Options options,
                   std::span<const std::size_t> chosen) {
    if (options.objective != Objective::kSetCover) return;
    options.objective = Objective::kMaxCoverage;
    const double left = siting::evaluate(problem, options, chosen);
    if (left > 0)
        terminal.say(fmt::format("Beyond {1:g} minutes whichever candidates are chosen: {0:.0f}",
                                 left, to_minutes(options.limit)));
}

}  // namespace

const std::map<std::string, Objective>& objectives() {
    static const std::map<std::string, Objective> all = {
        {"p-median", Objective::kPMedian},   {"max-coverage", Objective::kMaxCoverage},
        {"set-cover", Objective::kSetCover}, {"p-center", Objective::kPCenter},
        {"fgt", Objective::kShortfall},      {"worst-decile", Objective::kWorstDecile},
        {"theil", Objective::kTheil},
    };
    return all;
}

Roof roof_of(const std::vector<std::string>& keys, const territory::Territory& territory) {
    Roof roof;
    for (const std::string& key : keys) {
        const CategoryId category = category_of(territory, key, "--category");
        if (std::find(roof.categories.begin(), roof.categories.end(), category) !=
            roof.categories.end())
            continue;
        roof.categories.push_back(category);
        roof.names += (roof.names.empty() ? "" : ", ") + key;
    }
    return roof;
}

std::vector<Candidate> at_the_roads(std::vector<Candidate> candidates, const SiteOptions& options,
                                    const scenario::Base& base, Terminal& terminal) {
    const std::vector<snap::Snap> snaps = joined(base, candidates);
    std::vector<std::string> off_roads;
    std::vector<Candidate> result;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (snaps[i].exists())
            result.push_back(std::move(candidates[i]));
        else
            off_roads.push_back(candidates[i].name);
    }
    if (result.empty())
        throw Error(fmt::format(
            "{}: none of the {} candidates could be snapped to the roads of this territory; check "
            "lon and lat",
            options.candidates.empty() ? base.territory.name : options.candidates.string(),
            snaps.size()));
    constexpr std::size_t kShown = 5;
    const std::size_t count = off_roads.size();
    off_roads.resize(std::min(count, kShown));
    if (count > 0)
        terminal.say(fmt::format(
            "{} of {} candidates could not be snapped to the network and are ignored ({}{})", count,
            snaps.size(), fmt::join(off_roads, ", "), count > kShown ? ", …" : ""));
    return result;
}

SiteChoice choose_sites(const SiteOptions& options, const scenario::Base& base,
                        const std::vector<Candidate>& candidates, const Roof& roof,
                        Terminal& terminal) {
    const siting::Problem problem = problem_of(options, base, candidates, roof);
    if (problem.left_out > 0)
        terminal.say(fmt::format(
            "Left out, as they reach neither a service nor a candidate: {:.0f}", problem.left_out));
    siting::Options asked;
    asked.objective = objectives().at(options.objective);
    asked.add = options.add;
    asked.limit = from_minutes(options.minutes);
    if (options.budget) asked.budget = *options.budget;
    SiteChoice choice{siting::solve(problem, asked), {}};
    choice.steps = siting::opening_order(problem, asked, choice.solution.chosen);
    say_solution(terminal, options, candidates.size(), choice.solution);
    say_uncovered(terminal, problem, asked, choice.solution.chosen);
    return choice;
}

}  // namespace relais::tools
