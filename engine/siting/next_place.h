#pragma once

#include <array>
#include <optional>

namespace relais::siting {

struct Problem;  // problem.h

/// Minutes within which people are counted as brought near.
inline constexpr std::array kBroughtWithin{10, 20, 30};

/// The effect of one more place.
struct NextPlace {
    std::size_t candidate = 0;
    double people = 0;     ///< nearer to it than to any place of today
    double minutes = 0;    ///< mean saving of those of them who reach a place today
    double connected = 0;  ///< of the people, number who reach none today
    /// By bound: people who are farther today and would be within it.
    std::array<double, kBroughtWithin.size()> brought{};
};

/// The one candidate that saves the most minutes, all people together; the first of equals. A
/// person who reaches no place today counts with the longest time of those who do. Absent where no
/// candidate is nearer to any household. O(gains).
[[nodiscard]] std::optional<NextPlace> next_place(const Problem& problem);

}  // namespace relais::siting
