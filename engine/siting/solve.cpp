#include "engine/siting/solve.h"

#include <algorithm>
#include <cassert>

#include "engine/siting/assignment.h"
#include "engine/siting/objective.h"
#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

Solution dispatched(const Problem& problem, const Options& options) {
    switch (options.objective) {
        case Objective::kSetCover:
            return solve_set_cover(problem, options);
        case Objective::kPCenter:
            return solve_center(problem, options);
        case Objective::kWorstDecile:
            return solve_worst_decile(problem, options);
        case Objective::kTheil:
            return solve_theil(problem, options);
        default:
            return solve_sum(problem, options);
    }
}

}  // namespace

Solution solve_sum(const Problem& problem, const Options& options) {
    const Savings savings = make_savings(problem, person_cost(options), options.budget);
    Choice best = interchange(savings, options.add);
    const double most = most_saved(savings, options.add, options.most_steps, best);
    Solution solution;
    solution.chosen = best.chosen;
    solution.bound = std::max(0.0, savings.today - most);
    if (!savings.capacity.empty()) solution.taken = best_assignment(savings, solution.chosen).taken;
    return solution;
}

Solution solve(const Problem& problem, const Options& options) {
    assert(is_sum(options.objective) || (problem.capacity.empty() && problem.cost.empty()));
    Solution solution = dispatched(problem, options);
    solution.today = evaluate(problem, options, {});
    solution.value = evaluate(problem, options, solution.chosen);
    solution.bound = std::min(solution.bound, solution.value);
    return solution;
}

}  // namespace relais::siting
