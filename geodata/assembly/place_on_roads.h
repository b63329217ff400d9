#pragma once

#include "engine/graph/road_network.h"
#include "geodata/study/study.h"

namespace relais::assembly {

/// The second step of opening a study, for when its roads have been imported. To be called for
/// every study, before points are snapped, since it moves and renumbers services.
///
/// 1. Who is still unplaced gets a place: the people of an area are spread over places along its
///    streets, about one per 150 m, each weighing the length of street it stands for times how
///    likely people live there (residential streets 1, other roads beside them 0.3 to 0.7, small
///    roads in open country 0.1). An area without such a street uses any road but motorways; one
///    without roads, its tracks; one without those, a point on its surface. The weights of an area
///    add up to what was counted (relative error below 1e-9); where there are zones, those who live
///    in none are left out and counted in the notes.
/// 2. Services that are known by their commune only move to its centre, by where people live.
/// 3. Services that lie so far from the roads that none could be snapped (2 km beyond their
///    bounding box) are left out and counted in the notes, so that a national list just works.
///    Those of neighbouring territories within it stay: people cross borders.
///
/// A file of households or services, described by the manifest, whose places all lie elsewhere is
/// refused, with where they lie: nothing would be left of it, as where its crs is a wrong one.
///
/// Same study and network, same result. O(pieces of road + places x log zones).
void place_on_roads(study::Study& study, const graph::RoadNetwork& network);

}  // namespace relais::assembly
