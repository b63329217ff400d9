#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "engine/siting/problem.h"

namespace relais::siting {

/// The saving of one household by one candidate, compared with today.
struct Saving {
    std::uint32_t demand;
    double saved;  ///< more than 0
};

/// A problem whose objective is a sum over households of a cost that never decreases with time:
/// choose places such that the sum over households of their best saving is greatest.
struct Savings {
    std::size_t demand_count = 0;
    std::vector<std::vector<Saving>> by_candidate;
    double today = 0;                   ///< the sum without new places
    std::vector<double> weight = {};    ///< people, by household
    std::vector<double> capacity = {};  ///< people, by candidate; empty: no limit
    std::vector<double> cost = {};      ///< by candidate; empty: they cost nothing
    double budget = 0;                  ///< for the chosen together, where they cost anything

    [[nodiscard]] std::size_t entries() const;
    [[nodiscard]] bool constrained() const { return !capacity.empty() || !cost.empty(); }
    [[nodiscard]] double cost_of(std::size_t candidate) const {
        return cost.empty() ? 0 : cost[candidate];
    }
    [[nodiscard]] double room(std::size_t candidate) const {
        return capacity.empty() ? std::numeric_limits<double>::infinity() : capacity[candidate];
    }
    /// Of a list of candidates.
    [[nodiscard]] double spent(std::span<const std::size_t> chosen) const;
    /// Whether `spent` is within the budget, up to rounding.
    [[nodiscard]] bool affords(double spent) const {
        return cost.empty() || spent <= budget * (1 + 1e-12);
    }
    /// What `affords` leaves for others after a list of candidates.
    [[nodiscard]] double left_of_budget(std::span<const std::size_t> chosen) const {
        return std::max(0.0, budget * (1 + 1e-12) - spent(chosen));
    }
};

/// `cost(ticks)` of one person; `budget` where candidates cost something.
[[nodiscard]] Savings make_savings(const Problem& problem,
                                   const std::function<double(std::uint32_t)>& cost,
                                   double budget = 0);

/// A choice and its savings.
struct Choice {
    std::vector<std::size_t> chosen;  ///< ascending
    double saved = 0;
};

/// The savings of a choice, with the best assignment.
[[nodiscard]] double saved_by(const Savings& savings, std::span<const std::size_t> chosen);

/// The greedy choice of up to `count` places, improved by the best exchange of one for another
/// until none helps. O(entries) for each place and each exchange.
[[nodiscard]] Choice interchange(const Savings& savings, std::size_t count);
/// The same with limited capacity or costs: a greedy choice by what a place adds to the best
/// assignment, and one by what it adds for its cost; the better of the two, improved by exchanges
/// and with the remaining budget. The addition of a place never increases as others are chosen
/// (submodularity), so most figures need not be computed again.
[[nodiscard]] Choice constrained_interchange(const Savings& savings, std::size_t count);
/// The savings of a place alone, when each person pays a price for being served and the place
/// serves those with the largest savings until it is full. `take(demand, share)` for each household
/// served. O(its entries), times their log where it gets full.
template <class Take>
double best_service(const Savings& savings, std::size_t candidate, std::span<const double> price,
                    const Take& take);

/// An upper bound on the savings of any `count` places, from a Lagrangian relaxation whose
/// subgradient ascent takes up to `most_steps`, and branching as long as the instance is small.
/// `best` is replaced where a better choice is found. O(entries) for each step.
[[nodiscard]] double most_saved(const Savings& savings, std::size_t count, std::size_t most_steps,
                                Choice& best);

template <class Take>
double best_service(const Savings& savings, std::size_t candidate, std::span<const double> price,
                    const Take& take) {
    const auto& all = savings.by_candidate[candidate];
    const auto net = [&](const Saving& saving) { return saving.saved - price[saving.demand]; };
    double room = savings.room(candidate), people = 0, earned = 0;
    std::vector<Saving> served;
    for (const Saving& saving : all) {
        if (!(net(saving) > 0)) continue;
        if (savings.capacity.empty()) {
            earned += net(saving);
            take(saving.demand, 1.0);
            continue;
        }
        served.push_back(saving);
        people += savings.weight[saving.demand];
    }
    const auto each = [&](const Saving& saving) {
        return net(saving) / savings.weight[saving.demand];
    };
    if (people > room)
        std::sort(served.begin(), served.end(), [&](const Saving& a, const Saving& b) {
            return std::pair(-each(a), a.demand) < std::pair(-each(b), b.demand);
        });
    for (const Saving& saving : served) {
        if (!(room > 0)) break;
        const double share = std::min(1.0, room / savings.weight[saving.demand]);
        earned += share * net(saving);
        room -= share * savings.weight[saving.demand];
        take(saving.demand, share);
    }
    return earned;
}

}  // namespace relais::siting
