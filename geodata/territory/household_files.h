#pragma once

#include <optional>

#include "geodata/ogr/plane.h"
#include "geodata/territory/inputs.h"

namespace relais::territory {

/// What a file of households holds, told by its content.
enum class HouseholdFile { kPoints, kPolygons, kGrid, kRaster };
[[nodiscard]] HouseholdFile recognise_households(const HouseholdsManifest& manifest);

// One reader for each. Those of areas keep only areas that may touch the territory's zones, say in
// the notes what they dropped, and set the territory's unit. Throw Error naming file and row.

/// Points are households as they are.
void read_points(const HouseholdsManifest& manifest, Study& study, const Progress& progress);
/// Polygons hold people who live somewhere in them.
[[nodiscard]] Unplaced read_polygons(const HouseholdsManifest& manifest, Study& study,
                                     const Progress& progress);
/// Cells of Insee's Filosofi grids and of Eurostat's census grids, by their identifiers.
[[nodiscard]] Unplaced read_grid(const HouseholdsManifest& manifest, Study& study,
                                 const Progress& progress);
/// Pixels of an image whose first band counts people.
[[nodiscard]] Unplaced read_raster(const HouseholdsManifest& manifest, Study& study,
                                   const Progress& progress);

/// Doubts the last row of `counts` where a group holds more people than the row does.
void doubt_amounts(const Counts& counts, std::size_t row, Reading& reading);

/// For progress: every few thousand rows.
void report_rows(const Progress& progress, std::size_t done, std::size_t all);

/// Degrees around the zones, a little larger; nothing where there are none.
[[nodiscard]] std::optional<ogr::Plane::Box> box_of_zones(const Territory& territory);

}  // namespace relais::territory
