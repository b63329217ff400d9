#pragma once

#include <cstdint>
#include <vector>

#include "tools/demonstration/rivers.h"
#include "tools/demonstration/road_map.h"
#include "tools/demonstration/settlements.h"

namespace relais::demonstration {

/// A road to be drawn between two settlements.
struct Link {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double metres = 0;
    RoadClass road_class = RoadClass::kUnclassified;
    std::uint16_t reference = 0;
    std::vector<double> river_crossings;  ///< parts of the way from a to b, rising
};

/// Chooses which settlements are joined and how important each road is. The links are a planar
/// subset of the Delaunay edges (relative neighbours, some Gabriel neighbours, a spanning tree that
/// avoids rivers, and chosen bridges); classes come from the cheapest paths between places of like
/// rank, which prefer roads that are already important. All settlements are connected.
[[nodiscard]] std::vector<Link> plan_links(const Country& country, const RiverIndex& rivers);

}  // namespace relais::demonstration
