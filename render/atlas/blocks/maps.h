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
    std::vector<map::ZoneArea> areas;                          ///< of `zones`
    std::vector<std::vector<map::ZoneArea>> inset_areas = {};  ///< of its insets
    std::string name = "maps";  ///< of its own in a document: what all pages share goes by it
};
/// Both maps of the territory, with insets where they are worth it, in the same frame.
void set_views(const Context& context, const Box& frame, CategoryMaps& maps);
[[nodiscard]] CategoryMaps prepare_maps(const Context& context, std::size_t legend_rows);

/// One map of the territory, for a page of that layout. `name`: of its own in the document.
[[nodiscard]] CategoryMaps map_page_maps(const Context& context, const std::string& name);

/// Territories of more zones have numbers instead of names on the small map of zones.
inline constexpr std::size_t kNamedZones = 40;

/// The subject of a map, in addition to its colours.
struct MapOf {
    std::string caption, finding;  ///< together its alternative text
    std::vector<ServiceId> services;
    std::vector<ServiceId> closed = {};  ///< by a scenario
    std::vector<ServiceId> opened = {};  ///< the same
    /// Short texts on the map of zones instead of names: numbers of a table, changes. None: names.
    struct Mark {
        std::size_t zone = 0;
        std::string text;
    };
    std::vector<Mark> marks = {};
    std::vector<ZoneId> named = {};  ///< zones that the page names, first on the map of households
    CategoryId category = {};        ///< that the times are of; kNone: they are a change
};
/// The map of zones, on maps.zones. Returns how many names found no place.
std::size_t draw_zone_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                          const MapOf& of);
/// The map of households, on maps.households, with the names of the largest towns. Returns how many
/// of these found no place.
std::size_t draw_household_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                               const MapOf& of);
/// What a dot of a map of households is, beside its caption where there is room.
void draw_dot_meaning(Context& context, const map::View& view, double caption_width);
/// Arrows at the edge of a map to services outside of it that are the nearest to one person in
/// twenty or more, with their names and the mean minutes there. Returns the areas that they cover.
std::vector<Box> draw_services_beyond(Context& context, const map::View& view, CategoryId category);
/// A zone with people on a map, and its built-up centre: the town of its name where the extract has
/// one, else where most of them are within some 4 mm.
struct Town {
    std::size_t zone = 0;
    double weight = 0;
    Point at;
};
/// The most people first. O(households log n).
[[nodiscard]] std::vector<Town> towns_of(const Context& context, const map::View& view);
/// Services on a sheet, each with its sign.
[[nodiscard]] std::vector<map::ServicePlace> service_places(const Context& context,
                                                            const map::View& view,
                                                            std::span<const ServiceId> services,
                                                            std::span<const ServiceId> closed = {},
                                                            std::span<const ServiceId> opened = {});

}  // namespace relais::atlas
