#pragma once

#include "engine/siting/problem.h"

namespace relais::siting {

// One for each kind of objective: the choice and its bound; `value` and `today` are left to
// solve().

[[nodiscard]] Solution solve_sum(const Problem& problem, const Options& options);
[[nodiscard]] Solution solve_set_cover(const Problem& problem, const Options& options);
[[nodiscard]] Solution solve_center(const Problem& problem, const Options& options);
[[nodiscard]] Solution solve_worst_decile(const Problem& problem, const Options& options);
[[nodiscard]] Solution solve_theil(const Problem& problem, const Options& options);

}  // namespace relais::siting
