#pragma once

#include <vector>

#include "engine/territory/territory.h"

namespace relais::zones {

/// Finds the zone of a place, or the nearest one; of equally near zones the lowest. A query: a look
/// at the box of every zone, and the outlines of the few that may be nearest. `zones` must outlive
/// it.
class NearestZone {
  public:
    explicit NearestZone(const std::vector<territory::Zone>& zones);

    [[nodiscard]] ZoneId find(Coordinate place) const;  ///< kNone: there are no zones

  private:
    struct Box {
        Coordinate south_west, north_east;
    };
    const std::vector<territory::Zone>* zones_;
    std::vector<Box> boxes_;
};

}  // namespace relais::zones
