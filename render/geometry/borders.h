#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::geometry {

/// One piece of border, held once however many zones it bounds, so that neighbours stay neighbours
/// when it is simplified.
struct Border {
    std::vector<Coordinate> line;
    std::vector<ZoneId> zones;  ///< the zones it bounds, ascending: two inside, one at the outside
};

/// A closed walk along borders.
struct BorderRing {
    struct Step {
        std::uint32_t border = 0;
        bool backward = false;
    };
    std::vector<Step> steps;
};

/// The zones of a territory as rings of shared borders.
struct Borders {
    std::vector<Border> borders;
    std::vector<std::vector<BorderRing>> rings;  ///< per zone, outer rings and holes alike
};

/// Cuts the rings of all zones at the points where borders meet. Two zones share a border where
/// their points are the same to 1e-7 degree. Rings of fewer than three different points are left
/// out. O(n log n).
[[nodiscard]] Borders share_borders(std::span<const territory::Zone> zones);

}  // namespace relais::geometry
