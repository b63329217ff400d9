#include "engine/territory/levels.h"

#include <map>

namespace relais::territory {

ZoneLevel make_level(std::string key, std::span<const ZoneLevel::Area> area_of_zone) {
    std::map<std::string, std::string> names;
    for (const ZoneLevel::Area& area : area_of_zone) {
        if (area.code.empty()) continue;
        std::string& name = names[area.code];
        if (name.empty()) name = area.name;
    }
    ZoneLevel level{std::move(key), {}, {}};
    std::map<std::string, std::uint32_t> index;
    for (const auto& [code, name] : names) {
        index.emplace(code, static_cast<std::uint32_t>(level.areas.size()));
        level.areas.push_back({code, name.empty() ? code : name});
    }
    for (const ZoneLevel::Area& area : area_of_zone)
        level.of_zone.push_back(area.code.empty() ? ZoneLevel::kNone : index.at(area.code));
    return level;
}

const ZoneLevel::Area* area_of(const ZoneLevel& level, ZoneId zone) {
    if (!zone.exists()) return nullptr;
    const std::uint32_t area = level.of_zone[zone.index()];
    return area == ZoneLevel::kNone ? nullptr : &level.areas[area];
}

}  // namespace relais::territory
