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

/// The result of checking the inputs of a study.
struct Check {
    std::optional<study::Study>
        study;                    ///< of the usable inputs; absent where the extract is not usable
    std::vector<Remark> remarks;  ///< errors first, then warnings, then notes
    Extent roads;                 ///< of the extract; empty until check_on_roads

    [[nodiscard]] std::size_t count(Severity severity) const;
};

/// Opens everything that a study names and continues where a part of it could not be used: its
/// message becomes an error, and the part is left out. Throws Error only for a territory.toml that
/// could not be read.
[[nodiscard]] Check check_inputs(const std::filesystem::path& input, const Progress& progress = {});

/// Checks whether the places of the inputs are near the roads, whether coordinates are swapped, and
/// what is missing or suspicious; and completes the study by place_on_roads. REQUIRES: check.study.
void check_on_roads(Check& check, const graph::RoadNetwork& network);

}  // namespace relais::assembly
