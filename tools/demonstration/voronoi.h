#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tools/demonstration/plane.h"

namespace relais::demonstration {

/// A border between the cells of two places, or a pair of Delaunay neighbours.
struct Border {
    std::uint32_t a = 0;  ///< the lower number
    std::uint32_t b = 0;
    bool finite = false;  ///< whether both ends exist
    Point from;           ///< ends of the border; meaningful if finite
    Point to;
};

/// The diagram of Voronoi: `borders` in a stated order, and for each place the numbers of its
/// borders in the order in which they follow one another round it.
struct Voronoi {
    std::vector<Border> borders;
    std::vector<std::vector<std::uint32_t>> rounds;  ///< empty if not requested
};

/// By Boost.Polygon. REQUIRES: places differ in whole centimetres.
[[nodiscard]] Voronoi voronoi(std::span<const Point> places, bool with_rounds);

}  // namespace relais::demonstration
