#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/atlas/context.h"
#include "render/atlas/legend.h"
#include "render/map/layers.h"
#include "render/map/services.h"
#include "render/map/sheet.h"

namespace relais::atlas {

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
/// How large maps come out on such a page; larger is better.
[[nodiscard]] double map_scale(const Page& page, double width_over_height, bool has_zones,
                               std::size_t legend_rows);

/// What the pages of one kind share, prepared once.
struct CategoryMaps {
    CategoryLayout layout;
    map::Sheet zones, households;
    std::vector<map::ZoneArea> areas;
    std::string name = "maps";  ///< of its own in a document: what all pages share goes by it
};
[[nodiscard]] CategoryMaps prepare_maps(const Context& context, std::size_t legend_rows);

/// What a map is of, beside its colours.
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
                                                            const map::Sheet& sheet,
                                                            std::span<const ServiceId> services,
                                                            std::span<const ServiceId> closed = {},
                                                            std::span<const ServiceId> opened = {});

/// Which pages there will be. Does not need context.plan.
[[nodiscard]] Plan make_plan(const Context& context);

void draw_cover(Context& context);
void draw_contents(Context& context);
void draw_overview(Context& context);
void draw_category(Context& context, const CategoryMaps& maps, CategoryId category);
/// Rows of the longest legend that a category of the territory has.
[[nodiscard]] std::size_t longest_legend(const Context& context);
/// The page of one area of the digest.
void draw_sheet(Context& context, std::size_t area);
void draw_priorities(Context& context);
/// Who has what open when, all services of which that is known.
void draw_hours(Context& context);
void draw_index(Context& context);
/// How many pages the index takes.
[[nodiscard]] std::size_t index_pages(const Context& context);
/// Whether the glossary stands under the end of the index.
[[nodiscard]] bool glossary_under_index(const Context& context);
void draw_glossary(Context& context);
/// Its terms in `box`, from the top.
void draw_terms(Context& context, const Box& box);
/// How high they are on a page.
[[nodiscard]] double height_of_terms(const Context& context);
/// What went in, and what was made of it service by service.
void draw_data(Context& context);
/// How it was made, and how far to trust it: one page or more.
void draw_method(Context& context);
/// How many pages that takes.
[[nodiscard]] std::size_t method_pages(const Context& context);

}  // namespace relais::atlas
