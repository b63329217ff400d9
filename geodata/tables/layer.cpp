#include "geodata/tables/layer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.h"
#include "geodata/tables/geometry.h"
#include "geodata/tables/messages.h"
#include "geodata/tables/place_cell.h"

namespace relais::tables {
namespace {

bool called(std::string_view column, std::initializer_list<const char*> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return EQUAL(std::string{column}.c_str(), name); });
}

bool are_degrees(const PlaceColumns& places) {
    return called(places.x, {"lon", "long", "lng", "longitude"}) &&
           called(places.y, {"lat", "latitude"});
}

/// Letters and digits only, in lower case.
std::string plain(std::string_view name) {
    std::string result;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

constexpr std::array<std::string_view, 12> kPointColumns = {
    "geopoint", "geopoint2d",  "latlon",        "latlong",        "latlng", "lonlat",
    "longlat",  "coordonnees", "coordonneesxy", "coordonneesgeo", "coords", "gps"};
constexpr std::array<std::string_view, 5> kShapeColumns = {"geoshape", "geojson", "wkt", "geom",
                                                           "geometry"};

bool says_longitude_first(std::string_view column) {
    const std::string name = plain(column);
    return name.starts_with("lon") || name.starts_with("lng") || name.ends_with("xy");
}

/// The reference system that the caller or the file names.
OGRSpatialReference reference_of(const Table& table, const PlaceColumns& places,
                                 const std::optional<Column>& place) {
    const MessageTrap messages;
    OGRSpatialReference reference;
    if (!places.crs.empty()) {
        if (reference.SetFromUserInput(places.crs.c_str()) != OGRERR_NONE)
            table.fail(
                fmt::format("crs = \"{}\" is not a reference system of PROJ; write an EPSG code "
                            "such as \"EPSG:4326\"",
                            places.crs));
    } else if (!places.x.empty()) {
        if (!are_degrees(places))
            table.fail(
                fmt::format("the reference system of columns \"{}\" and \"{}\" is not known; "
                            "add crs = \"EPSG:…\"",
                            places.x, places.y));
        reference.SetWellKnownGeogCS("WGS84");
    } else if (place) {
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

/// Why a geometry of that type cannot be used, as the clause of a sentence.
std::string wrong_type(const OGRGeometry& geometry, const char* wanted) {
    return fmt::format("its geometry is a {}; give a layer of {}", geometry.getGeometryName(),
                       wanted);
}

}  // namespace

struct Layer::Projection {
    OGRSpatialReference from;
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84;  // null: it is WGS 84
    std::unique_ptr<OGRGeometry> in_cell;                   // of the present row
};

std::optional<Column> find_place_column(const Table& table, bool area) {
    const std::vector<std::string> columns = table.column_names();
    const auto find = [&](const auto& names) -> std::optional<Column> {
        for (const std::string_view name : names)
            for (const std::string& column : columns)
                if (plain(column) == name) return table.find_column(column);
        return std::nullopt;
    };
    if (!area)
        if (auto column = find(kPointColumns)) return column;
    return find(kShapeColumns);
}

Layer::Layer(const TableFile& source, const PlaceColumns& places, bool areas)
    : table_(source), projection_(std::make_unique<Projection>()) {
    if (!places.x.empty()) {
        x_ = table_.column(places.x);
        y_ = table_.column(places.y);
    } else if (!places.place.empty()) {
        place_ = table_.column(places.place);
    } else if (table_.layer().GetGeomType() == wkbNone) {
        place_ = find_place_column(table_, areas);
        if (!place_)
            table_.fail(fmt::format(
                "the rows have no geometry; name the columns of the coordinates with x = \"…\" and "
                "y = \"…\", or the one that contains both with place = \"…\" (its columns are {})",
                table_.shown_columns()));
    }
    projection_->from = reference_of(table_, places, place_);
    longitude_first_ = places.longitude_first.value_or(
        counts_metres() || (place_ && says_longitude_first(place_->name)));
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (projection_->from.IsSame(&wgs84)) return;
    const MessageTrap messages;
    projection_->to_wgs84.reset(OGRCreateCoordinateTransformation(&projection_->from, &wgs84));
    if (!projection_->to_wgs84)
        table_.fail(fmt::format(
            "its reference system could not be transformed to WGS 84: {}; reproject the layer",
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

/// Degrees read as metres give places off the coast of Africa, which would not be noticed.
void Layer::check_unit(double x, double y) const {
    if (x == 0 && y == 0)
        table_.fail_row(
            "the coordinate is (0, 0), which means a missing value; fill it in or remove the row");
    if (counts_metres() && Coordinate::valid_degrees(x, y))
        table_.fail_row(fmt::format(
            "the coordinate ({}, {}) is in degrees, but {} is in metres; write crs = \"EPSG:4326\"",
            x, y, crs()));
}

void Layer::fail_outside(double x, double y) const {
    table_.fail_row(fmt::format(
        "the coordinate ({}, {}) is outside the bounds of the reference system; correct it or the "
        "crs{}",
        x, y,
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

std::optional<std::pair<double, double>> Layer::cell_pair() const {
    if (x_) {
        const std::optional<double> x = table_.number(*x_);
        const std::optional<double> y = table_.number(*y_);
        if (!x || !y) return std::nullopt;
        return std::pair(*x, *y);
    }
    const std::optional<std::pair<double, double>> pair = parse_pair(table_.text(*place_));
    if (!pair || longitude_first_) return pair;
    return std::pair(pair->second, pair->first);
}

/// That of the file, or of a cell.
const OGRGeometry* Layer::geometry() const {
    if (!place_) return table_.feature().GetGeometryRef();
    const std::string cell = table_.text(*place_);
    if (cell.empty()) return nullptr;
    projection_->in_cell = parse_geometry(cell);
    if (!projection_->in_cell)
        table_.fail_row(
            fmt::format("\"{}\" in column \"{}\" is not a place; write latitude and longitude such "
                        "as \"44.5, 6.1\", or GeoJSON or WKT",
                        shortened(cell), place_->name));
    return projection_->in_cell.get();
}

bool Layer::has_place() const {
    if (x_ || (place_ && parse_pair(table_.text(*place_)))) {
        const auto pair = cell_pair();
        return pair && !(pair->first == 0 && pair->second == 0);
    }
    const OGRGeometry* its = geometry();
    if (its == nullptr || its->IsEmpty()) return false;
    if (wkbFlatten(its->getGeometryType()) != wkbPoint) return true;
    return its->toPoint()->getX() != 0 || its->toPoint()->getY() != 0;
}

void Layer::fail_without_place() const {
    if (x_ && !cell_pair())
        table_.fail_row(
            fmt::format("the coordinate in \"{}\", \"{}\" is empty; fill it in or remove the row",
                        x_->name, y_->name));
    if (place_ && table_.text(*place_).empty())
        table_.fail_row(fmt::format(
            "the coordinate in \"{}\" is empty; fill it in or remove the row", place_->name));
    if (!x_ && (!place_ || !parse_pair(table_.text(*place_)))) {
        const OGRGeometry* its = geometry();
        if (its == nullptr || its->IsEmpty())
            table_.fail_row("the geometry is empty; draw a point or remove the row");
    }
    table_.fail_row(
        "the coordinate is (0, 0), which means a missing value; fill it in or remove the row");
}

Coordinate Layer::point() const {
    if (!has_place()) fail_without_place();
    if (x_ || (place_ && parse_pair(table_.text(*place_)))) {
        const auto pair = cell_pair();
        return to_coordinate(pair->first, pair->second);
    }
    const OGRGeometry* geometry = this->geometry();
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
    const OGRGeometry* geometry = this->geometry();
    if (geometry == nullptr || geometry->IsEmpty())
        table_.fail_row("the geometry is empty; draw a polygon or remove the row");
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
        table_.fail_row("the geometry encloses no area; draw a polygon or remove the row");
    return polygons;
}

bool Layer::crosses_itself() const {
    const MessageTrap quiet;
    const OGRGeometry* geometry = this->geometry();
    return geometry != nullptr && geometry->IsValid() == FALSE;
}

}  // namespace relais::tables
