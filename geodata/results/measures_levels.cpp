#include <fmt/format.h>
#include <ogr_geometry.h>

#include "geodata/results/measures_parts.h"
#include "geodata/tables/geometry.h"

namespace relais::results {
namespace {

/// The zones of an area as one shape; of a broken border, side by side.
std::unique_ptr<OGRGeometry> shape_of(const Measured& measured,
                                      const std::vector<std::size_t>& zones) {
    auto parts = std::make_unique<OGRMultiPolygon>();
    for (const std::size_t z : zones) {
        const auto shape = tables::to_ogr(measured.territory.zones[z].shape);
        for (const OGRPolygon* polygon : *shape) parts->addGeometry(polygon);
    }
    if (zones.size() < 2) return parts;
    std::unique_ptr<OGRGeometry> whole(parts->UnionCascaded());
    if (!whole || whole->IsEmpty() != 0) return parts;
    return std::unique_ptr<OGRGeometry>(OGRGeometryFactory::forceToMultiPolygon(whole.release()));
}

/// The zones of each area of a level; those of its households would miss zones without any. Levels
/// need not be nested: one may cut across the level below it.
std::vector<std::vector<std::size_t>> zones_of(const Measured& measured, std::size_t level) {
    std::vector<std::vector<std::size_t>> zones(measured.levels[level].areas.size());
    for (std::size_t z = 0; z < measured.territory.zones.size(); ++z) {
        const std::size_t area = level == 0 ? z : measured.territory.levels[level - 1].of_zone[z];
        if (area != territory::ZoneLevel::kNone) zones[area].push_back(z);
    }
    return zones;
}

/// The one number per area for a column: the mean, or the harmonic mean for people per place.
std::optional<double> headline(const measures::Column& column,
                               const std::vector<std::uint32_t>& households) {
    const measures::Kind kind = column.measure().kind;
    const measures::Statistic& statistic = *measures::find_statistic(
        kind == measures::Kind::kPeoplePerUnit ? "harmonic_mean" : "mean");
    const measures::Distribution people({households, &column.values, column.demand, nullptr, {}});
    return statistic.value(people, kind, {});
}

/// Supplies per person are small numbers.
Type type_of(const measures::Column& column) {
    const bool fine = column.measure().kind == measures::Kind::kSupply &&
                      column.measure().about.unit.find(" per ") != std::string_view::npos;
    return fine ? Type::kRatio : Type::kMinutes;
}

std::vector<Column> columns_of(const Measured& measured) {
    std::vector<Column> columns = {{"area"}, {"name"}, {"weight", Type::kPeople}};
    columns.back().heading = people_unit(measured.territory);
    for (const measures::Column& column : measured.columns) {
        columns.push_back({column.name(), type_of(column)});
        Column& added = columns.back();
        added.unit = column.measure().about.unit;
        added.group = column.category;
        added.heading = column.request->column;
    }
    return columns;
}

void add_areas(Rows& rows, const Measured& measured, std::size_t level) {
    const auto members = measured.levels[level].members();
    const bool is_whole = level + 1 == measured.levels.size();
    const auto zones =
        is_whole ? std::vector<std::vector<std::size_t>>(1) : zones_of(measured, level);
    for (std::size_t a = 0; a < members.size(); ++a) {
        const auto& area = measured.levels[level].areas[a];
        rows.text(area.code).text(area.name).number(people_of(measured, members[a]));
        for (const measures::Column& column : measured.columns)
            rows.number(headline(column, members[a]));
        rows.shape([&] { return shape_of(measured, zones[a]); }).end();
    }
}

}  // namespace

Table level_table(const Measured& measured, std::size_t level) {
    const bool is_whole = level + 1 == measured.levels.size();
    const auto write = [&measured, level](Rows& rows) { add_areas(rows, measured, level); };
    const std::string& key = measured.levels[level].key;
    return {key,
            columns_of(measured),
            write,
            is_whole ? ShapeType::kNone : ShapeType::kArea,
            is_whole ? kInSheets : kInLayers | kInSheets,
            "measures_" + key,
            2};
}

Table contents_sheet(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        for (const measures::Level& level : measured.levels)
            rows.text(level.key)
                .text(fmt::format(
                    "one row for each area ({}): the mean over its people of every measure (of "
                    "people per place, people over places); an empty cell is a figure that does "
                    "not exist",
                    level.areas.size()))
                .end();
        rows.text("inequality")
            .text(
                "every statistic of every measure over the whole territory, with the interval "
                "in which 95 % of resampled values lie")
            .end();
        if (!measured.commitments.empty())
            rows.text("commitments").text("commitments in every area to which they apply").end();
        rows.text("dictionary")
            .text("what every column means: unit, formula, edge cases and source")
            .end();
        rows.text("")
            .text(
                "All areas with all statistics, ranks and differences are in measures.csv; "
                "households in household_measures.csv and measures.gpkg.")
            .end();
    };
    return {"contents", {{"sheet"}, {"contents"}}, write, ShapeType::kNone, kInSheets};
}

Table inequality_sheet(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        for (const measures::AreaRow& row : measured.rows) {
            if (row.level + 1 != measured.levels.size()) continue;
            const measures::Column& column = measured.columns[row.column];
            const auto interval = row.interval;
            rows.text(column.category)
                .text(column.request->column)
                .text(row.statistic->about.name)
                .number(row.value)
                .text(unit_of(column, *row.statistic))
                .number_if(interval.has_value(), interval ? interval->low : 0)
                .number_if(interval.has_value(), interval ? interval->high : 0)
                .number(row.unknown())
                .end();
        }
    };
    return {"inequality",
            {{"category"},
             {"measure"},
             {"statistic"},
             {"value", Type::kRatio},
             {"unit"},
             {"low", Type::kRatio},
             {"high", Type::kRatio},
             {"unknown", Type::kRatio}},
            write,
            ShapeType::kNone,
            kInSheets,
            "",
            3};
}

}  // namespace relais::results
