#include "tools/pipeline.h"

namespace relais::tools {
namespace {

template <class Items>
std::vector<Coordinate> places_of(const Items& items) {
    std::vector<Coordinate> places;
    places.reserve(items.size());
    for (const auto& item : items) places.push_back(item.place);
    return places;
}

}  // namespace

SnappedTerritory snap_territory(const graph::RoadNetwork& network,
                                const territory::Territory& territory) {
    const snap::Snapper snapper(network);
    SnappedTerritory snapped;
    snapped.households = snapper.snap_all(places_of(territory.households));
    snapped.services = snapper.snap_all(places_of(territory.services));
    for (const territory::Service& service : territory.services)
        snapped.categories.push_back(service.category);
    snapped.category_count = territory.categories.size();
    return snapped;
}

}  // namespace relais::tools
