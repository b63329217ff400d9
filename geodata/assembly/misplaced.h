#pragma once

#include <string>

#include "engine/graph/road_network.h"
#include "geodata/report/reading.h"

namespace relais::assembly {

/// The box around the roads.
[[nodiscard]] Extent extent_of(const graph::RoadNetwork& network);
/// That box, grown by how far a place may be from a road; empty where there is no road.
[[nodiscard]] Extent reach_of(const graph::RoadNetwork& network);
/// Whether what a file locates lies near the roads only with longitude and latitude exchanged.
[[nodiscard]] bool has_swapped_axes(const Reading& reading, const graph::RoadNetwork& network);
inline constexpr const char* kSwappedAxes =
    "its coordinates are swapped: nothing of it lies on the roads of the extract, but the other "
    "way "
    "round it does; exchange x and y (of coordinates in one column, by place_order = \"lon,lat\" "
    "or "
    "\"lat,lon\")";
/// Whether all that a file locates lies beyond the roads, so that nothing would be left of it.
[[nodiscard]] bool lies_elsewhere(const Reading& reading, const graph::RoadNetwork& network);
/// The sentence for it: where it lies, and the remedy.
[[nodiscard]] std::string elsewhere(const Reading& reading, const graph::RoadNetwork& network);

}  // namespace relais::assembly
