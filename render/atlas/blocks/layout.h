#pragma once

#include <cstddef>

#include "render/atlas/document/options.h"
#include "render/geometry/plane.h"
#include "render/map/scene.h"

namespace relais::atlas {

using geometry::Box;

/// How the body of a category's page is cut up; chosen once, by the shape of the territory.
struct CategoryLayout {
    Box households;  ///< frame of the map of households, the larger one
    Box zones;       ///< frame of the map of zones; empty when there are none
    Box legend;
    Box curve;
    Box column;  ///< figures, advice and table, from the top
    Box words;   ///< room for sentences; empty: they go into the column
};
/// `aspect`: width over height of the territory; `rows`: of the legend.
[[nodiscard]] CategoryLayout category_layout(const Page& page, double aspect, bool has_zones,
                                             std::size_t rows);
/// The size of the map of households on such a page; larger is better.
[[nodiscard]] double map_scale(const Page& page, double aspect, bool has_zones, std::size_t rows);

/// A page in landscape or portrait, as requested, or whichever gives the larger maps.
[[nodiscard]] Page page_of(const Options& options, const map::Scene& scene);

/// A page with one map of the territory, its legend, and a column for the rest.
struct MapPageLayout {
    Box map, legend, column;
};
[[nodiscard]] MapPageLayout map_page_layout(const Page& page);

}  // namespace relais::atlas
