#pragma once

#include <filesystem>
#include <vector>

#include "engine/scenario/edit.h"

namespace relais::scenario {

/// Reads a scenario: TOML, a list of edits. `territory` gives the categories; whether services,
/// zones and roads exist is checked when the edits are applied. Throws Error naming file, line, key
/// and remedy.
///
///     name = "The pass is closed"        # what people read
///     (profile = "rush-hour.toml")       # travel profile: car, walk, bicycle or a file; its
///                                        # speeds and rules replace those of the study
///     (include = ["winter.toml"])        # scenarios whose edits come first; relative to this file
///
///     [[edits]]                          # applied one after the other
///     do = "close_service"               # one of the following
///     (label = "…")                      # what people read
///
///     add_service      category, lon, lat, (id), (name), (capacity), (opening_hours)
///     move_service     service, (category), lon, lat
///     close_service    service, (category)
///     resize_service   service, (category), capacity
///     set_hours        service, (category), opening_hours
///     add_round        category, (name), (id), and [[edits.stops]] with lon, lat, opening_hours: a
///                      mobile service; every stop counts, or with --arrive those open then
///     add_road         line = [[lon, lat], …], kmh, (one_way), (class), (name); its ends join
///                      roads within 100 m, and it passes over or under all others
///     close_road       a selection of roads
///     open_road        a selection of roads closed by an earlier edit
///     set_speed        a selection of roads, kmh: the driven speed
///     scale_speed      a selection of roads, factor: 0.5 takes twice the time
///     scale_population factor, (zone), (polygon or polygon_file), (group)
///     add_households   lon, lat, weight, (id)
///
/// `service` is an id, `category` a key of the taxonomy. A selection of roads is one or more of
/// ways = [123, 456] (OpenStreetMap ids), class = ["track"] (highway values), names = ["Col
/// d'Izoard"] (as in OpenStreetMap) and polygon = [[lon, lat], …] or polygon_file = "flood.geojson"
/// (any file of polygons that GDAL reads, relative to this file). A road must match all that are
/// given; it is in a polygon when it touches it. A way or a name without a matching road is
/// refused, and so is a place without a road within reach. Longitudes and latitudes are WGS 84.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& file,
                                     const territory::Territory& territory);

/// Several scenarios. Their keys are the names of their files without .toml; throws Error when two
/// have the same.
[[nodiscard]] std::vector<Scenario> read_scenarios(const std::vector<std::filesystem::path>& files,
                                                   const territory::Territory& territory);

}  // namespace relais::scenario
