#pragma once

#include <vector>

#include "engine/access/nearest.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snapper.h"
#include "engine/territory/territory.h"

namespace relais::tools {

/// The points of a territory on its network: what searches ask about.
struct SnappedTerritory {
    std::vector<snap::Snap> households;
    std::vector<snap::Snap> services;
    std::vector<CategoryId> categories;  ///< one per service
    std::size_t category_count = 0;

    [[nodiscard]] access::Points points() const {
        return {households, services, categories, category_count};
    }
};

[[nodiscard]] SnappedTerritory snap_territory(const graph::RoadNetwork& network,
                                              const territory::Territory& territory);

}  // namespace relais::tools
