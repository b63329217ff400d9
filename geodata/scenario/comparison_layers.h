#pragma once

#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {

// Layers of KEY.gpkg. They refer to their arguments.

[[nodiscard]] results::Table household_changes_layer(const access::Findings& before,
                                                     const Compared& compared);
[[nodiscard]] results::Table zone_changes_layer(const access::Findings& before,
                                                const Compared& compared);
[[nodiscard]] results::Table services_layer(const territory::Territory& before,
                                            const Compared& compared);
[[nodiscard]] results::Table roads_layer(const graph::RoadNetwork& before,
                                         const Compared& compared);

}  // namespace relais::scenario
