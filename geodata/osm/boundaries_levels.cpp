#include "geodata/osm/boundaries_levels.h"

#include "engine/territory/levels.h"
#include "engine/territory/locate.h"

namespace relais::osm {
namespace {

using territory::Zone;
using territory::ZoneLevel;

constexpr int kCountryAdminLevel = 2;

}  // namespace

std::vector<ZoneLevel> levels_above(std::span<const Coordinate> insides,
                                    std::span<const Boundary* const> complete, int zone_level,
                                    const countries::Country& country) {
    std::vector<ZoneLevel> levels;
    for (int number = zone_level - 1; number > kCountryAdminLevel; --number) {
        std::vector<const Boundary*> members;
        std::vector<Zone> shapes;
        for (const Boundary* boundary : complete)
            if (boundary->level == number) {
                members.push_back(boundary);
                shapes.emplace_back().shape = boundary->shape;
            }
        const territory::ZoneLocator locator(shapes);
        std::vector<ZoneLevel::Area> area_of_zone(insides.size());
        for (std::size_t z = 0; z < insides.size(); ++z)
            if (const ZoneId found = locator.locate(insides[z]); found.exists())
                area_of_zone[z] = {code_of(*members[found.index()]), members[found.index()]->name};
        ZoneLevel level = territory::make_level(country.level_word(number), area_of_zone);
        if (!level.areas.empty()) levels.push_back(std::move(level));
    }
    return levels;
}

}  // namespace relais::osm
