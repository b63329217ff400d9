#pragma once

#include <memory>
#include <span>

#include <ogr_geometry.h>

#include "engine/territory/territory.h"

namespace relais::tables {

/// The polygons in `geometry` (WGS 84), rings closed; lines and points in it are left out.
[[nodiscard]] territory::MultiPolygon to_multipolygon(const OGRGeometry& geometry);

[[nodiscard]] std::unique_ptr<OGRMultiPolygon> to_ogr(const territory::MultiPolygon& area);
[[nodiscard]] std::unique_ptr<OGRLineString> to_ogr(std::span<const Coordinate> line);

/// Whether every coordinate is a place on Earth; false for NaN.
[[nodiscard]] bool lies_on_earth(const OGRGeometry& geometry);

/// Valid and flat, arcs as chords; null where GEOS cannot repair it.
[[nodiscard]] std::unique_ptr<OGRGeometry> repaired(const OGRGeometry& geometry);

}  // namespace relais::tables
