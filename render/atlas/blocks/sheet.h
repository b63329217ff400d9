#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/context.h"
#include "render/map/view.h"

namespace relais::atlas {

// The parts of an area's page.

/// The finding: how many are far from a service, or from the one service that there is.
[[nodiscard]] std::string sheet_title(const Context& context, const Area& area);

/// Where an area is shown, with the places of all zones on it.
struct SheetMap {
    map::View view;
    std::vector<map::ZoneArea> areas;
};
/// The households of the area, all services, names of its zones and, quietly, of those around it.
/// Returns how many names of the area found no place.
std::size_t draw_sheet_map(Context& context, const Area& area, const Legend& legend,
                           const SheetMap& map);

/// The served categories, the longest average from the area first; those without a time last.
[[nodiscard]] std::vector<CategoryId> farthest_first(const Context& context, const Area& area);

/// The services as they are reached from the area. Returns the lower edge.
double draw_sheet_services(Context& context, const Area& area, const SheetMap& map, const Box& box);
/// The zones of the area, those with the most people far from a service first; none where it is a
/// single one. Returns the lower edge.
double draw_sheet_zones(Context& context, const Area& area, const Box& box);

}  // namespace relais::atlas
