#include "geodata/ogr/layer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.h"
#include "geodata/ogr/geometry.h"
#include "geodata/ogr/messages.h"

namespace relais::ogr {
namespace {

bool called(std::string_view column, std::initializer_list<const char*> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return EQUAL(std::string{column}.c_str(), name); });
}

bool are_degrees(const PlaceColumns& places) {
    return called(places.x, {"lon", "long", "lng", "longitude"}) &&
           called(places.y, {"lat", "latitude"});
}

/// The reference system that the manifest or the file names.
OGRSpatialReference reference_of(const Table& table, const PlaceColumns& places) {
    const MessageTrap messages;
    OGRSpatialReference reference;
    if (!places.crs.empty()) {
        if (reference.SetFromUserInput(places.crs.c_str()) != OGRERR_NONE)
            table.fail(
                fmt::format("crs = \"{}\" is not known to PROJ; write an EPSG code such as "
                            "\"EPSG:4326\"",
                            places.crs));
    } else if (!places.x.empty()) {
        if (!are_degrees(places))
            table.fail(
                fmt::format("the reference system of columns \"{}\" and \"{}\" is not known; "
                            "add crs = \"EPSG:…\"",
                            places.x, places.y));
        reference.SetWellKnownGeogCS("WGS84");
    } else if (const OGRSpatialReference* own = table.layer().GetSpatialRef()) {
        reference = *own;
    } else {
        table.fail("the layer has no reference system; add crs = \"EPSG:…\"");
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

/// Within the bounds of France in that system.
bool looks_like_lambert_93(double x, double y) {
    return x > 0 && x < 1'300'000 && y > 6'000'000 && y < 7'200'000;
}

/// Why a geometry of that type is no use, as the clause of a sentence.
std::string wrong_type(const OGRGeometry& geometry, const char* wanted) {
    return fmt::format("its geometry is a {}; give a layer of {}", geometry.getGeometryName(),
                       wanted);
}

}  // namespace

struct Layer::Projection {
    OGRSpatialReference from;
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84;  // null: it is WGS 84
};

Layer::Layer(const TableFile& source, const PlaceColumns& places)
    : table_(source), projection_(std::make_unique<Projection>()) {
    if (!places.x.empty()) {
        x_ = table_.column(places.x);
        y_ = table_.column(places.y);
    } else if (table_.layer().GetGeomType() == wkbNone) {
        table_.fail(
            fmt::format("the rows have no geometry; name the columns of the coordinates "
                        "with x = \"…\" and y = \"…\" (its columns are {})",
                        fmt::join(table_.column_names(), ", ")));
    }
    projection_->from = reference_of(table_, places);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (projection_->from.IsSame(&wgs84)) return;
    const MessageTrap messages;
    projection_->to_wgs84.reset(OGRCreateCoordinateTransformation(&projection_->from, &wgs84));
    if (!projection_->to_wgs84)
        table_.fail(
            fmt::format("its reference system cannot be turned into WGS 84: {}; reproject "
                        "the layer",
                        messages.reason()));
}

Layer::~Layer() = default;
Layer::Layer(Layer&&) noexcept = default;
Layer& Layer::operator=(Layer&&) noexcept = default;

std::string Layer::crs() const {
    const OGRSpatialReference& from = projection_->from;
    const char* authority = from.GetAuthorityName(nullptr);
    const char* code = from.GetAuthorityCode(nullptr);
    if (authority && code) return fmt::format("{}:{}", authority, code);
    const char* name = from.GetName();
    return name ? name : "unnamed";
}

bool Layer::counts_metres() const {
    return projection_->from.IsProjected() != 0;
}

/// Degrees that are said to be metres end up off the coast of Africa, which nobody would notice.
void Layer::check_unit(double x, double y) const {
    if (x == 0 && y == 0)
        table_.fail_row("the coordinate (0, 0) stands for none; fill it in or leave the row out");
    if (counts_metres() && Coordinate::valid_degrees(x, y))
        table_.fail_row(
            fmt::format("the coordinate ({}, {}) is in degrees, but {} counts metres; "
                        "write crs = \"EPSG:4326\"",
                        x, y, crs()));
}

void Layer::fail_outside(double x, double y) const {
    table_.fail_row(fmt::format(
        "the coordinate ({}, {}) lies outside the world; correct it or the crs{}", x, y,
        looks_like_lambert_93(x, y) ? ": it looks like Lambert 93, crs = \"EPSG:2154\"" : ""));
}

Coordinate Layer::to_coordinate(double x, double y) const {
    check_unit(x, y);
    double lon = x;
    double lat = y;
    const MessageTrap quiet;
    const bool inside = !projection_->to_wgs84 || projection_->to_wgs84->Transform(1, &lon, &lat);
    if (!inside || !Coordinate::valid_degrees(lon, lat)) fail_outside(x, y);
    return Coordinate::from_degrees(lon, lat);
}

Coordinate Layer::point() const {
    if (x_) {
        const std::optional<double> x = table_.number(*x_);
        const std::optional<double> y = table_.number(*y_);
        if (!x || !y)
            table_.fail_row(
                fmt::format("the coordinate in \"{}\", \"{}\" is empty; fill it in or "
                            "leave the row out",
                            x_->name, y_->name));
        return to_coordinate(*x, *y);
    }
    const OGRGeometry* geometry = table_.feature().GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty())
        table_.fail_row("the geometry is empty; draw a point or leave the row out");
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbMultiPoint && geometry->toMultiPoint()->getNumGeometries() == 1)
        geometry = geometry->toMultiPoint()->getGeometryRef(0);
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint)
        return to_coordinate(geometry->toPoint()->getX(), geometry->toPoint()->getY());
    if (!OGR_GT_IsSubClassOf(type, wkbCurvePolygon) && !OGR_GT_IsSubClassOf(type, wkbMultiSurface))
        table_.fail_row(wrong_type(*geometry, "points or polygons"));
    return point_on_surface(area());
}

territory::MultiPolygon Layer::area() const {
    const OGRGeometry* geometry = table_.feature().GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty())
        table_.fail_row("the geometry is empty; draw a polygon or leave the row out");
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (!OGR_GT_IsSubClassOf(type, wkbCurvePolygon) &&
        !OGR_GT_IsSubClassOf(type, wkbMultiSurface) && type != wkbGeometryCollection)
        table_.fail_row(wrong_type(*geometry, "polygons"));
    OGREnvelope box;
    geometry->getEnvelope(&box);
    check_unit(box.MinX, box.MinY);
    const MessageTrap messages;
    const std::unique_ptr<OGRGeometry> degrees(geometry->clone());
    const bool inside =
        !projection_->to_wgs84 || degrees->transform(projection_->to_wgs84.get()) == OGRERR_NONE;
    if (!inside || !lies_on_earth(*degrees)) fail_outside(box.MaxX, box.MaxY);
    const std::unique_ptr<OGRGeometry> valid = repaired(*degrees);
    territory::MultiPolygon polygons = valid ? to_multipolygon(*valid) : territory::MultiPolygon{};
    if (polygons.empty())
        table_.fail_row("the geometry encloses no area; draw a polygon or leave the row out");
    return polygons;
}

bool Layer::crosses_itself() const {
    const MessageTrap quiet;
    const OGRGeometry* geometry = table_.feature().GetGeometryRef();
    return geometry != nullptr && geometry->IsValid() == FALSE;
}

}  // namespace relais::ogr
