#pragma once

#include "engine/graph/road_network.h"
#include "geodata/study/study.h"

namespace relais::assembly {

/// The second step of opening a study, for when its roads have been imported. To be called for
/// every study, before points are snapped, since it moves and renumbers services.
///
/// 1. People who are still unplaced get a place: the people of an area are spread over places along
///    its streets, about one per 150 m, each weighted by the length of street that it represents
///    times the likelihood that people live there (residential streets 1, other roads beside them
///    0.3 to 0.7, small roads in open country 0.1). An area without such a street uses any road but
///    motorways; one without roads, its tracks; one without those, a point on its surface. The
///    weights of an area add up to the count (relative error below 1e-9); where there are zones,
///    people outside all of them are left out and counted in the notes.
/// 2. Services with only a commune as location move to the centre of its people.
/// 3. Services too far from the roads to be snapped (2 km beyond their bounding box) are left out
///    and counted in the notes, so that a national list can be used as it is. Those of neighbouring
///    territories within it are kept, as people cross borders.
///
/// A file of households or services, described by territory.toml, whose places are all outside the
/// area is refused, with their location in the message: nothing would be left of it, as with a
/// wrong crs.
///
/// Same study and network, same result. O(pieces of road + places x log zones).
void place_on_roads(study::Study& study, const graph::RoadNetwork& network);

}  // namespace relais::assembly
