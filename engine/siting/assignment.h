#pragma once

#include <span>
#include <vector>

#include "engine/siting/savings.h"

namespace relais::siting {

/// The assignment of people to places with limited capacity.
struct Assignment {
    double saved = 0;
    std::vector<double> taken;  ///< people, by chosen place
};

/// The assignment of people to the chosen places that saves most. Assignment is optional,
/// households may be split, and people for whom there is no room keep today's service. All people
/// start at their best place; then those beyond a place's capacity move on, one after the other,
/// along the chain of moves that loses least (successive shortest paths: Ahuja, Magnanti, Orlin,
/// "Network flows", 1993, section 9.7, on a graph whose vertices are the places). Exact but for
/// rounding amounts once, to 2^-50 of the greatest: the search itself is in whole numbers, and
/// ends. O(entries of the chosen log of them + people without room x places^2). REQUIRES:
/// savings.capacity is known.
[[nodiscard]] Assignment best_assignment(const Savings& savings,
                                         std::span<const std::size_t> chosen);

}  // namespace relais::siting
