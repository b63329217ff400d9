#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "tools/demonstration/random.h"

namespace relais::demonstration {

/// A place or a vector in the plane of the territory: metres east and north of its centre. Only
/// exactly rounded operations (+ - * / sqrt) are used on it, for the same bytes everywhere.
struct Point {
    double x = 0;
    double y = 0;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
    friend bool operator==(Point, Point) = default;
};
using Path = std::vector<Point>;

[[nodiscard]] inline double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}
[[nodiscard]] inline double cross(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}
[[nodiscard]] inline double length(Point a) {
    return std::sqrt(dot(a, a));
}
[[nodiscard]] inline double distance(Point a, Point b) {
    return length(b - a);
}
[[nodiscard]] inline Point left_of(Point a) {
    return {-a.y, a.x};
}
/// REQUIRES: a is not null.
[[nodiscard]] inline Point unit(Point a) {
    return a * (1.0 / length(a));
}
/// Turned to the left by the angle whose half has tangent `half_tangent`.
[[nodiscard]] inline Point turned(Point a, double half_tangent) {
    const double square = half_tangent * half_tangent;
    const double cosine = (1.0 - square) / (1.0 + square);
    const double sine = 2.0 * half_tangent / (1.0 + square);
    return {a.x * cosine - a.y * sine, a.x * sine + a.y * cosine};
}
[[nodiscard]] inline Point any_direction(Random& random) {
    for (;;) {
        const Point p{random.between(-1, 1), random.between(-1, 1)};
        const double square = dot(p, p);
        if (square > 0.01 && square <= 1) return unit(p);
    }
}

/// The same place in whole centimetres, as stored, tested for crossings and written.
struct Spot {
    std::int32_t x = 0;
    std::int32_t y = 0;
    friend auto operator<=>(const Spot&, const Spot&) = default;
};
[[nodiscard]] inline Spot spot_of(Point p) {
    return {static_cast<std::int32_t>(std::lround(p.x * 100)),
            static_cast<std::int32_t>(std::lround(p.y * 100))};
}
[[nodiscard]] inline Point point_of(Spot s) {
    return {s.x * 0.01, s.y * 0.01};
}

/// The centre of the imaginary territory, somewhere in the middle of France.
inline constexpr double kCentreLon = 3.2;
inline constexpr double kCentreLat = 46.6;
/// Lengths of a degree there, on the WGS 84 ellipsoid.
inline constexpr double kMetresPerDegreeLon = 76'622;
inline constexpr double kMetresPerDegreeLat = 111'163;

[[nodiscard]] inline Coordinate coordinate_of(Spot s) {
    return {static_cast<std::int32_t>(
                std::lround(kCentreLon * 1e7 + s.x * (1e5 / kMetresPerDegreeLon))),
            static_cast<std::int32_t>(
                std::lround(kCentreLat * 1e7 + s.y * (1e5 / kMetresPerDegreeLat)))};
}

/// How a line winds: midpoints are pushed aside, by `roughness` of the whole length at first, then
/// by that of each half times `calming`, and so on until pieces are shorter than `step` metres.
struct Winding {
    double roughness = 0;
    double step = 50;
    double calming = 0.68;  ///< 1: zigzags at every scale; less: curves
};
[[nodiscard]] Path winding(Point a, Point b, const Winding& how, Random& random);

}  // namespace relais::demonstration
