#pragma once

#include <vector>

#include "geodata/study/study.h"
#include "geodata/study/study_file.h"
#include "geodata/zones/movements.h"

namespace relais::zones {

// The steps of zones, in the order in which open_study takes them. Each adds to the study what its
// part of territory.toml names, the files among its inputs, their credits and notes, and throws
// Error naming file and row.

/// How the codes of zones changed; nothing where territory.toml names no file of it.
[[nodiscard]] Movements read_movements(const study::ZonesInput& input, study::Study& study);

/// Zones and the levels above them; returns the demand groups counted by zone.
[[nodiscard]] std::vector<study::CountedGroup> read_zones(
    const study::ZonesInput& input, const std::vector<study::LevelInput>& levels,
    const Movements& movements, study::Study& study);

/// [[levels]] above the zones of the extract; each needs a table.
void read_levels_of_extract(const std::vector<study::LevelInput>& levels, study::Study& study);

}  // namespace relais::zones
