#include "engine/territory/locate.h"

#include <algorithm>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace relais::territory {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using PlanePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using PlaneRing = bg::model::ring<PlanePoint, true, true>;
using Box = bg::model::box<PlanePoint>;

PlanePoint plane(Coordinate c) {
    return {double(c.lon_e7), double(c.lat_e7)};
}

PlaneRing plane(const Ring& ring) {
    PlaneRing result;
    result.reserve(ring.size());
    std::transform(ring.begin(), ring.end(), std::back_inserter(result),
                   [](Coordinate c) { return plane(c); });
    return result;
}

struct PlanePolygon {
    ZoneId zone;
    PlaneRing outer;
    std::vector<PlaneRing> holes;

    [[nodiscard]] bool covers(const PlanePoint& point) const {
        // Ring orientation does not matter to winding-number inclusion.
        return bg::covered_by(point, outer) &&
               std::none_of(holes.begin(), holes.end(),
                            [&](const PlaneRing& hole) { return bg::within(point, hole); });
    }
};

}  // namespace

struct ZoneLocator::Index {
    std::vector<PlanePolygon> polygons;
    bgi::rtree<std::pair<Box, std::uint32_t>, bgi::rstar<16>> tree;
};

ZoneLocator::ZoneLocator(std::span<const Zone> zones) {
    auto index = std::make_unique<Index>();
    std::vector<std::pair<Box, std::uint32_t>> boxes;
    for (std::size_t z = 0; z < zones.size(); ++z)
        for (const Polygon& polygon : zones[z].shape) {
            PlanePolygon plane_polygon{ZoneId{z}, plane(polygon.outer), {}};
            for (const Ring& hole : polygon.holes) plane_polygon.holes.push_back(plane(hole));
            boxes.emplace_back(bg::return_envelope<Box>(plane_polygon.outer),
                               static_cast<std::uint32_t>(index->polygons.size()));
            index->polygons.push_back(std::move(plane_polygon));
        }
    index->tree = decltype(index->tree)(boxes);
    index_ = std::move(index);
}

ZoneLocator::~ZoneLocator() = default;
ZoneLocator::ZoneLocator(ZoneLocator&&) noexcept = default;
ZoneLocator& ZoneLocator::operator=(ZoneLocator&&) noexcept = default;

ZoneId ZoneLocator::locate(Coordinate place) const {
    const PlanePoint point = plane(place);
    ZoneId found;
    for (auto it = index_->tree.qbegin(bgi::intersects(point)); it != index_->tree.qend(); ++it) {
        const PlanePolygon& polygon = index_->polygons[it->second];
        if (polygon.zone < found && polygon.covers(point)) found = polygon.zone;
    }
    return found;
}

}  // namespace relais::territory
