#pragma once

#include "geodata/osm/roads/import.h"

namespace relais::osm {

/// Fills in the report on the network's parts and on islands: connected pieces of roads in no part.
void count_islands(const graph::RoadNetwork& network, ImportReport& report);

}  // namespace relais::osm
