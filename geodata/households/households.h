#pragma once

#include <vector>

#include "geodata/report/progress.h"
#include "geodata/study/study.h"
#include "geodata/study/study_file.h"

namespace relais::households {

// The steps of households, in the order in which open_study takes them. Each adds to the study what
// its part of territory.toml names, the files among its inputs, their credits and notes, and throws
// Error naming file and row.

[[nodiscard]] bool has_population(const std::vector<territory::Zone>& zones);

/// Whether reading them needs the extract's residential buildings, over which people of areas are
/// spread. Opens the file.
[[nodiscard]] bool needs_homes(const study::HouseholdsInput& input);

/// Households of a file. Areas are spread over `homes` (residential buildings, weighted by
/// dwellings); people of areas without any are kept in study.unplaced until the roads are known.
/// REQUIRES: zones have been read.
void read_households(const study::HouseholdsInput& input,
                     const std::vector<territory::Household>& homes, study::Study& study,
                     const Progress& progress);

/// The same for the populations of zones; `groups` are by zone.
void populate_zones(const study::StudyFile& study_file, std::vector<study::CountedGroup> groups,
                    const std::vector<territory::Household>& homes, study::Study& study);

/// Sets every household's zone, and notes how many have none.
void locate_households(territory::Territory& territory);

}  // namespace relais::households
