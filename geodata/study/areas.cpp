#include "geodata/study/areas.h"

#include "geodata/tables/layer.h"

namespace relais::study {

Polygons::Polygons(std::vector<territory::Zone> zones)
    : zones_(std::move(zones)), locator_(zones_) {}

std::vector<std::uint32_t> Polygons::locate(std::span<const Coordinate> places) const {
    std::vector<std::uint32_t> result;
    result.reserve(places.size());
    for (const Coordinate place : places) {
        const ZoneId zone = locator_.locate(place);
        result.push_back(zone.exists() ? static_cast<std::uint32_t>(zone.index()) : kNone);
    }
    return result;
}

std::optional<Coordinate> Polygons::middle(std::size_t area) const {
    return tables::point_on_surface(zones_[area].shape);
}

}  // namespace relais::study
