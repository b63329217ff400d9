#include "geodata/assembly/misplaced.h"

#include <fmt/format.h>

#include "engine/snap/snapper.h"

namespace relais::assembly {
namespace {

std::string shown(const Extent& extent) {
    return fmt::format("longitude {:.4f} to {:.4f}, latitude {:.4f} to {:.4f}", extent.west,
                       extent.east, extent.south, extent.north);
}

}  // namespace

Extent reach_of(const graph::RoadNetwork& network) {
    const Extent roads = extent_of(network);
    return roads.empty() ? roads : roads.grown(snap::Options{}.max_metres);
}

Extent extent_of(const graph::RoadNetwork& network) {
    Extent roads;
    for (const graph::ShapePoint& point : network.points.view()) roads.add(point.place);
    return roads;
}

bool has_swapped_axes(const Reading& reading, const graph::RoadNetwork& network) {
    if (reading.extent.empty()) return false;
    const Extent reach = reach_of(network);
    return !reading.extent.touches(reach) && reading.extent.swapped().touches(reach);
}

bool lies_elsewhere(const Reading& reading, const graph::RoadNetwork& network) {
    const Extent reach = reach_of(network);
    return !reading.extent.empty() && !reach.empty() && !reading.extent.touches(reach);
}

std::string elsewhere(const Reading& reading, const graph::RoadNetwork& network) {
    return fmt::format(
        "all of its places are far from the roads of the extract: they are at {}, but the roads at "
        "{}; {}, or give an extract of the same area",
        shown(reading.extent), shown(extent_of(network)),
        reading.crs.empty()
            ? std::string{"name its reference system with crs = \"EPSG:…\""}
            : fmt::format("it was read as {}: correct crs = \"EPSG:…\"", reading.crs));
}

}  // namespace relais::assembly
