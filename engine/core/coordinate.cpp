#include "engine/core/coordinate.h"

#include <algorithm>
#include <numbers>

#include "engine/core/geodesy.h"

namespace relais {
namespace {
constexpr double kMetresPerE7 = kEarthRadiusMetres * kRadiansPerDegree * 1e-7;
}  // namespace

double distance_metres(Coordinate a, Coordinate b) {
    const double lat_a = a.lat() * kRadiansPerDegree;
    const double lat_b = b.lat() * kRadiansPerDegree;
    const double sin_lat = std::sin((lat_b - lat_a) / 2);
    const double sin_lon = std::sin((b.lon() - a.lon()) * kRadiansPerDegree / 2);
    const double h = sin_lat * sin_lat + std::cos(lat_a) * std::cos(lat_b) * sin_lon * sin_lon;
    return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(h)));
}

Foot nearest_on_piece(Coordinate p, Coordinate a, Coordinate b) {
    const double shrink = std::cos(p.lat() * kRadiansPerDegree);
    const auto x = [&](Coordinate c) { return (double(c.lon_e7) - p.lon_e7) * shrink; };
    const auto y = [&](Coordinate c) { return double(c.lat_e7) - p.lat_e7; };
    const double ax = x(a), ay = y(a);
    const double dx = x(b) - ax, dy = y(b) - ay;
    const double squared = dx * dx + dy * dy;
    const double fraction =
        squared > 0 ? std::clamp(-(ax * dx + ay * dy) / squared, 0.0, 1.0) : 0.0;
    return {fraction, std::hypot(ax + fraction * dx, ay + fraction * dy) * kMetresPerE7};
}

Coordinate interpolate(Coordinate a, Coordinate b, double fraction) {
    const auto between = [&](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>(std::lround(from + (double(to) - from) * fraction));
    };
    return {between(a.lon_e7, b.lon_e7), between(a.lat_e7, b.lat_e7)};
}

}  // namespace relais
