#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/core/coordinate.h"
#include "engine/territory/territory.h"
#include "render/geometry/plane.h"

namespace relais::geometry {

/// The national map projection of a territory: metres in the plane, x to the east, y to the north.
class Projection {
  public:
    /// The projection in official use, where there is one and `centre` is on its land; otherwise
    /// the UTM zone of `centre`. Throws Error when the projection database is not installed.
    static Projection national(const std::optional<territory::NationalProjection>& official,
                               Coordinate centre);

    [[nodiscard]] Point project(Coordinate place) const;
    [[nodiscard]] const std::string& name() const;  ///< "RGF93 v1 / Lambert-93"
    [[nodiscard]] int epsg() const;
    /// Angle of true north at `place` from the plane's y axis, radians, positive to the east.
    [[nodiscard]] double north_angle(Coordinate place) const;

  private:
    struct Impl;
    explicit Projection(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace relais::geometry
