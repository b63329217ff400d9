#include "engine/measures/levels.h"

#include <algorithm>

namespace relais::measures {
namespace {

using territory::Territory;
using territory::ZoneLevel;

/// All levels of a territory: zones are a level, and so is the whole.
std::vector<ZoneLevel> zone_levels(const Territory& territory) {
    std::vector<ZoneLevel> levels(1);
    levels[0].key = territory.zone_level.empty() ? "zone" : territory.zone_level;
    for (std::uint32_t z = 0; z < territory.zones.size(); ++z) {
        levels[0].areas.push_back({territory.zones[z].code, territory.zones[z].name});
        levels[0].of_zone.push_back(z);
    }
    levels.insert(levels.end(), territory.levels.begin(), territory.levels.end());
    levels.push_back({"territory",
                      {{kWhole, territory.name}},
                      std::vector<std::uint32_t>(territory.zones.size(), 0)});
    return levels;
}

std::vector<std::uint32_t> areas_above(const ZoneLevel& level, const ZoneLevel& next) {
    constexpr std::uint32_t kNotYet = kNoArea - 1;
    std::vector<std::uint32_t> above(level.areas.size(), kNotYet);
    for (std::size_t z = 0; z < level.of_zone.size(); ++z) {
        if (level.of_zone[z] == kNoArea) continue;
        std::uint32_t& area = above[level.of_zone[z]];
        area = area == kNotYet || area == next.of_zone[z] ? next.of_zone[z] : kNoArea;
    }
    std::replace(above.begin(), above.end(), kNotYet, kNoArea);
    return above;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> Level::members() const {
    std::vector<std::vector<std::uint32_t>> members(areas.size());
    for (std::uint32_t h = 0; h < of_household.size(); ++h)
        if (of_household[h] != kNoArea) members[of_household[h]].push_back(h);
    return members;
}

std::vector<Level> levels_of(const Territory& territory) {
    const std::vector<ZoneLevel> of_zones = zone_levels(territory);
    std::vector<Level> levels;
    for (std::size_t l = 0; l < of_zones.size(); ++l) {
        const bool whole = l + 1 == of_zones.size();
        Level level{of_zones[l].key, of_zones[l].areas, {}, {}};
        level.of_household.reserve(territory.households.size());
        for (const territory::Household& household : territory.households)
            level.of_household.push_back(whole ? 0
                                         : household.zone.exists()
                                             ? of_zones[l].of_zone[household.zone.index()]
                                             : kNoArea);
        level.above = whole ? std::vector<std::uint32_t>(1, kNoArea)
                            : areas_above(of_zones[l], of_zones[l + 1]);
        levels.push_back(std::move(level));
    }
    return levels;
}

}  // namespace relais::measures
