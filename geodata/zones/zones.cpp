#include "geodata/zones/zones.h"

#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/study/group_reader.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"
#include "geodata/zones/layouts.h"
#include "geodata/zones/zone_table.h"

namespace relais::zones {
namespace {

/// The columns of one level in the zones' own file.
class LevelColumns {
  public:
    LevelColumns(const tables::Table& table, const study::LevelInput& level) : table_(&table) {
        if (level.code.empty())
            take_layout(level);
        else
            code_.push_back(table.column(level.code));
        if (!level.name.empty()) name_ = table.column(level.name);
    }

    [[nodiscard]] territory::ZoneLevel::Area read() const {
        territory::ZoneLevel::Area area;
        for (const tables::Column& column : code_) {
            const std::string part = table_->text(column);
            if (part.empty() || part == "NR") return {};
            area.code += from_layout_ ? part.substr(0, part.find('/')) : part;
        }
        if (name_) area.name = table_->text(*name_);
        return area;
    }

  private:
    void take_layout(const study::LevelInput& level) {
        from_layout_ = true;
        if (const ZoneLayout* layout = recognise_zones(*table_))
            for (const LayoutLevel& known : layout->levels)
                if (known.key == level.key && table_->find_column(known.code[0]))
                    for (const std::string_view column : known.code)
                        if (!column.empty()) code_.push_back(table_->column(column));
        if (code_.empty())
            table_->fail(
                fmt::format("it has no level \"{}\" in a known column; name the column with code = "
                            "\"…\" in [[levels]], or a file",
                            level.key));
    }

    const tables::Table* table_;
    std::vector<tables::Column> code_;  ///< their texts joined
    std::optional<tables::Column> name_;
    bool from_layout_ = false;  ///< "NR" is not a code, and of "a/b" the first counts
};

}  // namespace

Codes::Codes(const tables::Table& table, std::string_view column)
    : table_(&table), column_(table.column(column)) {}

std::string Codes::next() {
    std::string code = table_->code(column_);
    if (code.empty())
        table_->fail_row(
            fmt::format("the code in column \"{}\" is empty; fill it in", column_.name));
    const auto [earlier, fresh] = row_.emplace(code, table_->row());
    if (!fresh)
        table_->fail_row(fmt::format("the code \"{}\" is also in {}; keep one of them",
                                     tables::shortened(code), table_->row_name(earlier->second)));
    return code;
}

ZoneTable read_zone_file(const study::ZonesInput& input,
                         const std::vector<study::LevelInput>& levels, study::Study& study) {
    tables::Layer layer(study::table_of(input.file), study::places_of(input.file, "", ""), true);
    tables::Table& table = layer.table();
    const study::ZonesInput columns = completed(input, table);
    Codes codes(table, columns.code);
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    const auto name = find(columns.name);
    const auto population = find(columns.population);
    study::GroupReader groups(table, columns.groups);
    ZoneTable result;
    result.groups = groups.no_rows();
    result.areas.resize(levels.size());
    std::vector<std::optional<LevelColumns>> level_columns;
    for (const study::LevelInput& level : levels)
        level_columns.push_back(level.file ? std::nullopt
                                           : std::optional(LevelColumns(table, level)));
    const ZoneLayout* layout = input.code.empty() ? recognise_zones(table) : nullptr;
    Reading reading = study::reading_of(
        table, layout ? std::string{layout->title} : table.driver() + ", zones", layer.crs());
    tables::for_each_row(table, [&] {
        ++reading.rows;
        territory::Zone zone;
        zone.code = codes.next();
        if (name) zone.name = table.text(*name);
        if (zone.name.empty()) zone.name = zone.code;
        if (population) zone.population = table.amount(*population);
        groups.append(result.groups);
        for (std::size_t l = 0; l < levels.size(); ++l)
            if (level_columns[l]) result.areas[l].push_back(level_columns[l]->read());
        if (layer.crosses_itself())
            reading.doubt_too(table.row(), "The outline crosses itself; it was repaired.");
        zone.shape = layer.area();
        for (const territory::Polygon& polygon : zone.shape)
            for (const Coordinate corner : polygon.outer) reading.extent.add(corner);
        result.zones.push_back(std::move(zone));
    });
    if (result.zones.empty())
        table.fail("it contains no zone; name another layer or correct where");
    groups.note(study.territory.notes);
    study.territory.zone_level = columns.level;
    study::record_file(input.file, study);
    study::record_reading(std::move(reading), study);
    return result;
}

Movements read_movements(const study::ZonesInput& input, study::Study& study) {
    if (input.movements.empty()) return {};
    study::record_file({input.movements, "", "", "", input.movements.filename().string()}, study);
    return Movements::read(input.movements);
}

std::vector<study::CountedGroup> read_zones(const study::ZonesInput& input,
                                            const std::vector<study::LevelInput>& levels,
                                            const Movements& movements, study::Study& study) {
    ZoneTable table = read_zone_file(input, levels, study);
    table.movements = movements;
    if (input.join) join_table(input, table, study);
    study.territory.levels = read_levels(levels, table, study);
    study.territory.zones = std::move(table.zones);
    return std::move(table.groups);
}

void read_levels_of_extract(const std::vector<study::LevelInput>& levels, study::Study& study) {
    for (const study::LevelInput& level : levels)
        if (!level.file)
            throw Error(
                fmt::format("[[levels]] \"{}\" is in no table, and there is no [zones] that "
                            "contains it; add file = \"…\"",
                            level.key));
    ZoneTable table;
    table.zones = study.territory.zones;
    table.areas.resize(levels.size());
    study.territory.levels = read_levels(levels, table, study);
}

}  // namespace relais::zones
