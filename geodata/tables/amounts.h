#pragma once

namespace relais::tables {

/// Larger than any real number of people, dwellings or places: a larger value is a sentinel or an
/// error of units, and would dominate every sum.
inline constexpr double kMostAnywhere = 1e9;
/// Smaller values count as zero: no table counts a thousand-millionth of a person, and the inverse
/// would be too large to sum.
inline constexpr double kLeastAnywhere = 1e-9;

}  // namespace relais::tables
