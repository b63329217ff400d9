#include <algorithm>
#include <vector>

#include "engine/siting/cover.h"
#include "engine/siting/objective.h"
#include "engine/siting/solve.h"

namespace relais::siting {
namespace {

/// Whether all households can have a place within `ticks`, or this is known to be impossible.
struct Feasible {
    bool yes = false, surely_not = false;
    std::vector<std::size_t> chosen;
};
Feasible feasible(const Problem& problem, const Options& options, std::uint32_t ticks) {
    const CoverProblem cover = make_cover(problem, ticks);
    if (cover.uncoverable > 0) return {false, true, {}};
    const CoverAnswer answer = smallest_cover(cover, options.add);
    const bool yes = !answer.chosen.empty() || cover.by_demand.empty();
    return {yes, answer.bound > options.add, answer.chosen};
}

}  // namespace

Solution solve_set_cover(const Problem& problem, const Options& options) {
    const CoverProblem cover = make_cover(problem, options.limit.count());
    const CoverAnswer answer = smallest_cover(cover, problem.candidates());
    Solution solution;
    solution.chosen = answer.chosen;
    solution.bound = static_cast<double>(answer.bound);
    return solution;
}

/// Halves the list of all times twice: for the least that can be had, and for the greatest that
/// surely cannot.
Solution solve_center(const Problem& problem, const Options& options) {
    std::vector<std::uint32_t> times{0};
    for (const Demand& demand : problem.demand) times.push_back(demand.today);
    for (const auto& gains : problem.gains)
        for (const Gain& gain : gains) times.push_back(gain.ticks);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    Solution solution;
    auto low = times.begin(), high = times.end() - 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        Feasible at = feasible(problem, options, *middle);
        if (at.yes) {
            solution.chosen = std::move(at.chosen);
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    auto sure = times.begin(), unsure = low;
    while (sure < unsure) {
        const auto middle = sure + (unsure - sure) / 2;
        if (feasible(problem, options, *middle).surely_not)
            sure = middle + 1;
        else
            unsure = middle;
    }
    solution.bound = minutes(*sure);
    return solution;
}

}  // namespace relais::siting
