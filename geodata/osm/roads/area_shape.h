#pragma once

#include <compare>
#include <memory>
#include <vector>

namespace relais::osm {

/// In metres, on a local plane.
struct PlanePoint {
    double x = 0;
    double y = 0;
    friend auto operator<=>(const PlanePoint&, const PlanePoint&) = default;
};
using PlaneRing = std::vector<PlanePoint>;  ///< the first point is not repeated at the end

/// One outer ring, counterclockwise, and its holes, clockwise: the inside is on the left of all.
struct PlanePolygon {
    PlaneRing outer;
    std::vector<PlaneRing> holes;
};

/// The polygons that rings enclose: a ring in a ring is a hole, whatever its role. Where rings
/// share a stretch, only the area between them counts. Where rings cross, the result has points
/// that are not points of the rings; a single ring that crosses itself gives no polygon.
[[nodiscard]] std::vector<PlanePolygon> polygons_of(const std::vector<PlaneRing>& rings);

/// Tests lines against a polygon, O(log n) each for most lines.
class Inside {
  public:
    /// `slack`: how far a line may leave the polygon, in metres. REQUIRES: slack > 0.
    Inside(const PlanePolygon& polygon, double slack);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    /// Whether the straight line is inside.
    [[nodiscard]] bool holds(PlanePoint a, PlanePoint b) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::osm
