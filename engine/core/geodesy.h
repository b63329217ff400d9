#pragma once

#include <numbers>

namespace relais {

/// The mean radius of the Earth, metres (IUGG, R1).
inline constexpr double kEarthRadiusMetres = 6'371'008.8;

inline constexpr double kRadiansPerDegree = std::numbers::pi / 180;

/// One degree of latitude on that sphere.
inline constexpr double kMetresPerDegree = kEarthRadiusMetres * std::numbers::pi / 180;

/// The same rounded down, so that a box that is grown by it holds everything within the distance.
inline constexpr double kFewestMetresPerDegree = 111'000;

}  // namespace relais
