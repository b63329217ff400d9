#include "geodata/zones/nearest_zone.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "geodata/osm/features_geometry.h"

namespace relais::zones {

NearestZone::NearestZone(const std::vector<territory::Zone>& zones) : zones_(&zones) {
    constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
    for (const territory::Zone& zone : zones) {
        Box box{{kMost, kMost}, {-kMost, -kMost}};
        for (const territory::Polygon& polygon : zone.shape)
            for (const Coordinate corner : polygon.outer) {
                box.south_west.lon_e7 = std::min(box.south_west.lon_e7, corner.lon_e7);
                box.south_west.lat_e7 = std::min(box.south_west.lat_e7, corner.lat_e7);
                box.north_east.lon_e7 = std::max(box.north_east.lon_e7, corner.lon_e7);
                box.north_east.lat_e7 = std::max(box.north_east.lat_e7, corner.lat_e7);
            }
        boxes_.push_back(box);
    }
}

ZoneId NearestZone::find(Coordinate place) const {
    constexpr double kCurve = 0.99;  // a box is flat, the Earth is not
    std::vector<std::pair<double, std::size_t>> by_box;
    for (std::size_t z = 0; z < boxes_.size(); ++z) {
        const auto& [south_west, north_east] = boxes_[z];
        if (south_west > north_east) continue;  // a zone without a shape
        const Coordinate inside{std::clamp(place.lon_e7, south_west.lon_e7, north_east.lon_e7),
                                std::clamp(place.lat_e7, south_west.lat_e7, north_east.lat_e7)};
        by_box.emplace_back(kCurve * distance_metres(place, inside), z);
    }
    std::sort(by_box.begin(), by_box.end());
    ZoneId nearest;
    double metres = std::numeric_limits<double>::infinity();
    for (const auto& [least, z] : by_box) {
        if (least > metres) break;
        const double its = osm::metres_to((*zones_)[z].shape, place);
        if (its > metres || (its == metres && nearest < ZoneId{z})) continue;
        nearest = ZoneId{z};
        metres = its;
    }
    return nearest;
}

}  // namespace relais::zones
