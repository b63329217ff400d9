#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/siting/problem.h"

namespace relais::siting {

// The parts of the objectives; `times` are ticks by demand.

[[nodiscard]] double minutes(std::uint32_t ticks);

/// Of each household to the nearest service or chosen place. O(demand + gains of the chosen).
[[nodiscard]] std::vector<std::uint32_t> times_with(const Problem& problem,
                                                    std::span<const std::size_t> chosen);

/// The cost of one person at a given time, for an objective that is a sum; never decreases with
/// time.
using PersonCost = std::function<double(std::uint32_t)>;
/// REQUIRES: is_sum(options.objective).
[[nodiscard]] PersonCost person_cost(const Options& options);

/// The share of the people in kWorstDecile.
inline constexpr double kTail = 0.1;
/// The mean time of the worst tenth, and where it begins: minutes.
struct Tail {
    double mean = 0;
    double begins = 0;
};
[[nodiscard]] Tail tail_of(const Problem& problem, const std::vector<std::uint32_t>& times);
[[nodiscard]] double total_weight(const Problem& problem);

/// By area: weight x minutes, and weight.
struct AreaSums {
    std::vector<double> minutes_sum, weight;
};
[[nodiscard]] AreaSums area_sums(const Problem& problem, const std::vector<std::uint32_t>& times);
/// Theil's T of mean times by area, an area counting with its people.
[[nodiscard]] double theil_of(const std::vector<double>& minutes_sum,
                              const std::vector<double>& weight);

}  // namespace relais::siting
