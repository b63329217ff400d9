#pragma once

#include <cstddef>

#include "render/atlas/document/options.h"
#include "render/geometry/plane.h"
#include "render/map/scene.h"

namespace relais::atlas {

using geometry::Box;

/// How the body of a category's page is cut up; chosen once, by the shape of the territory.
struct CategoryLayout {
    Box zones;       ///< frame of the map of zones; empty when there are none
    Box households;  ///< frame of the map of households
    Box legend;
    Box curve;  ///< empty: not drawn
    Box figures;
    Box table;
};
[[nodiscard]] CategoryLayout category_layout(const Page& page, double width_over_height,
                                             bool has_zones, std::size_t legend_rows);
/// The size of maps on such a page; larger is better.
[[nodiscard]] double map_scale(const Page& page, double width_over_height, bool has_zones,
                               std::size_t legend_rows);

/// A page in landscape or portrait, as requested, or whichever gives the larger maps.
[[nodiscard]] Page page_of(const Options& options, const map::Scene& scene);

}  // namespace relais::atlas
