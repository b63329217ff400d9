#pragma once

#include <array>
#include <optional>

#include "engine/siting/problem.h"

namespace relais::siting {

/// Minutes within which people are counted as brought near.
inline constexpr std::array kBroughtWithin{10, 20, 30};

/// What one more place would do.
struct NextPlace {
    std::size_t candidate = 0;
    double people = 0;     ///< nearer to it than to any place of today
    double minutes = 0;    ///< that those of them who reach a place today save on average
    double connected = 0;  ///< of the people, those who reach none today
    /// By bound: people who are farther than it today and would not be.
    std::array<double, kBroughtWithin.size()> brought{};
};

/// The one candidate that saves the most minutes, all people together; the first of equals. Whoever
/// reaches no place today saves the time of the farthest that does. Nothing where no candidate is
/// nearer to anybody. O(gains).
[[nodiscard]] std::optional<NextPlace> next_place(const Problem& problem);

}  // namespace relais::siting
