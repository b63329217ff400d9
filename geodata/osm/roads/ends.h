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
/// All else hangs on it by entrances. Every place of it belongs to its nearest entrance; where the
/// areas of two entrances touch, a wall across the road parts them. So nobody passes through,
/// everybody gets in and out, and the one thing given up is choosing a farther entrance. Areas with
/// a one-way road get no wall, since one may have to leave them by another entrance; they are
/// counted.
struct Wall {
    std::uint32_t chain;
    double metres;  ///< from the chain's first point
};
/// Ascending by chain. `length_of` tells the metres of a chain; it is asked once for each that does
/// not belong to the through network.
[[nodiscard]] std::vector<Wall> find_walls(
    const ChainGraph& graph, const std::function<float(std::uint32_t chain)>& length_of,
    ImportReport& report);

}  // namespace relais::osm
