#pragma once

#include <optional>

#include "geodata/report/progress.h"
#include "geodata/study/study.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/plane.h"

namespace relais::households {

/// The kind of a file of households, by its content.
enum class HouseholdFile { kPoints, kPolygons, kGrid, kRaster };
[[nodiscard]] HouseholdFile recognise_households(const study::HouseholdsInput& input);

// One reader for each. Those of areas keep only areas that may touch the territory's zones, note
// what they dropped, and set the territory's unit. Throw Error naming file and row.

/// Points are households as they are.
void read_points(const study::HouseholdsInput& input, study::Study& study,
                 const Progress& progress);
/// Polygons contain people who live somewhere in them.
[[nodiscard]] study::Unplaced read_polygons(const study::HouseholdsInput& input,
                                            study::Study& study, const Progress& progress);
/// Cells of Insee's Filosofi grids and of Eurostat's census grids, by their identifiers.
[[nodiscard]] study::Unplaced read_grid(const study::HouseholdsInput& input, study::Study& study,
                                        const Progress& progress);
/// Pixels of an image whose first band counts people.
[[nodiscard]] study::Unplaced read_raster(const study::HouseholdsInput& input, study::Study& study,
                                          const Progress& progress);

/// Marks the last row of `counts` as doubtful where a group has more people than the row.
void doubt_amounts(const study::Counts& counts, std::size_t row, Reading& reading);

/// For progress: every few thousand rows.
void report_rows(const Progress& progress, std::size_t done, std::size_t all);

/// Degrees around the zones, a little larger; nothing where there are none.
[[nodiscard]] std::optional<tables::Plane::Box> box_of_zones(const territory::Territory& territory);

}  // namespace relais::households
