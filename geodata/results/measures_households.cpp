#include <fmt/format.h>

#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// The people counted where a category is for a demand group only.
std::string weighed_by(const measures::Column& column, const Measured& measured) {
    std::string people = people_unit(measured.territory);
    if (!column.group.empty()) return column.group;
    for (const territory::Category& category : measured.territory.categories)
        if (category.key == column.category && !category.demand.empty())
            return fmt::format("{}, as the data do not have {}", people, category.demand);
    return people;
}

/// Symbols that the column's formula leaves open: the people counted as P, and the value for
/// unknown capacities.
Column column_of(const measures::Column& column, const Measured& measured,
                 const measures::Supply& supply) {
    const measures::Definition& about = column.measure().about;
    Column result{column.name(),
                  Type::kFigure,
                  std::string(about.unit),
                  fmt::format("{}; category {}; weighed by {}", about.meaning, column.category,
                              weighed_by(column, measured)),
                  column.request->formula(),
                  std::string(about.edges),
                  std::string(about.source)};
    const auto& categories = measured.territory.categories;
    for (std::size_t c = 0; c < categories.size(); ++c)
        if (categories[c].key == column.category && column.measure().reads_capacity &&
            supply.filled_in[c].unknown > 0)
            result.edges += "; " + unknown_capacities(supply.filled_in[c]);
    return result;
}

void add_households(Rows& rows, const Measured& measured) {
    const territory::Territory& territory = measured.territory;
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        const territory::Household& household = territory.households[h];
        rows.text(household.id).number(household.weight);
        rows.text_if_any(zone_code(territory, household.zone));
        for (const measures::Column& column : measured.columns) rows.number(column.values.at(h));
        rows.at(household.place).end();
    }
}

}  // namespace

std::string unknown_capacities(const measures::FilledIn& filled_in) {
    const bool all = filled_in.unknown == filled_in.services;
    return fmt::format("{} of {} services have no capacity; each counts as {:.4g}{}",
                       filled_in.unknown, filled_in.services, filled_in.each,
                       all ? "" : ", the mean of the others");
}

std::vector<Column> measure_columns(const Measured& measured) {
    const measures::Supply supply = measures::supply_of(measured.territory);
    std::vector<Column> columns;
    for (const measures::Column& column : measured.columns)
        columns.push_back(column_of(column, measured, supply));
    return columns;
}

Table household_measures_table(const Measured& measured) {
    std::vector<Column> columns = {
        {"household", Type::kText, "", "id of the household"},
        {"weight", Type::kFigure, people_unit(measured.territory),
         "people or dwellings that it represents"},
        {"zone", Type::kText, "", "code of its zone", "", "empty: outside all zones"}};
    for (Column& column : measure_columns(measured)) columns.push_back(std::move(column));
    const auto write = [&](Rows& rows) { add_households(rows, measured); };
    return {"household_measures", std::move(columns), write};
}

Table household_measures_layer(const Measured& measured) {
    Table layer = household_measures_table(measured);
    layer.name = "households";
    layer.file = "measures_households";
    layer.shape = ShapeType::kPoint;
    layer.in = kInLayers;
    return layer;
}

}  // namespace relais::results
