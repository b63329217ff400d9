#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/coordinate.h"
#include "engine/core/geodesy.h"

namespace relais {

/// The bounding box of places, in degrees; empty until one is added. Boxes across the 180th
/// meridian go around the Earth the long way.
struct Extent {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(Coordinate place) { add({place.lon(), place.lat(), place.lon(), place.lat()}); }
    void add(const Extent& other) {
        west = std::min(west, other.west);
        south = std::min(south, other.south);
        east = std::max(east, other.east);
        north = std::max(north, other.north);
    }

    [[nodiscard]] bool empty() const { return west > east; }
    [[nodiscard]] bool contains(Coordinate place) const {
        return place.lon() >= west && place.lon() <= east && place.lat() >= south &&
               place.lat() <= north;
    }
    /// False where one of them is empty.
    [[nodiscard]] bool touches(const Extent& other) const {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
    /// Of the places with longitude and latitude exchanged.
    [[nodiscard]] Extent swapped() const { return {south, west, north, east}; }
    /// Larger on every side by so many metres, or a little more. REQUIRES: not empty.
    [[nodiscard]] Extent grown(double metres) const {
        const double high = metres / kFewestMetresPerDegree;
        const double farthest = std::min(89.0, std::max(std::abs(south), std::abs(north)) + high);
        const double wide = high / std::cos(farthest * kRadiansPerDegree);
        return {west - wide, south - high, east + wide, north + high};
    }
};

}  // namespace relais
