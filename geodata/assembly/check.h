#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/road_network.h"
#include "geodata/assembly/open_study.h"
#include "geodata/report/progress.h"
#include "geodata/report/remark.h"

namespace relais::assembly {

/// What a look at the inputs of a study gave.
struct Check {
    std::optional<study::Study> study;  ///< of what can be used; nothing where the extract cannot
    std::vector<Remark> remarks;        ///< errors first, then warnings, then notes
    Extent roads;                       ///< of the extract; empty until check_on_roads

    [[nodiscard]] std::size_t count(Severity severity) const;
};

/// Opens everything that a study names and goes on where a part of it cannot be used: its sentence
/// becomes an error, and the part is left out. Throws Error only for a manifest that cannot be
/// read.
[[nodiscard]] Check check_inputs(const std::filesystem::path& input, const Progress& progress = {});

/// Looks whether what the inputs locate lies on the roads, whether coordinates are swapped, what
/// is missing or suspicious; and completes the study by place_on_roads. REQUIRES: check.study.
void check_on_roads(Check& check, const graph::RoadNetwork& network);

}  // namespace relais::assembly
