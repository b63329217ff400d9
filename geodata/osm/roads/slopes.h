#pragma once

#include <cstdint>
#include <vector>

#include "geodata/elevation/elevations.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/osm/roads/runs.h"

namespace relais::osm {

/// The height of every node of the roads; kNoElevation inside tunnels and on bridges, where the
/// road is not on the ground, and where the terrain has none. Empty without `elevations`.
[[nodiscard]] std::vector<float> node_heights(const Elevations& elevations, const RoadNodes& nodes,
                                              const Runs& runs, const RoadWays& roads);

/// The slopes along a chain from the heights of its points. Holds scratch memory.
///
/// A point of unknown height (a tunnel, a bridge) is interpolated linearly between the known ones
/// around it. A slope is measured over kWindow at least, or over the whole chain where that is
/// shorter: the heights of a raster are tens of metres apart and rounded to metres, so that slopes
/// of shorter pieces would be noise.
class SlopeFinder {
  public:
    static constexpr double kWindow = 100;  // metres

    /// `heights` is per point, `metres` per piece. Rise over run of each piece, in the direction of
    /// the shape; empty where no two heights are known. O(n log n).
    const std::vector<double>& find(const std::vector<float>& heights,
                                    const std::vector<double>& metres);

    /// The heights that the last slopes were found from, unknown ones filled in; empty: none known.
    [[nodiscard]] const std::vector<double>& heights() const { return height_; }

  private:
    bool fill(const std::vector<float>& heights);
    [[nodiscard]] double height_at(double metres) const;

    std::vector<double> along_;   ///< metres from the first point
    std::vector<double> height_;  ///< of each point, none unknown
    std::vector<double> slopes_;
};

}  // namespace relais::osm
