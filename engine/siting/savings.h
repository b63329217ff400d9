#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/siting/problem.h"

namespace relais::siting {

/// What one household saves by one candidate, compared with today.
struct Saving {
    std::uint32_t demand;
    double saved;  ///< more than 0
};

/// A problem whose objective is a sum over households of a cost that never falls with time: choose
/// places such that the sum over households of their best saving is greatest.
struct Savings {
    std::size_t demand_count = 0;
    std::vector<std::vector<Saving>> by_candidate;
    double today = 0;  ///< the sum without new places

    [[nodiscard]] std::size_t entries() const;
};

/// `cost(ticks)` of one person.
[[nodiscard]] Savings make_savings(const Problem& problem,
                                   const std::function<double(std::uint32_t)>& cost);

/// A choice and what it saves.
struct Choice {
    std::vector<std::size_t> chosen;  ///< ascending
    double saved = 0;
};

[[nodiscard]] double saved_by(const Savings& savings, std::span<const std::size_t> chosen);

/// The greedy choice of up to `count` places, improved by the best exchange of one for another
/// until none helps. O(entries) for each place and each exchange.
[[nodiscard]] Choice interchange(const Savings& savings, std::size_t count);

/// What no choice of `count` places can save more than, from a Lagrangian relaxation whose
/// subgradient ascent takes up to `most_steps`, and branching as long as the instance is small.
/// `best` is replaced where a better choice comes up. O(entries) for each step.
[[nodiscard]] double most_saved(const Savings& savings, std::size_t count, std::size_t most_steps,
                                Choice& best);

}  // namespace relais::siting
