#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace relais {

/// A place on WGS 84 in fixed point, 1e-7 degree (about one centimetre), as in OpenStreetMap.
struct Coordinate {
    std::int32_t lon_e7 = 0;
    std::int32_t lat_e7 = 0;

    /// REQUIRES: |lon| <= 180 and |lat| <= 90, both finite (`valid_degrees`).
    [[nodiscard]] static Coordinate from_degrees(double lon, double lat) {
        return {static_cast<std::int32_t>(std::lround(lon * 1e7)),
                static_cast<std::int32_t>(std::lround(lat * 1e7))};
    }
    [[nodiscard]] static bool valid_degrees(double lon, double lat) {
        return std::abs(lon) <= 180.0 && std::abs(lat) <= 90.0;  // false for NaN
    }
    [[nodiscard]] double lon() const { return lon_e7 * 1e-7; }
    [[nodiscard]] double lat() const { return lat_e7 * 1e-7; }

    friend auto operator<=>(const Coordinate&, const Coordinate&) = default;
};

/// Great-circle distance in metres (haversine on a sphere of radius 6 371 008.8 m; within 0.6 % of
/// the ellipsoid).
[[nodiscard]] double distance_metres(Coordinate a, Coordinate b);

/// The nearest place to `p` on the straight piece from `a` to `b`.
struct Foot {
    double fraction = 0;  ///< 0 at a, 1 at b
    double metres = 0;    ///< from p to the foot
};
/// Local plane at `p` (equirectangular): right to 1e-4 over a few kilometres.
[[nodiscard]] Foot nearest_on_piece(Coordinate p, Coordinate a, Coordinate b);

/// The place at `fraction` of the straight piece from `a` to `b`.
[[nodiscard]] Coordinate interpolate(Coordinate a, Coordinate b, double fraction);

}  // namespace relais
