#include "geodata/tables/geometry.h"

#include <ogr_api.h>

#include "geodata/tables/layer.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

territory::Ring to_ring(const OGRLinearRing& ring) {
    territory::Ring points;
    points.reserve(static_cast<std::size_t>(ring.getNumPoints()) + 1);
    for (int i = 0; i < ring.getNumPoints(); ++i)
        points.push_back(Coordinate::from_degrees(ring.getX(i), ring.getY(i)));
    if (!points.empty() && points.front() != points.back()) points.push_back(points.front());
    return points;
}

territory::Polygon to_polygon(const OGRPolygon& polygon) {
    territory::Polygon result{to_ring(*polygon.getExteriorRing()), {}};
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        result.holes.push_back(to_ring(*polygon.getInteriorRing(i)));
    return result;
}

std::unique_ptr<OGRLinearRing> to_ogr_ring(const territory::Ring& ring) {
    auto result = std::make_unique<OGRLinearRing>();
    result->setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i)
        result->setPoint(static_cast<int>(i), ring[i].lon(), ring[i].lat());
    return result;
}

class EarthVisitor : public OGRDefaultConstGeometryVisitor {
  public:
    using OGRDefaultConstGeometryVisitor::visit;
    void visit(const OGRPoint* point) override {
        inside = inside && Coordinate::valid_degrees(point->getX(), point->getY());
    }
    bool inside = true;
};

}  // namespace

bool lies_on_earth(const OGRGeometry& geometry) {
    EarthVisitor visitor;
    geometry.accept(&visitor);
    return visitor.inside;
}

territory::MultiPolygon to_multipolygon(const OGRGeometry& geometry) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    territory::MultiPolygon polygons;
    if (geometry.IsEmpty()) return polygons;
    if (type == wkbPolygon) {
        polygons.push_back(to_polygon(*geometry.toPolygon()));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection())
            for (territory::Polygon& polygon : to_multipolygon(*part))
                polygons.push_back(std::move(polygon));
    }
    return polygons;
}

std::unique_ptr<OGRMultiPolygon> to_ogr(const territory::MultiPolygon& area) {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const territory::Polygon& polygon : area) {
        auto part = std::make_unique<OGRPolygon>();
        part->addRingDirectly(to_ogr_ring(polygon.outer).release());
        for (const territory::Ring& hole : polygon.holes)
            part->addRingDirectly(to_ogr_ring(hole).release());
        result->addGeometryDirectly(part.release());
    }
    return result;
}

std::unique_ptr<OGRLineString> to_ogr(std::span<const Coordinate> line) {
    auto result = std::make_unique<OGRLineString>();
    result->setNumPoints(static_cast<int>(line.size()), FALSE);
    for (std::size_t i = 0; i < line.size(); ++i)
        result->setPoint(static_cast<int>(i), line[i].lon(), line[i].lat());
    return result;
}

territory::MultiPolygon dissolved(const territory::MultiPolygon& area) {
    const MessageTrap quiet;
    const std::unique_ptr<OGRGeometry> whole(to_ogr(area)->UnionCascaded());
    return whole ? to_multipolygon(*whole) : area;
}

std::unique_ptr<OGRGeometry> repaired(const OGRGeometry& geometry) {
    const MessageTrap quiet;  // GEOS logs every place where a ring crosses itself
    std::unique_ptr<OGRGeometry> flat(geometry.getLinearGeometry());
    flat->flattenTo2D();
    if (!flat->IsValid()) flat.reset(flat->MakeValid());
    return flat;
}

Coordinate point_on_surface(const territory::MultiPolygon& area) {
    const std::unique_ptr<OGRGeometry> valid = repaired(*to_ogr(area));
    const MessageTrap quiet;
    const std::unique_ptr<OGRGeometry> point(
        valid ? OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(valid.get())))
              : nullptr);
    // An area thinner than the grid of coordinates has no surface; any of its points can be used.
    if (!point || point->IsEmpty()) return area.front().outer.front();
    return Coordinate::from_degrees(point->toPoint()->getX(), point->toPoint()->getY());
}

}  // namespace relais::tables
