#pragma once

#include <span>
#include <vector>

#include "tools/demonstration/road_map.h"
#include "tools/demonstration/settlements.h"

namespace relais::demonstration {

/// Lays the rivers, one every fifty kilometres or so, from south to north, and their streams.
void draw_rivers(Country& country);

/// For each of `places`. REQUIRES: the country has a river.
[[nodiscard]] std::vector<NearRiver> nearest_rivers(const Country& country,
                                                    std::span<const Point> places);

/// A spatial index of the rivers, to find where a line crosses them.
class RiverIndex {
  public:
    explicit RiverIndex(const Country& country);
    /// Fractions of the way from `a` to `b`, ascending.
    [[nodiscard]] std::vector<double> crossings(Point a, Point b) const;
    [[nodiscard]] bool between(Point a, Point b) const {
        return map_.first_hit(a, b, RoadMap::kNone, RoadMap::kNone).has_value();
    }

  private:
    RoadMap map_;
};

}  // namespace relais::demonstration
