#pragma once

#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"
#include "render/draw/canvas.h"
#include "render/draw/document.h"

namespace relais::map {

/// One path through the roads, or the lack of one: the map of `relais explain`.
struct WayMap {
    using Line = std::vector<Coordinate>;
    struct Name {
        std::string text;
        Coordinate place;
    };

    std::string title;     ///< the finding
    std::string subtitle;  ///< its subject
    std::string credit;    ///< whose data this is
    std::string date;      ///< ISO, of the data; empty: not known
    std::vector<Line> path;
    std::vector<Line> walks;         ///< dashed
    std::vector<Line> islands;       ///< roads cut off from the others
    std::vector<Name> starts, ends;  ///< marked by a dot, and by a diamond
    std::vector<Name> names;  ///< of roads, the most important first; those without room are left
                              ///< out
    std::vector<Coordinate> shown;  ///< on the map, like all of the above except the islands
};

/// Page of a way map, millimetres.
inline constexpr double kWayMapWidth = 210;
inline constexpr double kWayMapHeight = 148;

/// Draws on a page of that size: the roads quietly, as many classes as the scale bears, the way
/// upon them, scale bar and north.
void draw_way_map(draw::Canvas& canvas, const graph::RoadNetwork& network, const WayMap& map);

/// The map as a file of that format. Same arguments, same bytes.
[[nodiscard]] std::string way_map_file(const graph::RoadNetwork& network, const WayMap& map,
                                       draw::Format format);

}  // namespace relais::map
