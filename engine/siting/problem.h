#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/snap/snap.h"

namespace relais::scenario {
struct Base;  // run.h
}

namespace relais::siting {

/// The objective of a set of new places. Times are those to the nearest service, old or new.
enum class Objective : std::uint8_t {
    kPMedian,      ///< least total of weight x minutes
    kMaxCoverage,  ///< least weight farther than the limit
    kSetCover,     ///< fewest places such that all people who can be are within the limit
    kPCenter,      ///< least longest time
    kShortfall,    ///< least sum of weight x (minutes beyond the limit / limit)^2: FGT, order 2
    kWorstDecile,  ///< least mean time of the worst-served tenth of the people
    kTheil,        ///< least Theil index of the mean times of areas, each counting with its people
};

/// One household that counts: it has a weight, and reaches a service or a candidate.
struct Demand {
    HouseholdId household;
    double weight = 0;
    std::uint32_t area = 0;   ///< for kTheil: its area, from 0 to Problem::areas - 1
    std::uint32_t today = 0;  ///< ticks to the nearest service that stays; Problem::far without one
};

/// A household nearer to a candidate than to any service of today.
struct Gain {
    std::uint32_t demand;  ///< index into Problem::demand
    std::uint32_t ticks;
};

/// Households, candidates, and only those times between them that make a difference.
struct Problem {
    std::vector<Demand> demand;
    std::vector<std::vector<Gain>> gains;  ///< by candidate, by demand
    /// The time that counts for a household without any service: the longest time among those that
    /// are reached, plus a minute.
    std::uint32_t far = 0;
    std::uint32_t areas = 1;
    /// By candidate: its capacity in people, all categories together, and its cost; empty: no
    /// limit, no cost. For the objectives that are sums (is_sum).
    std::vector<double> capacity = {};
    std::vector<double> cost = {};
    double left_out = 0;  ///< weight of households that reach neither a service nor a candidate

    [[nodiscard]] std::size_t candidates() const { return gains.size(); }
};

/// Times from all households to all candidates, sixteen candidates a sweep. `candidates` have been
/// snapped to the roads; those that could not be are ignored. `area` is one per household of the
/// territory; kNone counts as one more area. O(candidates / 16) sweeps, memory by the gains.
[[nodiscard]] Problem make_problem(const scenario::Base& base, CategoryId category,
                                   std::span<const snap::Snap> candidates,
                                   std::span<const std::uint32_t> area = {});

/// Several problems over the same candidates as one: a chosen place gets a service of each
/// category. A household counts once for each category. O(gains). REQUIRES: one problem or more,
/// all with as many candidates.
[[nodiscard]] Problem under_one_roof(std::vector<Problem> problems);

/// Whether an objective is a sum over households: kPMedian, kMaxCoverage, kShortfall. Only these
/// support capacity and budget.
[[nodiscard]] bool is_sum(Objective objective);

struct Options {
    Objective objective = Objective::kPMedian;
    std::size_t add = 1;           ///< number of places; kSetCover finds the number itself
    Duration limit{12'000};        ///< of kMaxCoverage, kSetCover, kShortfall
    std::size_t most_steps = 400;  ///< of the bound's ascent
    /// Greatest total cost of the places.
    double budget = std::numeric_limits<double>::infinity();
};

/// A choice of candidates, with its value and a lower bound. Values are those of the objective:
/// minutes, people, places, or pure numbers; less is better.
struct Solution {
    std::vector<std::size_t> chosen;  ///< candidates, ascending
    double value = 0;
    double today = 0;  ///< without any of them
    double bound = 0;  ///< no choice is below it
    /// People assigned to each of the chosen; empty where capacity is unlimited.
    std::vector<double> taken = {};
    [[nodiscard]] double gap() const { return value > 0 ? (value - bound) / value : 0; }
};

/// The objective of a choice, from its definition alone. O(gains of the chosen). Where capacity is
/// limited, people are assigned so that the objective is least, and those for whom there is no room
/// keep today's service (assignment.h).
[[nodiscard]] double evaluate(const Problem& problem, const Options& options,
                              std::span<const std::size_t> chosen);

/// The places of a choice in the order in which to open them: each next one is the one that makes
/// the objective least with those before it; ties go to the lowest candidate. With the objective
/// after each.
struct Step {
    std::size_t candidate = 0;
    double value = 0;
};
[[nodiscard]] std::vector<Step> opening_order(const Problem& problem, const Options& options,
                                              std::span<const std::size_t> chosen);

/// Greedy start, then interchange until no exchange of one place for another helps (Teitz, Bart,
/// "Heuristic methods for estimating the generalized vertex median of a weighted graph", Operations
/// Research 16 (1968), doi:10.1287/opre.16.5.955), and a bound from below:
///
/// - objectives that are sums over households (kPMedian, kMaxCoverage, kShortfall): Lagrangian
///   relaxation of "each household has one place" (Cornuéjols, Fisher, Nemhauser, "Location of bank
///   accounts to optimize float", Management Science 23 (1977), doi:10.1287/mnsc.23.8.789), by
///   subgradients, and branching on single places while the instance is small, which closes the
///   gap;
///   with room for so many, and with a budget, greedy and exchanges look at whole assignments, and
///   in the relaxation a place serves those whom it serves best until it is full, and money buys
///   parts of places;
/// - kWorstDecile: the mean of the worst tenth is the least over t of t + 10 x mean excess over t
///   (Rockafellar, Uryasev, doi:10.21314/JOR.2000.038), a sum for each t: the same bound on a
///   ladder of t (worst_decile.cpp);
/// - kSetCover and kPCenter: households of which no candidate serves two need one place each;
/// - kTheil: all choices are tried while they are few; else no bound is known (0).
///
/// Deterministic; ties go to the lowest candidate.
[[nodiscard]] Solution solve(const Problem& problem, const Options& options);

}  // namespace relais::siting
