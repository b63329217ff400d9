#include "engine/core/sum.h"
#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// 0 is an empty cell.
Rows& add_rank(Rows& rows, std::uint32_t rank) {
    return rank == 0 ? rows.nothing() : rows.count(rank);
}

void add_row(Rows& rows, const Measured& measured, const measures::AreaRow& row) {
    const measures::Column& column = measured.columns[row.column];
    add_area(rows, measured, row.level, row.area)
        .text(column.category)
        .text(column.request->column)
        .text(row.statistic->about.name)
        .number(row.value)
        .text(unit_of(column, *row.statistic))
        .count(row.households)
        .number(row.weight)
        .number(row.known)
        .number(row.unknown());
    rows.number_if(row.interval.has_value(), row.interval ? row.interval->low : 0)
        .number_if(row.interval.has_value(), row.interval ? row.interval->high : 0);
    add_rank(rows, row.rank);
    add_rank(rows, row.ranked).number(row.difference).end();
}

/// The names of measures and statistics, with their words.
std::vector<Column> values_of(const Measured& measured) {
    std::vector<Column> values;
    const auto add = [&](const char* column, const std::string& name, std::string formula,
                         const measures::Definition& about) {
        values.push_back({name, Type::kText, std::string(about.unit), std::string(about.meaning),
                          std::move(formula), std::string(about.edges), std::string(about.source),
                          column});
    };
    for (const measures::Request& request : measured.plan.requests)
        add("measure", request.column, request.formula(), request.measure->about);
    for (const measures::Statistic* statistic : measured.plan.statistics)
        add("statistic", std::string(statistic->about.name), std::string(statistic->about.formula),
            statistic->about);
    return values;
}

}  // namespace

std::vector<Column> area_columns(std::initializer_list<Column> more) {
    std::vector<Column> columns = {
        {"level", Type::kText, "", "what the area is: a zone, or made of zones"},
        {"area", Type::kText, "", "its code; * is the whole territory"},
        {"name", Type::kText, "", "its name"}};
    columns.insert(columns.end(), more.begin(), more.end());
    return columns;
}

Rows& add_area(Rows& rows, const Measured& measured, std::uint32_t level, std::uint32_t area) {
    const measures::Level& of = measured.levels[level];
    return rows.text(of.key).text(of.areas[area].code).text(of.areas[area].name);
}

std::string unit_of(const measures::Column& column, const measures::Statistic& statistic) {
    return std::string(statistic.about.unit == "as the measure" ? column.measure().about.unit
                                                                : statistic.about.unit);
}

double people_of(const Measured& measured, const std::vector<std::uint32_t>& households) {
    Sum people;
    for (const std::uint32_t h : households) people.add(measured.territory.households[h].weight);
    return people.value();
}

std::optional<double> share_of(double part, double whole) {
    if (!(whole > 0)) return std::nullopt;
    return part / whole;
}

Table measures_table(const Measured& measured) {
    const std::string unit = people_unit(measured.territory);
    const auto write = [&](Rows& rows) {
        for (const measures::AreaRow& row : measured.rows) add_row(rows, measured, row);
    };
    Table table{
        "measures",
        area_columns(
            {{"category", Type::kText, "", "category of services; basket: a list of categories"},
             {"measure", Type::kText, "", "measure, by household"},
             {"statistic", Type::kText, "", "statistic over the households of the area"},
             {"value", Type::kFigure, "see unit", "the figure", "",
              "empty: absent, see the statistic"},
             {"unit", Type::kText, "", "unit of value, low, high and difference"},
             {"households", Type::kCount, "points",
              "households in the area, whatever their weight"},
             {"weight", Type::kFigure, unit, "of the group that the category is for, in the area",
              "sum P_i"},
             {"known", Type::kFigure, unit, "of those, with a value or certainly too far for one",
              "", "not known: not snapped to the roads, or outside the data"},
             {"unknown", Type::kFigure, "share", "share of weight without a known value",
              "(weight - known) / weight", "empty: no weight"},
             {"low", Type::kFigure, "see unit", "lower end of the 95 % bootstrap interval",
              "percentile bootstrap over households", "only for the whole territory"},
             {"high", Type::kFigure, "see unit", "upper end of it", "",
              "only for the whole territory"},
             {"rank", Type::kCount, "", "1: the best of its level", "",
              "equal values share the lower rank"},
             {"ranked", Type::kCount, "areas", "number of areas with a rank"},
             {"difference", Type::kFigure, "see unit", "value less that of the area above",
              "value - value of the next level", "empty: absent, or in no area above"}}),
        write};
    table.values = values_of(measured);
    return table;
}

}  // namespace relais::results
