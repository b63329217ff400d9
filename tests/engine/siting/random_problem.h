#pragma once

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "engine/siting/problem.h"

namespace relais::testing_support {

inline constexpr std::uint32_t kMinute = 600;

/// A random instance: households with a time today, candidates that are nearer to some.
inline siting::Problem random_problem(std::mt19937& random, std::size_t demand,
                                      std::size_t candidates) {
    const auto below = [&](std::size_t n) {
        return static_cast<std::uint32_t>(
            std::uniform_int_distribution<std::size_t>(0, n - 1)(random));
    };
    siting::Problem problem;
    problem.areas = 3;
    problem.far = 61 * kMinute;
    for (std::size_t d = 0; d < demand; ++d) {
        const bool has_none = below(4) == 0;
        problem.demand.push_back({HouseholdId{d}, 1.0 + below(9), below(3),
                                  has_none ? problem.far : (5 + below(40)) * kMinute});
    }
    for (std::size_t j = 0; j < candidates; ++j) {
        auto& gains = problem.gains.emplace_back();
        for (std::uint32_t d = 0; d < demand; ++d) {
            const std::uint32_t ticks = below(60) * kMinute;
            if (ticks < problem.demand[d].today) gains.push_back({d, ticks});
        }
    }
    return problem;
}

/// The least value of all choices of `least` to Options::add candidates that the budget buys.
inline double brute_force(const siting::Problem& problem, const siting::Options& options,
                          std::size_t least = 0) {
    double best = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> chosen;
    const auto visit = [&](const auto& self, std::size_t next, double cost) -> void {
        if (cost > options.budget) return;
        if (chosen.size() >= least)
            best = std::min(best, siting::evaluate(problem, options, chosen));
        for (std::size_t j = next; chosen.size() < options.add && j < problem.candidates(); ++j) {
            chosen.push_back(j);
            self(self, j + 1, cost + (problem.cost.empty() ? 0 : problem.cost[j]));
            chosen.pop_back();
        }
    };
    visit(visit, 0, 0);
    return best;
}

}  // namespace relais::testing_support
