#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "geodata/ogr/layer.h"
#include "geodata/territory/inputs.h"

namespace relais::territory {
namespace {

/// The columns that [zones] and [zones.join] have in common.
struct ZoneColumns {
    std::optional<ogr::Column> population, parent_code, parent_name;
};

template <class Manifest>
ZoneColumns columns_of(const ogr::Table& table, const Manifest& names) {
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    return {find(names.population), find(names.parent_code), find(names.parent_name)};
}

/// Adds what the present row of `table` says to `zone`.
void read_columns(const ogr::Table& table, const ZoneColumns& columns, Zone& zone) {
    if (columns.population) zone.population = table.amount(*columns.population);
    if (columns.parent_code) zone.parent_code = table.text(*columns.parent_code);
    if (columns.parent_name) zone.parent_name = table.text(*columns.parent_name);
}

/// The rows of codes, refusing empty and repeated ones.
class Codes {
  public:
    Codes(const ogr::Table& table, std::string column)
        : table_(&table), column_(table.column(column)) {}

    std::string next() {
        std::string code = table_->text(column_);
        if (code.empty())
            table_->fail_row(
                fmt::format("the code in column \"{}\" is empty; fill it in", column_.name));
        const auto [earlier, fresh] = row_.emplace(code, table_->row());
        if (!fresh)
            table_->fail_row(fmt::format("the code \"{}\" stands already in {}; keep one of them",
                                         code, table_->row_name(earlier->second)));
        return code;
    }

  private:
    const ogr::Table* table_;
    ogr::Column column_;
    std::unordered_map<std::string, std::size_t> row_;
};

void join(const JoinManifest& manifest, Study& study) {
    ogr::Table table({manifest.file.file, manifest.file.layer, manifest.file.where});
    Codes codes(table, manifest.code);
    const ZoneColumns columns = columns_of(table, manifest);
    std::vector<Zone>& zones = study.territory.zones;
    std::unordered_map<std::string, std::size_t> zone_of;
    for (std::size_t i = 0; i < zones.size(); ++i) zone_of.emplace(zones[i].code, i);

    std::vector<bool> matched(zones.size(), false);
    std::string example;
    while (table.next()) {
        const std::string code = codes.next();
        if (example.empty()) example = code;
        const auto zone = zone_of.find(code);
        if (zone == zone_of.end()) continue;
        matched[zone->second] = true;
        read_columns(table, columns, zones[zone->second]);
    }
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < zones.size(); ++i)
        if (!matched[i]) missing.push_back(fmt::format("{} {}", zones[i].code, zones[i].name));
    if (missing.size() == zones.size())
        table.fail(
            fmt::format("no code in column \"{}\" (such as \"{}\") is the code of a zone (such "
                        "as \"{}\"); name the columns that hold the same codes",
                        manifest.code, example, zones.front().code));
    if (!missing.empty())
        study.territory.notes.push_back(
            fmt::format("Zones without a row in {}, hence without what it tells: {} of {} ({}).",
                        manifest.file.file.filename().string(), missing.size(), zones.size(),
                        name_some(missing)));
    record_file(manifest.file, study);
}

}  // namespace

void read_zones(const ZonesManifest& manifest, Study& study) {
    ogr::Layer layer({manifest.file.file, manifest.file.layer, manifest.file.where},
                     {"", "", manifest.file.crs});
    ogr::Table& table = layer.table();
    Codes codes(table, manifest.code);
    const auto name =
        manifest.name.empty() ? std::nullopt : std::optional(table.column(manifest.name));
    const ZoneColumns columns = columns_of(table, manifest);
    std::vector<Zone> zones;
    while (table.next()) {
        Zone zone;
        zone.code = codes.next();
        if (name) zone.name = table.text(*name);
        if (zone.name.empty()) zone.name = zone.code;
        read_columns(table, columns, zone);
        zone.shape = layer.area();
        zones.push_back(std::move(zone));
    }
    if (zones.empty()) table.fail("there is no zone in it; name another layer or correct where");
    study.territory.zones = std::move(zones);
    study.territory.zone_level = manifest.level;
    record_file(manifest.file, study);
    if (manifest.join) join(*manifest.join, study);
}

}  // namespace relais::territory
