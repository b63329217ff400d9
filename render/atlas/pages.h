#pragma once

#include <string>
#include <vector>

#include "render/atlas/context.h"
#include "render/map/sheet.h"

namespace relais::atlas {

/// How the body of a category's page is cut up; chosen once, by the shape of the territory.
struct CategoryLayout {
    geometry::Box zones;       ///< frame of the map of zones; empty when there are none
    geometry::Box households;  ///< frame of the map of households
    geometry::Box legend;
    geometry::Box curve;  ///< empty: not drawn
    geometry::Box figures;
    geometry::Box table;
    double captions_above = 3;
};
[[nodiscard]] CategoryLayout category_layout(double width_over_height, bool has_zones,
                                             std::size_t legend_rows);

/// What all category pages share, prepared once.
struct CategoryMaps {
    CategoryLayout layout;
    map::Sheet zones, households;
    std::vector<map::ZoneArea> areas;
};
[[nodiscard]] CategoryMaps prepare_maps(const Context& context);

void draw_cover(Context& context);
void draw_overview(Context& context, const std::vector<CategoryId>& served);
void draw_category(Context& context, const CategoryMaps& maps, CategoryId category,
                   const std::string& folio);
/// One page or more, numbered from `first_page`.
void draw_method(Context& context, const std::vector<CategoryId>& unserved, std::size_t first_page);

}  // namespace relais::atlas
