#pragma once

#include <algorithm>
#include <string_view>

#include "engine/graph/road_network.h"

namespace relais::testing_support {

/// A street of 788 m along latitude 45, from 6.000 to 6.010 with a point at 6.005, and a primary
/// road from 44.990 joined to its west end. Of the class `far_road`, one goes on from the primary
/// road's east end, along latitude 44.990 to longitude 6.108, and one from the street's east end,
/// to longitude 6.020.
inline graph::RoadNetwork paper_roads(std::string_view far_road = {}) {
    const auto at = [](double lon, double lat) { return Coordinate::from_degrees(lon, lat); };
    const auto class_of = [](std::string_view name) {
        const auto names = graph::road_class_names();
        return static_cast<std::uint8_t>(std::find(names.begin(), names.end(), name) -
                                         names.begin());
    };
    graph::Builder builder(
        {at(6.000, 45), at(6.010, 45), at(6.005, 44.990), at(6.108, 44.990), at(6.020, 45)});
    builder.add({VertexId{0},
                 VertexId{1},
                 {at(6.000, 45), at(6.005, 45), at(6.010, 45)},
                 {30, 30},
                 {30, 30},
                 {0, 0}});
    builder.add({VertexId{0},
                 VertexId{2},
                 {at(6.000, 45), at(6.000, 44.990), at(6.005, 44.990)},
                 {60, 20},
                 {60, 20},
                 {1, 1}});
    if (!far_road.empty()) {
        builder.add(
            {VertexId{2}, VertexId{3}, {at(6.005, 44.990), at(6.108, 44.990)}, {900}, {900}, {2}});
        builder.add({VertexId{1}, VertexId{4}, {at(6.010, 45), at(6.020, 45)}, {90}, {90}, {2}});
    }
    return std::move(builder).finish({{.osm_id = 1, .road_class = class_of("residential")},
                                      {.osm_id = 2, .road_class = class_of("primary")},
                                      {.osm_id = 3, .road_class = class_of(far_road)}},
                                     {'\0'});
}

}  // namespace relais::testing_support
