#include "tools/demonstration/roads.h"

namespace relais::demonstration {

Roads draw_roads(const Country& country, const Progress& progress) {
    const RiverIndex rivers(country);
    Roads roads{.map = RoadMap(country.plan.half_side), .farms = {}, .ponds = {}};
    draw_highways(country, rivers, roads.map, progress);
    const std::size_t end_of_highways = roads.map.segments().size();
    draw_streets(country, rivers, roads.map, progress);
    draw_lanes(country, rivers, end_of_highways, roads, progress);
    dig_ponds(country, rivers, roads);
    return roads;
}

}  // namespace relais::demonstration
