#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/atlas/blocks/layout.h"
#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/context.h"
#include "render/map/layers.h"
#include "render/map/services.h"
#include "render/map/view.h"

namespace relais::atlas {

/// The common data of the pages of one kind, prepared once.
struct CategoryMaps {
    CategoryLayout layout;
    map::View zones, households;
    std::vector<map::ZoneArea> areas;
    std::string name = "maps";  ///< of its own in a document: what all pages share goes by it
};
[[nodiscard]] CategoryMaps prepare_maps(const Context& context, std::size_t legend_rows);

/// The subject of a map, in addition to its colours.
struct MapOf {
    std::string caption, finding;  ///< together its alternative text
    std::vector<ServiceId> services;
    std::vector<ServiceId> closed = {};  ///< by a scenario
    std::vector<ServiceId> opened = {};  ///< the same
};
/// The map of zones, on maps.zones. Returns how many names found no place.
std::size_t draw_zone_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                          const MapOf& of);
/// The map of households, on maps.households.
void draw_household_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                        const MapOf& of);
/// Services on a sheet, each with its sign.
[[nodiscard]] std::vector<map::ServicePlace> service_places(const Context& context,
                                                            const map::View& view,
                                                            std::span<const ServiceId> services,
                                                            std::span<const ServiceId> closed = {},
                                                            std::span<const ServiceId> opened = {});

}  // namespace relais::atlas
