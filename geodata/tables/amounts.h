#pragma once

namespace relais::tables {

/// No place on Earth has as many people, dwellings or places: what is more is a sentinel or an error
/// of units, and would drown all others in every sum.
inline constexpr double kMostAnywhere = 1e9;
/// What is less is none: of a thousand-millionth of a person no table speaks, and its inverse is
/// not a number that one can add.
inline constexpr double kLeastAnywhere = 1e-9;

}  // namespace relais::tables
