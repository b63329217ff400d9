#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/core/coordinate.h"

namespace relais::ogr {

/// Turns coordinates of one reference system into WGS 84. Easting or longitude comes first,
/// whatever the system's own order.
class Projector {
  public:
    /// `crs` as PROJ understands it: "EPSG:2154". Throws Error where it does not.
    explicit Projector(const std::string& crs);
    ~Projector();
    Projector(Projector&&) noexcept;
    Projector& operator=(Projector&&) noexcept;

    /// Nothing where the coordinate lies outside the system's reach.
    [[nodiscard]] std::optional<Coordinate> operator()(double x, double y) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::ogr
