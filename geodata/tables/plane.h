#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::tables {

/// The plane of a reference system, with both transformations. Easting or longitude comes first,
/// whatever the system's own order.
class Plane {
  public:
    struct Point {
        double x = 0;
        double y = 0;
    };
    struct Box {
        double west = 0, south = 0, east = 0, north = 0;
    };

    /// `crs` as PROJ understands it: "EPSG:3035", or WKT. Throws Error where it does not.
    explicit Plane(const std::string& crs);
    ~Plane();
    Plane(Plane&&) noexcept;
    Plane& operator=(Plane&&) noexcept;

    /// Absent where a place is outside the domain of the system.
    [[nodiscard]] std::vector<std::optional<Point>> to_plane(
        std::span<const Coordinate> places) const;
    [[nodiscard]] std::optional<Coordinate> to_coordinate(Point point) const;
    /// Holds everything of a box of degrees; nothing where a part is out of reach.
    [[nodiscard]] std::optional<Box> around(const Box& degrees) const;

  private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Planes by reference system, made when they are first needed.
class Planes {
  public:
    [[nodiscard]] const Plane& of(const std::string& crs);

  private:
    std::map<std::string, Plane> by_crs_;
};

}  // namespace relais::tables
