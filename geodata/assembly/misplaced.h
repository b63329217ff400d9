#pragma once

#include <string>

#include "engine/graph/road_network.h"
#include "geodata/report/reading.h"

namespace relais::assembly {

/// The box around the roads.
[[nodiscard]] Extent extent_of(const graph::RoadNetwork& network);
/// That box, grown by how far a place may be from a road; empty where there is no road.
[[nodiscard]] Extent reach_of(const graph::RoadNetwork& network);
/// Whether the places of a file are near the roads only with longitude and latitude exchanged.
[[nodiscard]] bool has_swapped_axes(const Reading& reading, const graph::RoadNetwork& network);
inline constexpr const char* kSwappedAxes =
    "its coordinates are swapped: none of them is near the roads of the extract, but with x and y "
    "exchanged they are; exchange x and y (for coordinates in one column: place_order = "
    "\"lon,lat\" or \"lat,lon\")";
/// Whether all places of a file are outside the roads, so that nothing would be left of it.
[[nodiscard]] bool lies_elsewhere(const Reading& reading, const graph::RoadNetwork& network);
/// The message for it: its location, and the remedy.
[[nodiscard]] std::string elsewhere(const Reading& reading, const graph::RoadNetwork& network);

}  // namespace relais::assembly
