#pragma once

#include "geodata/progress.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/counts.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/territory_file.h"

namespace relais::territory {

// The steps of open_study, in the order in which data flows. Each adds to the study what its part
// of the manifest names, the files among its inputs, their credits and notes, and throws Error
// naming file and row.

/// Zones and the levels above them; returns the demand groups counted by zone.
[[nodiscard]] std::vector<CountedGroup> read_zones(const ZonesManifest& zones,
                                                   const std::vector<LevelManifest>& levels,
                                                   Study& study);

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

/// Files the credit line and the input once each.
void record_file(const ManifestFile& file, Study& study);

/// The first five names, and "…" where there are more.
[[nodiscard]] std::string name_some(const std::vector<std::string>& names);

}  // namespace relais::territory
