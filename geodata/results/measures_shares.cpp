#include <fmt/format.h>

#include "engine/measures/inequality.h"
#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// The whole territory's distribution of a column.
measures::Distribution distribution_of(const Measured& measured, const measures::Column& column) {
    std::vector<std::uint32_t> everybody(measured.territory.households.size());
    for (std::uint32_t h = 0; h < everybody.size(); ++h) everybody[h] = h;
    return measures::Distribution({everybody, &column.values, column.demand, nullptr, {}});
}

/// "primary_school: children_4_10, for children_3_10; post: people".
std::string mileage_groups(const Measured& measured) {
    std::string text;
    for (const measures::TripRate& rate : measured.plan.mileage.rates)
        for (const territory::Category& category : measured.territory.categories) {
            if (category.key != rate.category) continue;
            const std::string group = measures::group_of(measured.territory, category);
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", category.key,
                                group.empty() ? people_unit(measured.territory) : group);
        }
    return text;
}

}  // namespace

Table lorenz_table(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        constexpr int kPieces = 100;
        for (const measures::Column& column : measured.columns) {
            if (column.measure().kind != measures::Kind::kSupply) continue;
            for (const measures::LorenzPoint& point :
                 measures::lorenz(distribution_of(measured, column), kPieces))
                rows.text(column.category)
                    .text(column.request->column)
                    .number(point.people)
                    .number(point.access)
                    .end();
        }
    };
    return {"lorenz",
            {{"category", Type::kText, "", "category of services"},
             {"measure", Type::kText, "", "measure, by household"},
             {"people", Type::kFigure, "share", "the worst-served share of all people",
              "cumulated s_i"},
             {"access", Type::kFigure, "share", "their share of all access", "L(people)",
              "no curve where all have zero"}},
            write};
}

Table least_served_table(const Measured& measured) {
    const std::string unit = people_unit(measured.territory);
    const auto write = [&](Rows& rows) {
        std::vector<double> whole(measured.columns.size(), 0);
        for (const measures::TenthRow& row : measured.tenth)
            if (row.level + 1 == measured.levels.size()) whole[row.column] = row.tenth;
        for (const measures::TenthRow& row : measured.tenth)
            add_area(rows, measured, row.level, row.area)
                .text(measured.columns[row.column].category)
                .text(measured.columns[row.column].request->column)
                .number(row.people)
                .number(row.tenth)
                .number(share_of(row.tenth, row.people))
                .number(share_of(row.tenth, whole[row.column]))
                .end();
    };
    return {"least_served",
            area_columns(
                {{"category", Type::kText, "", "category of services"},
                 {"measure", Type::kText, "", "the travel time by which households are ranked"},
                 {"people", Type::kFigure, unit, "of the area, with a time or certainly too far"},
                 {"least_served", Type::kFigure, unit,
                  "of those, in the tenth of all people that is farthest", "",
                  "people exactly at the bound count in part"},
                 {"share_of_area", Type::kFigure, "share", "least_served / people", "",
                  "empty: no people"},
                 {"share_of_tenth", Type::kFigure, "share", "share of the tenth that lives here"}}),
            write};
}

Table mileage_table(const Measured& measured) {
    const std::string& source = measured.plan.mileage.source;
    const auto write = [&](Rows& rows) {
        for (const measures::MileageRow& row : measured.mileage)
            add_area(rows, measured, row.level, row.area)
                .text(row.category)
                .number(row.people)
                .number(row.vehicle_kilometres)
                .number(row.tonnes_co2)
                .number(row.beyond_kilometres)
                .end();
    };
    return {
        "mileage",
        area_columns(
            {{"category", Type::kText, "", "category of services that people go to"},
             {"people", Type::kFigure, people_unit(measured.territory),
              "of the group that the category is for, who can reach one", "",
              mileage_groups(measured)},
             {"vehicle_km_per_year", Type::kFigure, "km", "driven to the nearest service and back",
              "sum P_i trips 2 d_i / people per vehicle", "ways there are only", source},
             {"co2_tonnes_per_year", Type::kFigure, "t", "emitted by that",
              "vehicle km * grams per km / 10^6", "", source},
             {"avoidable_km_per_year", Type::kFigure, "km",
              "of it, what a service within 5 km of all would avoid",
              "sum P_i trips 2 max(0, d_i - 5 km) / people per vehicle", "", source}}),
        write};
}

}  // namespace relais::results
