#include "engine/territory/levels.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/text_file.h"
#include "geodata/zones/zone_table.h"

namespace relais::zones {
namespace {

using Area = territory::ZoneLevel::Area;
using AreaOfCode = std::unordered_map<std::string, Area>;

/// Insee's code officiel géographique calls the code of each level so, in its table of communes.
constexpr std::pair<std::string_view, std::string_view> kCogColumns[] = {
    {"canton", "CAN"}, {"arrondissement", "ARR"}, {"departement", "DEP"}, {"region", "REG"}};

/// The list of groupings with their members that data.gouv.fr's "découpage administratif"
/// publishes.
std::optional<AreaOfCode> read_members(const std::filesystem::path& file, study::Study& study) {
    if (file.extension() != ".json") return std::nullopt;
    const nlohmann::json groupings =
        nlohmann::json::parse(tables::to_utf8(tables::read_bytes(file)), nullptr, false);
    if (!groupings.is_array()) return std::nullopt;
    AreaOfCode areas;
    try {
        for (const nlohmann::json& grouping : groupings)
            for (const nlohmann::json& member : grouping.at("membres"))
                areas.emplace(member.at("code").get<std::string>(),
                              Area{grouping.at("code").get<std::string>(),
                                   grouping.at("nom").get<std::string>()});
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
    Reading reading;
    reading.file = file;
    reading.format = "découpage administratif, groupings with their members";
    reading.row_word = "member";
    reading.rows = areas.size();
    study::record_reading(std::move(reading), study);
    return areas;
}

/// The columns of a table of communes as Insee publishes it, where territory.toml names none.
study::LevelInput completed_by_cog(study::LevelInput level, const tables::Table& table) {
    const auto* known = std::find_if(std::begin(kCogColumns), std::end(kCogColumns),
                                     [&level](const auto& row) { return row.first == level.key; });
    if (!table.find_column("TYPECOM") || !table.find_column("COM") ||
        known == std::end(kCogColumns))
        table.fail(
            fmt::format("it has no level \"{}\" in a known layout; name its columns with zone = "
                        "\"…\" and code = \"…\"",
                        level.key));
    level.zone = "COM";
    level.code = known->second;
    return level;
}

AreaOfCode read_table(const study::LevelInput& input, study::Study& study) {
    const study::InputFile& file = *input.file;
    tables::Table table(study::table_of(file));
    const study::LevelInput level = input.zone.empty() ? completed_by_cog(input, table) : input;
    const tables::Column zone = table.column(level.zone);
    const tables::Column code = table.column(level.code);
    const auto name = level.name.empty() ? std::nullopt : std::optional(table.column(level.name));
    const auto kind = input.zone.empty() ? table.find_column("TYPECOM") : std::nullopt;
    AreaOfCode areas;
    Reading reading = study::reading_of(
        table,
        input.zone.empty() ? "Insee, table of communes" : table.driver() + ", table of zones", "");
    tables::for_each_row(table, [&] {
        ++reading.rows;
        if (kind && table.text(*kind) != "COM")
            return reading.leave_out(table.row(), "of a delegated or associated commune");
        Area area{table.text(code), name ? table.text(*name) : std::string{}};
        const auto [known, fresh] = areas.emplace(table.text(zone), area);
        if (!fresh && known->second.code != area.code)
            table.fail_row(
                fmt::format("the zone \"{}\" is in \"{}\" in an earlier row but in \"{}\" in this "
                            "one; keep one of them",
                            tables::shortened(known->first), tables::shortened(known->second.code),
                            tables::shortened(area.code)));
    });
    study::record_reading(std::move(reading), study);
    return areas;
}

std::vector<Area> look_up(const ZoneTable& table, const AreaOfCode& areas) {
    const auto known = [&areas](const std::string& code) { return areas.contains(code); };
    std::vector<Area> result;
    for (const territory::Zone& zone : table.zones) {
        auto found = areas.find(zone.code);
        if (found == areas.end())
            if (const auto codes = table.movements.trace(zone.code, known); !codes.empty())
                found = areas.find(codes.front());
        result.push_back(found == areas.end() ? Area{} : found->second);
    }
    return result;
}

void add_names(const study::NamesInput& names, std::vector<Area>& areas, study::Study& study) {
    tables::Table table(study::table_of(names.file));
    const tables::Column code = table.column(names.code);
    const tables::Column name = table.column(names.name);
    std::unordered_map<std::string, std::string> name_of;
    tables::for_each_row(table, [&] { name_of.emplace(table.text(code), table.text(name)); });
    for (Area& area : areas)
        if (const auto found = name_of.find(area.code); found != name_of.end())
            area.name = found->second;
    study::record_file(names.file, study);
}

void note_missing(const study::LevelInput& level, const ZoneTable& table,
                  const std::vector<Area>& areas, std::vector<std::string>& notes) {
    std::vector<std::string> missing;
    for (std::size_t z = 0; z < areas.size(); ++z)
        if (areas[z].code.empty())
            missing.push_back(fmt::format("{} {}", table.zones[z].code, table.zones[z].name));
    if (missing.size() == areas.size())
        throw Error(
            fmt::format("{}: no zone (such as \"{}\") has an area of the level \"{}\"; name the "
                        "columns that contain the codes",
                        (level.file ? level.file->file : std::filesystem::path("[zones]")).string(),
                        table.zones.front().code, level.key));
    if (!missing.empty())
        notes.push_back(fmt::format("Zones without an area of the level \"{}\": {} of {} ({}).",
                                    level.key, missing.size(), areas.size(),
                                    study::name_some(missing)));
}

}  // namespace

std::vector<territory::ZoneLevel> read_levels(const std::vector<study::LevelInput>& levels,
                                              const ZoneTable& table, study::Study& study) {
    std::vector<territory::ZoneLevel> result;
    for (std::size_t l = 0; l < levels.size(); ++l) {
        std::vector<Area> areas = table.areas[l];
        if (const auto& file = levels[l].file) {
            const auto members = read_members(file->file, study);
            areas = look_up(table, members ? *members : read_table(levels[l], study));
            study::record_file(*file, study);
        }
        if (levels[l].names) add_names(*levels[l].names, areas, study);
        note_missing(levels[l], table, areas, study.territory.notes);
        result.push_back(territory::make_level(levels[l].key, areas));
    }
    return result;
}

}  // namespace relais::zones
