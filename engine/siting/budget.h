#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace relais::siting {

/// What places earn and cost, by candidate.
struct Offers {
    std::span<const double> earned;
    std::span<const double> cost;
};

/// A bound on what some places can earn together, and a choice of them that can be paid for.
struct Purchase {
    double bound = 0;
    std::vector<std::size_t> chosen;
};

/// Up to `count` of `places` for `money`. The bound is the lesser of two: those that earn most for
/// their cost, as long as the money lasts, and part of the next one bought with what is left
/// (Dantzig, "Discrete variable extremum problems", Operations Research 5 (1957)); and the `count`
/// that earn most. The choice takes those that earn most for their cost and can still be paid.
/// Places that earn nothing, or cost more than there is, are left out. REQUIRES: `places` that earn
/// most come first. O(places log places).
[[nodiscard]] Purchase buy(const Offers& offers, std::vector<std::size_t> places, std::size_t count,
                           double money);

}  // namespace relais::siting
