#pragma once

#include <filesystem>
#include <vector>

#include "engine/scenario/edit.h"

namespace relais::scenario {

/// Reads a scenario: TOML, a list of edits. `territory` tells the categories; whether services,
/// zones and roads exist is checked where the edits are done. Throws Error naming file, line, key
/// and remedy.
///
///     name = "The pass is closed"        # what people read
///     (profile = "rush-hour.toml")       # how people travel then: car, walk, bicycle or a file;
///                                        # its speeds and rules take the place of the study's
///     (include = ["winter.toml"])        # scenarios whose edits come first; relative to this file
///
///     [[edits]]                          # done one after the other
///     do = "close_service"               # one of the following
///     (label = "…")                      # what people read
///
///     add_service      category, lon, lat, (id), (name), (capacity), (opening_hours)
///     move_service     service, (category), lon, lat
///     close_service    service, (category)
///     resize_service   service, (category), capacity
///     set_hours        service, (category), opening_hours
///     add_round        category, (name), (id), and [[edits.stops]] with lon, lat, opening_hours: a
///                      service on wheels; every stop counts, or with --arrive those it is at
///     add_road         line = [[lon, lat], …], kmh, (one_way), (class), (name); its ends join
///                      roads within 100 m, and it passes over or under any other
///     close_road       a choice of roads
///     open_road        a choice of roads that an edit before closes
///     set_speed        a choice of roads, kmh: the speed that is driven
///     scale_speed      a choice of roads, factor: 0.5 takes twice the time
///     scale_population factor, (zone), (polygon or polygon_file), (group)
///     add_households   lon, lat, weight, (id)
///
/// `service` is an id, `category` a key of the taxonomy. A choice of roads is one or more of
/// ways = [123, 456] (ids of OpenStreetMap), class = ["track"] (highway values), names = ["Col
/// d'Izoard"] (as the map writes them) and polygon = [[lon, lat], …] or polygon_file =
/// "flood.geojson" (any file of polygons that GDAL reads, relative to this file); a road has to
/// answer to all that are given, and lies in a polygon when it touches it; a way or a name that no
/// chosen road has is refused, and so is a place within reach of no road. Longitudes and latitudes are
/// WGS 84.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& file,
                                     const territory::Territory& territory);

/// Several scenarios. Their keys are the names of their files without .toml; throws Error when two
/// have the same.
[[nodiscard]] std::vector<Scenario> read_scenarios(const std::vector<std::filesystem::path>& files,
                                                   const territory::Territory& territory);

}  // namespace relais::scenario
