#include "geodata/osm/roads/area_shape.h"

#include <algorithm>

#include <geos_c.h>

namespace relais::osm {
namespace {

/// A GEOS context, and the geometries made in it.
struct GeosContext {
    GEOSContextHandle_t handle = GEOS_init_r();
    ~GeosContext() { GEOS_finish_r(handle); }
    GeosContext() = default;
    GeosContext(const GeosContext&) = delete;
    GeosContext& operator=(const GeosContext&) = delete;

    struct Destroy {
        GEOSContextHandle_t handle = nullptr;
        void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(handle, g); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroy{handle}}; }
    [[nodiscard]] GEOSGeometry* ring(const PlaneRing& ring) const {
        const auto size = static_cast<unsigned>(ring.size());
        GEOSCoordSequence* points = GEOSCoordSeq_create_r(handle, size + 1, 2);
        for (unsigned i = 0; i <= size; ++i)
            GEOSCoordSeq_setXY_r(handle, points, i, ring[i % size].x, ring[i % size].y);
        return GEOSGeom_createLinearRing_r(handle, points);
    }
    [[nodiscard]] Geometry polygon(const PlanePolygon& polygon) const {
        std::vector<GEOSGeometry*> holes;
        for (const PlaneRing& hole : polygon.holes) holes.push_back(ring(hole));
        return own(GEOSGeom_createPolygon_r(handle, ring(polygon.outer), holes.data(),
                                            static_cast<unsigned>(holes.size())));
    }
    [[nodiscard]] Geometry line(PlanePoint a, PlanePoint b) const {
        GEOSCoordSequence* points = GEOSCoordSeq_create_r(handle, 2, 2);
        GEOSCoordSeq_setXY_r(handle, points, 0, a.x, a.y);
        GEOSCoordSeq_setXY_r(handle, points, 1, b.x, b.y);
        return own(GEOSGeom_createLineString_r(handle, points));
    }
};

/// Of a ring of GEOS, which repeats its first point; counterclockwise or clockwise, as requested.
PlaneRing to_ring(const GeosContext& geos, const GEOSGeometry* ring, bool counterclockwise) {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos.handle, ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos.handle, points, &size);
    PlaneRing result(size > 0 ? size - 1 : 0);
    for (unsigned i = 0; i < result.size(); ++i)
        GEOSCoordSeq_getXY_r(geos.handle, points, i, &result[i].x, &result[i].y);
    char is_counterclockwise = 0;
    GEOSCoordSeq_isCCW_r(geos.handle, points, &is_counterclockwise);
    if ((is_counterclockwise == 1) != counterclockwise) std::reverse(result.begin(), result.end());
    return result;
}

PlanePolygon to_polygon(const GeosContext& geos, const GEOSGeometry* shape) {
    PlanePolygon polygon{to_ring(geos, GEOSGetExteriorRing_r(geos.handle, shape), true), {}};
    const int holes = GEOSGetNumInteriorRings_r(geos.handle, shape);
    for (int i = 0; i < holes; ++i)
        polygon.holes.push_back(
            to_ring(geos, GEOSGetInteriorRingN_r(geos.handle, shape, i), false));
    return polygon;
}

/// The area that the rings enclose; null where there is none.
GeosContext::Geometry shape_of(const GeosContext& geos, const std::vector<PlaneRing>& rings) {
    if (rings.size() == 1) return geos.polygon({rings.front(), {}});
    std::vector<GEOSGeometry*> lines;
    for (const PlaneRing& ring : rings) lines.push_back(geos.ring(ring));
    const auto all = geos.own(GEOSGeom_createCollection_r(
        geos.handle, GEOS_MULTILINESTRING, lines.data(), static_cast<unsigned>(lines.size())));
    const auto noded = geos.own(all ? GEOSUnaryUnion_r(geos.handle, all.get()) : nullptr);
    return geos.own(noded ? GEOSBuildArea_r(geos.handle, noded.get()) : nullptr);
}

}  // namespace

std::vector<PlanePolygon> polygons_of(const std::vector<PlaneRing>& rings) {
    const GeosContext geos;
    std::vector<PlanePolygon> polygons;
    const auto enclosing = [](const PlaneRing& ring) { return ring.size() >= 3; };
    if (rings.empty() || !std::all_of(rings.begin(), rings.end(), enclosing)) return polygons;
    const auto shape = shape_of(geos, rings);
    if (!shape || GEOSisEmpty_r(geos.handle, shape.get()) != 0 ||
        GEOSisValid_r(geos.handle, shape.get()) != 1)
        return polygons;
    const int parts = GEOSGetNumGeometries_r(geos.handle, shape.get());
    for (int i = 0; i < parts; ++i)
        polygons.push_back(to_polygon(geos, GEOSGetGeometryN_r(geos.handle, shape.get(), i)));
    return polygons;
}

struct Inside::State {
    GeosContext geos;
    GeosContext::Geometry grown;
    const GEOSPreparedGeometry* prepared = nullptr;
    State() = default;
    ~State() {
        if (prepared != nullptr) GEOSPreparedGeom_destroy_r(geos.handle, prepared);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

// The enlarged polygon contains the given one, so that lines between its corners touch no edge: the
// prepared test then needs no exact geometry, and no digit of a coordinate decides.
Inside::Inside(const PlanePolygon& polygon, double slack) : state_(std::make_unique<State>()) {
    constexpr int kQuarterCircle = 1;
    constexpr double kLongestMitre = 2;
    const auto shape = state_->geos.polygon(polygon);
    if (!shape) return;
    state_->grown = state_->geos.own(GEOSBufferWithStyle_r(state_->geos.handle, shape.get(), slack,
                                                           kQuarterCircle, GEOSBUF_CAP_FLAT,
                                                           GEOSBUF_JOIN_MITRE, kLongestMitre));
    if (state_->grown) state_->prepared = GEOSPrepare_r(state_->geos.handle, state_->grown.get());
}

Inside::~Inside() = default;

bool Inside::holds(PlanePoint a, PlanePoint b) const {
    if (state_->prepared == nullptr) return false;
    const auto line = state_->geos.line(a, b);
    return line && GEOSPreparedContains_r(state_->geos.handle, state_->prepared, line.get()) == 1;
}

}  // namespace relais::osm
