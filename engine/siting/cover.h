#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/siting/problem.h"

namespace relais::siting {

/// The households to cover, and the candidates that can cover each: candidates ascending,
/// households with the same candidates once, dominated households left in.
struct CoverProblem {
    std::vector<std::vector<std::uint32_t>> by_demand;  ///< never empty
    std::size_t candidates = 0;
    double uncoverable = 0;  ///< weight that no candidate covers
};

/// Households farther than `limit` today, and the candidates within it.
[[nodiscard]] CoverProblem make_cover(const Problem& problem, std::uint32_t limit);

/// Greedy: repeatedly takes the candidate that covers most, then removes those that are not needed.
[[nodiscard]] std::vector<std::size_t> greedy_cover(const CoverProblem& cover);

/// A lower bound on the number of places: households of which no candidate serves two, found
/// greedily.
[[nodiscard]] std::size_t packing_bound(const CoverProblem& cover);

struct CoverAnswer {
    std::vector<std::size_t> chosen;  ///< a cover; empty when there is none within the limit
    std::size_t bound = 0;            ///< places needed at least
};
/// The smallest cover of at most `most` places: exact when the search ends within a fixed number of
/// nodes, else the greedy cover with the packing bound.
[[nodiscard]] CoverAnswer smallest_cover(const CoverProblem& cover, std::size_t most);

}  // namespace relais::siting
