#include "geodata/osm/features_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>

#include <geos_c.h>

#include "engine/core/geodesy.h"

namespace relais::osm {
namespace {

using territory::MultiPolygon;
using territory::Polygon;
using territory::Ring;

/// Signed area and centre of gravity of a ring, in units of 1e-7 degree from its first point.
struct Moments {
    double area = 0;
    double lon = 0;  ///< first moments: to be divided by the area
    double lat = 0;
};

Moments moments(const Ring& ring, Coordinate origin) {
    Moments sum;
    const auto lon = [&](Coordinate c) { return double(c.lon_e7) - origin.lon_e7; };
    const auto lat = [&](Coordinate c) { return double(c.lat_e7) - origin.lat_e7; };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Coordinate a = ring[i];
        const Coordinate b = ring[i + 1];
        const double cross = (lon(a) * lat(b) - lon(b) * lat(a)) / 2;
        sum.area += cross;
        sum.lon += cross * (lon(a) + lon(b)) / 3;
        sum.lat += cross * (lat(a) + lat(b)) / 3;
    }
    return sum.area < 0 ? Moments{-sum.area, -sum.lon, -sum.lat} : sum;
}

Moments moments(const Polygon& polygon) {
    const Coordinate origin = polygon.outer.front();
    Moments sum = moments(polygon.outer, origin);
    for (const Ring& hole : polygon.holes) {
        const Moments h = moments(hole, origin);
        sum = {sum.area - h.area, sum.lon - h.lon, sum.lat - h.lat};
    }
    return sum;
}

/// Even-odd rule in whole numbers.
bool crosses(const Ring& ring, Coordinate p) {
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Coordinate a = ring[i];
        const Coordinate b = ring[i + 1];
        if ((a.lat_e7 > p.lat_e7) == (b.lat_e7 > p.lat_e7)) continue;
        const auto difference = [](std::int32_t x, std::int32_t y) { return std::int64_t{x} - y; };
        const std::int64_t side = difference(b.lon_e7, a.lon_e7) * difference(p.lat_e7, a.lat_e7) -
                                  difference(p.lon_e7, a.lon_e7) * difference(b.lat_e7, a.lat_e7);
        if ((b.lat_e7 > a.lat_e7) == (side > 0)) inside = !inside;
    }
    return inside;
}

bool contains(const Polygon& polygon, Coordinate place) {
    return crosses(polygon.outer, place) &&
           std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return crosses(hole, place); });
}

struct Geos {
    GEOSContextHandle_t handle = GEOS_init_r();
    ~Geos() { GEOS_finish_r(handle); }
    Geos() = default;
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    struct Destroy {
        GEOSContextHandle_t handle;
        void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(handle, g); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    [[nodiscard]] GEOSGeometry* ring(const Ring& ring) const {
        GEOSCoordSequence* points =
            GEOSCoordSeq_create_r(handle, static_cast<unsigned>(ring.size()), 2);
        for (unsigned i = 0; i < ring.size(); ++i)
            GEOSCoordSeq_setXY_r(handle, points, i, ring[i].lon_e7, ring[i].lat_e7);
        return GEOSGeom_createLinearRing_r(handle, points);
    }

    [[nodiscard]] Geometry polygon(const Polygon& polygon) const {
        std::vector<GEOSGeometry*> holes;
        for (const Ring& hole : polygon.holes) holes.push_back(ring(hole));
        return {GEOSGeom_createPolygon_r(handle, ring(polygon.outer), holes.data(),
                                         static_cast<unsigned>(holes.size())),
                Destroy{handle}};
    }
};

Coordinate point_on_surface(const Polygon& polygon) {
    const Geos geos;
    const auto shape = geos.polygon(polygon);
    const Geos::Geometry point(shape ? GEOSPointOnSurface_r(geos.handle, shape.get()) : nullptr,
                               Geos::Destroy{geos.handle});
    double lon = 0;
    double lat = 0;
    if (!point || GEOSGeomGetX_r(geos.handle, point.get(), &lon) != 1 ||
        GEOSGeomGetY_r(geos.handle, point.get(), &lat) != 1)
        return polygon.outer.front();  // a ring that encloses nothing
    return {static_cast<std::int32_t>(std::lround(lon)),
            static_cast<std::int32_t>(std::lround(lat))};
}

Coordinate point_inside(const Polygon& polygon) {
    const Moments m = moments(polygon);
    if (m.area <= 0) return polygon.outer.front();
    const Coordinate origin = polygon.outer.front();
    const Coordinate centre{origin.lon_e7 + static_cast<std::int32_t>(std::lround(m.lon / m.area)),
                            origin.lat_e7 + static_cast<std::int32_t>(std::lround(m.lat / m.area))};
    return contains(polygon, centre) ? centre : point_on_surface(polygon);
}

double metres_to(const Ring& ring, Coordinate place) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        nearest = std::min(nearest, nearest_on_piece(place, ring[i], ring[i + 1]).metres);
    return nearest;
}

}  // namespace

double area_square_metres(const MultiPolygon& shape) {
    constexpr double kMetresPerUnit = kEarthRadiusMetres * kRadiansPerDegree * 1e-7;
    double area = 0;
    for (const Polygon& polygon : shape) {
        const Moments m = moments(polygon);
        const double lat = polygon.outer.front().lat() + (m.area > 0 ? m.lat / m.area : 0) * 1e-7;
        area += std::max(m.area, 0.0) * std::cos(lat * kRadiansPerDegree);
    }
    return area * kMetresPerUnit * kMetresPerUnit;
}

Coordinate inner_point(const MultiPolygon& shape) {
    const auto largest = std::max_element(
        shape.begin(), shape.end(),
        [](const Polygon& a, const Polygon& b) { return moments(a).area < moments(b).area; });
    return point_inside(*largest);
}

bool contains(const MultiPolygon& shape, Coordinate place) {
    return std::any_of(shape.begin(), shape.end(),
                       [&](const Polygon& polygon) { return contains(polygon, place); });
}

double metres_to(const MultiPolygon& shape, Coordinate place) {
    if (contains(shape, place)) return 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Polygon& polygon : shape) {
        nearest = std::min(nearest, metres_to(polygon.outer, place));
        for (const Ring& hole : polygon.holes) nearest = std::min(nearest, metres_to(hole, place));
    }
    return nearest;
}

}  // namespace relais::osm
