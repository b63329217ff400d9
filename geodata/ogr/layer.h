#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/core/coordinate.h"
#include "engine/territory/territory.h"
#include "geodata/ogr/table.h"

namespace relais::ogr {

/// Where the places of a table are.
struct PlaceColumns {
    std::string x;    ///< column of the easting or longitude; empty: the file has geometry
    std::string y;    ///< column of the northing or latitude
    std::string crs;  ///< as PROJ understands it: "EPSG:2154"; empty: as the file says
};

/// A table whose rows have a place. Everything comes out in WGS 84, longitude first, whatever the
/// reference system of the file. Without one, the manifest must name it, except that GeoJSON and
/// columns called lon/lat (or longitude/latitude) are WGS 84.
class Layer {
  public:
    Layer(const TableFile& source, const PlaceColumns& places);
    ~Layer();
    Layer(Layer&&) noexcept;
    Layer& operator=(Layer&&) noexcept;

    [[nodiscard]] Table& table() { return table_; }
    /// The reference system of the file's coordinates: "EPSG:2154", else its name.
    [[nodiscard]] std::string crs() const;

    /// Of the present row: the point itself, or a point on the surface of a polygon.
    [[nodiscard]] Coordinate point() const;
    /// Of the present row: its polygons, repaired where they cross themselves.
    [[nodiscard]] territory::MultiPolygon area() const;
    /// Whether area() has to repair them. O(n log n) in corners.
    [[nodiscard]] bool crosses_itself() const;

  private:
    struct Projection;
    [[nodiscard]] Coordinate to_coordinate(double x, double y) const;
    [[nodiscard]] bool counts_metres() const;
    void check_unit(double x, double y) const;
    [[noreturn]] void fail_outside(double x, double y) const;

    Table table_;
    std::optional<Column> x_;
    std::optional<Column> y_;
    std::unique_ptr<Projection> projection_;
};

/// A point that surely lies in the area. REQUIRES: at least one polygon.
[[nodiscard]] Coordinate point_on_surface(const territory::MultiPolygon& area);

/// The area without its inner borders: its polygons united. The same where GEOS cannot.
[[nodiscard]] territory::MultiPolygon dissolved(const territory::MultiPolygon& area);

}  // namespace relais::ogr
