#pragma once

#include "geodata/osm/roads.h"

namespace relais::osm {

/// Fills in what the report says of islands: roads outside the main component, by what hangs
/// together.
void count_islands(const graph::RoadNetwork& network, ImportReport& report);

}  // namespace relais::osm
