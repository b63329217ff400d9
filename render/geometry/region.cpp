#include "render/geometry/region.h"

#include <cmath>
#include <mutex>

#include <geos_c.h>

namespace relais::geometry {
namespace {

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

GEOSContextHandle_t geos() {
    thread_local Context context;
    return context.handle;
}

GEOSCoordSequence* sequence(const Polyline& line) {
    const auto n = static_cast<unsigned>(line.size());
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(geos(), n, 2);
    for (unsigned i = 0; i < n; ++i) {
        GEOSCoordSeq_setXY_r(geos(), points, i, line[i].x, line[i].y);
    }
    return points;
}

/// Even-odd: rings are combined by symmetric difference, so holes and islands need no order.
GEOSGeometry* polygon_of(const std::vector<Polyline>& rings) {
    GEOSGeometry* area = GEOSGeom_createEmptyPolygon_r(geos());
    for (const Polyline& ring : rings) {
        if (ring.size() < 4 || !(ring.front() == ring.back())) continue;
        GEOSGeometry* raw = GEOSGeom_createPolygon_r(
            geos(), GEOSGeom_createLinearRing_r(geos(), sequence(ring)), nullptr, 0);
        if (raw == nullptr) continue;
        GEOSGeometry* valid = GEOSMakeValid_r(geos(), raw);
        GEOSGeometry* sum = valid ? GEOSSymDifference_r(geos(), area, valid) : nullptr;
        GEOSGeom_destroy_r(geos(), raw);
        GEOSGeom_destroy_r(geos(), valid);
        if (sum == nullptr) continue;
        GEOSGeom_destroy_r(geos(), area);
        area = sum;
    }
    return area;
}

}  // namespace

struct Region::Impl {
    GEOSGeometry* area = nullptr;
    const GEOSPreparedGeometry* prepared = nullptr;
    Point middle;
    mutable std::mutex asking;  // GEOS makes the indices of `prepared` while it answers

    Impl(GEOSGeometry* region, Point around)
        : area(region), prepared(GEOSPrepare_r(geos(), area)), middle(around) {}
    explicit Impl(const std::vector<Polyline>& rings) : Impl(polygon_of(rings), {}) {
        Box box;
        for (const Polyline& ring : rings) {
            for (const Point& p : ring) box.add(p);
        }
        if (!box.empty()) middle = box.centre();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        GEOSPreparedGeom_destroy_r(geos(), prepared);
        GEOSGeom_destroy_r(geos(), area);
    }
};

Region::Region(const std::vector<Polyline>& rings) : impl_(std::make_shared<Impl>(rings)) {}

bool Region::contains(const Box& box) const {
    GEOSGeometry* other = GEOSGeom_createRectangle_r(geos(), box.x0, box.y0, box.x1, box.y1);
    const std::lock_guard lock(impl_->asking);
    const bool inside = GEOSPreparedContains_r(geos(), impl_->prepared, other) == 1;
    GEOSGeom_destroy_r(geos(), other);
    return inside;
}

Region Region::without(const Region& other) const {
    GEOSGeometry* rest = GEOSDifference_r(geos(), impl_->area, other.impl_->area);
    Region result = *this;
    if (rest != nullptr) result.impl_ = std::make_shared<Impl>(rest, impl_->middle);
    return result;
}

double Region::area() const {
    double area = 0;
    return GEOSArea_r(geos(), impl_->area, &area) == 1 ? area : 0;
}

Region::Pole Region::pole() const {
    const double size = std::sqrt(area());
    if (!(size > 0)) return {impl_->middle, 0};
    GEOSGeometry* radius = GEOSMaximumInscribedCircle_r(geos(), impl_->area, size / 100);
    if (radius == nullptr) return {impl_->middle, 0};
    Pole pole;
    GEOSGeometry* centre = GEOSGeomGetStartPoint_r(geos(), radius);
    GEOSGeomGetX_r(geos(), centre, &pole.place.x);
    GEOSGeomGetY_r(geos(), centre, &pole.place.y);
    GEOSGeomGetLength_r(geos(), radius, &pole.radius);
    GEOSGeom_destroy_r(geos(), centre);
    GEOSGeom_destroy_r(geos(), radius);
    return pole;
}

}  // namespace relais::geometry
