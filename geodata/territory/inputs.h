#pragma once

#include "geodata/ogr/layer.h"
#include "geodata/ogr/table.h"
#include "geodata/progress.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/counts.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/movements.h"
#include "geodata/territory/territory_file.h"

namespace relais::territory {

// The steps of open_study, in the order in which data flows. Each adds to the study what its part
// of the manifest names, the files among its inputs, their credits and notes, and throws Error
// naming file and row.

/// How the codes of zones changed; nothing where the manifest names no file of it.
[[nodiscard]] Movements read_movements(const ZonesManifest& zones, Study& study);

/// Zones and the levels above them; returns the demand groups counted by zone.
[[nodiscard]] std::vector<CountedGroup> read_zones(const ZonesManifest& zones,
                                                   const std::vector<LevelManifest>& levels,
                                                   const Movements& movements, Study& study);

/// [[levels]] above the zones of the extract; each needs a table.
void read_levels_of_extract(const std::vector<LevelManifest>& levels, Study& study);

[[nodiscard]] bool has_population(const std::vector<Zone>& zones);

/// Whether reading them needs the extract's residential buildings: areas are spread over them.
/// Opens the file.
[[nodiscard]] bool needs_homes(const HouseholdsManifest& manifest);

/// Households of a file. Areas are spread over `homes` (residential buildings that weigh their
/// dwellings); who lives where there is none waits in study.unplaced for the roads.
/// REQUIRES: zones are there.
void read_households(const HouseholdsManifest& manifest, const std::vector<Household>& homes,
                     Study& study, const Progress& progress);

/// The same for the populations of zones; `groups` are by zone.
void populate_zones(const Manifest& manifest, std::vector<CountedGroup> groups,
                    const std::vector<Household>& homes, Study& study);

/// Sets every household's zone, and notes how many have none.
void locate_households(Territory& territory);

/// Which rows of a file the manifest means, and where their places are.
[[nodiscard]] ogr::TableFile table_of(const ManifestFile& file);
[[nodiscard]] ogr::PlaceColumns places_of(const ManifestFile& file, const std::string& x,
                                          const std::string& y);

/// Formats in words of files whose columns the manifest names: of services, and (the end) of
/// households by point or polygon.
inline constexpr std::string_view kColumnMap = "table with a column map";
inline constexpr std::string_view kRowsOfHouseholds = ", households";

/// The beginning of what is told of a file.
[[nodiscard]] Reading reading_of(const ogr::Table& table, std::string format, std::string crs);
/// Adds what a reader made of a file to the study.
void record_reading(Reading reading, Study& study);

/// The box around the roads.
[[nodiscard]] Extent extent_of(const graph::RoadNetwork& network);
/// Whether what a file locates lies near the roads only with longitude and latitude exchanged.
[[nodiscard]] bool has_swapped_axes(const Reading& reading, const graph::RoadNetwork& network);
inline constexpr const char* kSwappedAxes =
    "its coordinates are swapped: nothing of it lies on the roads of the extract, but the other "
    "way "
    "round it does; exchange x and y (of coordinates in one column, by place_order = \"lon,lat\" "
    "or "
    "\"lat,lon\")";
/// Whether all that a file locates lies beyond the roads, so that nothing would be left of it.
[[nodiscard]] bool lies_elsewhere(const Reading& reading, const graph::RoadNetwork& network);
/// The sentence for it: where it lies, and the remedy.
[[nodiscard]] std::string elsewhere(const Reading& reading, const graph::RoadNetwork& network);

/// Files the credit line and the input once each.
void record_file(const ManifestFile& file, Study& study);

/// The first five names, and "…" where there are more.
[[nodiscard]] std::string name_some(const std::vector<std::string>& names);

}  // namespace relais::territory
