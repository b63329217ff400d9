#include "geodata/osm/boundaries_levels.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/territory/levels.h"
#include "engine/territory/locate.h"

namespace relais::osm {
namespace {

using territory::Zone;
using territory::ZoneLevel;

constexpr int kCountryAdminLevel = 2;

struct LevelWord {
    std::string_view country;
    int level;
    std::string_view word;
};
// By OpenStreetMap's own table of administrative levels.
constexpr LevelWord kWords[] = {
    {"AT", 6, "district"}, {"AT", 4, "state"},          {"BE", 7, "arrondissement"},
    {"BE", 6, "province"}, {"BE", 4, "region"},         {"CH", 6, "district"},
    {"CH", 4, "canton"},   {"CZ", 7, "district"},       {"CZ", 6, "region"},
    {"DE", 6, "district"}, {"DE", 4, "state"},          {"ES", 6, "province"},
    {"ES", 4, "region"},   {"FR", 7, "arrondissement"}, {"FR", 6, "departement"},
    {"FR", 4, "region"},   {"HR", 6, "county"},         {"HU", 6, "county"},
    {"IT", 6, "province"}, {"IT", 4, "region"},         {"LI", 6, "constituency"},
    {"LU", 6, "canton"},   {"NL", 4, "province"},       {"PL", 6, "district"},
    {"PL", 4, "region"},   {"PT", 6, "district"},       {"SK", 8, "district"},
    {"SK", 4, "region"},
};

std::string word_for(std::string_view country, int level) {
    const auto* row = std::find_if(std::begin(kWords), std::end(kWords), [&](const LevelWord& w) {
        return w.country == country && w.level == level;
    });
    return row == std::end(kWords) ? fmt::format("level_{}", level) : std::string(row->word);
}

}  // namespace

std::vector<ZoneLevel> levels_above(std::span<const Coordinate> insides,
                                    std::span<const Boundary* const> complete, int zone_level,
                                    std::string_view country) {
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
        ZoneLevel level = territory::make_level(word_for(country, number), area_of_zone);
        if (!level.areas.empty()) levels.push_back(std::move(level));
    }
    return levels;
}

}  // namespace relais::osm
