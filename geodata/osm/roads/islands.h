#pragma once

#include "geodata/osm/roads/import.h"

namespace relais::osm {

/// Fills in what the report says of the network's parts, and of islands: roads in no part, by what
/// hangs together.
void count_islands(const graph::RoadNetwork& network, ImportReport& report);

}  // namespace relais::osm
