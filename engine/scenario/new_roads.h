#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/scenario/edit.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {

/// Greatest distance of an end of a new road from the road that it joins.
inline constexpr double kJoinMetres = 100;

[[nodiscard]] bool adds_roads(std::span<const Edit> edits);

/// A sentence for each end of a new road that joins none and is a dead end, beginning with
/// Edit::where: this may be intended, or the line may end before the road that it should join.
[[nodiscard]] std::vector<std::string> loose_ends(const snap::Snapper& snapper,
                                                  std::span<const Edit> edits);

/// The network with the roads that edits add. Each is one chain, from end to end. An end joins the
/// nearest road within kJoinMetres, which gets a junction there; without such a road it is a dead
/// end. Times along existing roads are unchanged, to the tick. The way of the k-th new road is the
/// k-th after those of the base, with the osm_id 0. Chains keep their order, those with new
/// junctions as their pieces; new roads come last. Throws Misfit when neither end of a road joins.
/// O(network).
[[nodiscard]] graph::RoadNetwork with_new_roads(const graph::RoadNetwork& network,
                                                const snap::Snapper& snapper,
                                                std::span<const Edit> edits);

}  // namespace relais::scenario
