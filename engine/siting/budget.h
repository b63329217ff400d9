#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace relais::siting {

/// Savings and costs of places, by candidate.
struct Offers {
    std::span<const double> earned;
    std::span<const double> cost;
};

/// A bound on the total savings of some places, and an affordable choice of them.
struct Purchase {
    double bound = 0;
    std::vector<std::size_t> chosen;
};

/// Up to `count` of `places` for `money`. The bound is the lesser of two: those that save most for
/// their cost, within the budget, and the fraction of the next one that the remaining budget buys
/// (Dantzig, "Discrete variable extremum problems", Operations Research 5 (1957)); and the `count`
/// that save most. The choice takes those that save most for their cost and still fit the budget.
/// Places that save nothing, or cost more than the budget, are left out. REQUIRES: `places` in
/// descending order of savings. O(places log places).
[[nodiscard]] Purchase buy(const Offers& offers, std::vector<std::size_t> places, std::size_t count,
                           double money);

}  // namespace relais::siting
