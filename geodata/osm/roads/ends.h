#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/import.h"

namespace relais::osm {

/// Keeps through traffic off roads that are for trips that begin or end there.
///
/// The *through network* is the largest strongly connected part of the roads without such a rule.
/// All other roads are connected to it by entrances. Every place on them belongs to its nearest
/// entrance; where the areas of two entrances touch, a cut across the road separates them. So there
/// is no through traffic, every place can be entered and left, and only the choice of a farther
/// entrance is lost. Areas with a one-way road get no cut, since a trip may have to leave them by
/// another entrance; they are counted.
struct Wall {
    std::uint32_t chain;
    double metres;  ///< from the chain's first point
};
/// Ascending by chain. `length_of` returns the metres of a chain; it is called once for each that
/// does not belong to the through network.
[[nodiscard]] std::vector<Wall> find_walls(
    const ChainGraph& graph, const std::function<float(std::uint32_t chain)>& length_of,
    ImportReport& report);

}  // namespace relais::osm
