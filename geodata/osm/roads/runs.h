#pragma once

#include "geodata/osm/roads/areas.h"
#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"

namespace relais::osm {

/// Cuts ways into runs where a node is missing or a barrier shuts the road. `nodes` gets new nodes
/// at its end: the sides of a barrier are at the same place but not connected. At a barrier that is
/// open to trips that start or end behind it, links of no length connect the sides, as roads of
/// that kind. Areas add their lines, after all other runs, and outlines that lead nowhere are left
/// out.
[[nodiscard]] Runs cut_runs(const RoadWays& roads, RoadNodes& nodes, const AreaRoads& areas,
                            ImportReport& report);

}  // namespace relais::osm
