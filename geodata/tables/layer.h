#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/core/coordinate.h"
#include "engine/territory/territory.h"
#include "geodata/tables/table.h"

class OGRGeometry;

namespace relais::tables {

/// Where the places of a table are.
struct PlaceColumns {
    std::string x;    ///< column of the easting or longitude; empty: the file has geometry
    std::string y;    ///< column of the northing or latitude
    std::string crs;  ///< in PROJ's syntax: "EPSG:2154"; empty: that of the file
    /// Column with both in one cell, or with a geometry as GeoJSON or WKT, instead of x and y.
    /// Empty: where the file has no geometry and one of its columns is called as portals call
    /// theirs ("Geo Point", "geo_point_2d", "Geo Shape", "WKT" …), that one.
    std::string place = {};
    /// Of two numbers in one cell: whether the longitude comes first. Absent: latitude first,
    /// unless the crs is in metres (then the easting is first) or the column is named so
    /// ("lon_lat").
    std::optional<bool> longitude_first = {};
};

/// Whether the table has a column with a name that data portals use for coordinates; `area` where
/// it should contain outlines.
[[nodiscard]] std::optional<Column> find_place_column(const Table& table, bool area);

/// A table whose rows have a place. All coordinates are converted to WGS 84, longitude first,
/// whatever the reference system of the file. Without one, the caller must name it, except that
/// GeoJSON and columns called lon/lat (or longitude/latitude) are WGS 84.
class Layer {
  public:
    /// `areas`: the rows are wanted for their outlines.
    Layer(const TableFile& source, const PlaceColumns& places, bool areas = false);
    ~Layer();
    Layer(Layer&&) noexcept;
    Layer& operator=(Layer&&) noexcept;

    [[nodiscard]] Table& table() { return table_; }
    /// The reference system of the file's coordinates: "EPSG:2154", else its name.
    [[nodiscard]] std::string crs() const;

    /// Whether the current row has a place: its coordinates, or geometry, are not empty and not (0,
    /// 0), which means a missing value.
    [[nodiscard]] bool has_place() const;
    /// Throws RowError with the reason why has_place() is false.
    [[noreturn]] void fail_without_place() const;
    /// Of the current row: the point itself, or a point on the surface of a polygon.
    [[nodiscard]] Coordinate point() const;
    /// Of the present row: its polygons, repaired where they cross themselves.
    [[nodiscard]] territory::MultiPolygon area() const;
    /// Whether area() has to repair them. O(n log n) in corners.
    [[nodiscard]] bool crosses_itself() const;

  private:
    struct Projection;
    /// Easting and northing of the current row where they are in cells; absent: one or both are
    /// empty.
    [[nodiscard]] std::optional<std::pair<double, double>> cell_pair() const;
    /// Null: none.
    [[nodiscard]] const OGRGeometry* geometry() const;
    [[nodiscard]] Coordinate to_coordinate(double x, double y) const;
    [[nodiscard]] bool counts_metres() const;
    void check_unit(double x, double y) const;
    [[noreturn]] void fail_outside(double x, double y) const;

    Table table_;
    std::optional<Column> x_;
    std::optional<Column> y_;
    std::optional<Column> place_;
    bool longitude_first_ = false;
    std::unique_ptr<Projection> projection_;
};

/// A point that is certainly inside the area. REQUIRES: at least one polygon.
[[nodiscard]] Coordinate point_on_surface(const territory::MultiPolygon& area);

/// The area without its inner borders: its polygons united. The same where GEOS cannot.
[[nodiscard]] territory::MultiPolygon dissolved(const territory::MultiPolygon& area);

}  // namespace relais::tables
