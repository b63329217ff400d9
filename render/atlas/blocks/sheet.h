#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/context.h"
#include "render/map/view.h"

namespace relais::atlas {

// The parts of an area's page.

/// The finding: of the services that are needed most often, the one with the largest share of the
/// area's people beyond its limit.
[[nodiscard]] std::string sheet_title(const Context& context, const Area& area);
/// That service; none where all are within every limit.
[[nodiscard]] std::optional<CategoryId> worst_service(const Context& context, const Area& area);

/// Where an area is shown, with the places of all zones on it.
struct SheetMap {
    map::View view;
    std::vector<map::ZoneArea> areas;
};
/// The households of the area, all services, names of its zones and, quietly, of those around it.
/// Returns how many names of the area found no place.
std::size_t draw_sheet_map(Context& context, const Area& area, const Legend& legend,
                           const SheetMap& map);

/// The served categories, those with the largest share of the area's people beyond the limit first;
/// those without a time last.
[[nodiscard]] std::vector<CategoryId> farthest_first(const Context& context, const Area& area);

/// The services as they are reached from the area. Returns the lower edge.
double draw_sheet_services(Context& context, const Area& area, const SheetMap& map, const Box& box);

/// The zones of an area where there is one service only, those with the most people beyond the limit
/// first.
[[nodiscard]] std::vector<std::size_t> zones_by_need(const Context& context, const Area& area);
/// Rows from `first` on that fit, in a table. Returns the next one.
std::size_t draw_sheet_zones(Context& context, const std::vector<std::size_t>& zones,
                             std::size_t first, const Box& box);
/// How many rows fit in a box of that height.
[[nodiscard]] std::size_t sheet_zones_in(double height);

}  // namespace relais::atlas
