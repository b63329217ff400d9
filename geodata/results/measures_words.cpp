#include <fmt/format.h>

#include "geodata/results/measures.h"

namespace relais::results {
namespace {

using measures::Column;

std::string people(const Measured& measured) {
    return measured.territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings";
}

ColumnWords plain(const char* name, std::string unit, const char* meaning, const char* formula = "",
                  const char* edges = "") {
    return {name, std::move(unit), meaning, formula, edges, ""};
}

/// The people counted where a category is for a demand group only.
std::string weighed_by(const Column& column, const Measured& measured) {
    if (!column.group.empty()) return column.group;
    for (const territory::Category& category : measured.territory.categories)
        if (category.key == column.category && !category.demand.empty())
            return fmt::format("{}, as the data do not have {}", people(measured), category.demand);
    return people(measured);
}

/// Symbols that the column's formula leaves open: the people counted as P, and the value for
/// unknown capacities.
ColumnWords words_of(const Column& column, const Measured& measured,
                     const measures::Supply& supply) {
    const measures::Definition& about = column.measure().about;
    ColumnWords words{column.name(),
                      std::string(about.unit),
                      fmt::format("{}; category {}; weighed by {}", about.meaning, column.category,
                                  weighed_by(column, measured)),
                      column.request->formula(),
                      std::string(about.edges),
                      std::string(about.source)};
    const auto& categories = measured.territory.categories;
    for (std::size_t c = 0; c < categories.size(); ++c)
        if (categories[c].key == column.category && column.measure().counts_places &&
            supply.filled_in[c].unknown > 0)
            words.edges += "; " + unknown_capacities(supply.filled_in[c]);
    return words;
}

TableWords households(const Measured& measured) {
    TableWords words{"household_measures.csv",
                     {plain("household", "", "id of the household"),
                      plain("weight", people(measured), "people or dwellings that it represents"),
                      plain("zone", "", "code of its zone", "", "empty: outside all zones")},
                     {}};
    const measures::Supply supply = measures::supply_of(measured.territory);
    for (const Column& column : measured.columns)
        words.columns.push_back(words_of(column, measured, supply));
    return words;
}

void add_area_columns(TableWords& words) {
    words.columns.push_back(plain("level", "", "what the area is: a zone, or made of zones"));
    words.columns.push_back(plain("area", "", "its code; * is the whole territory"));
    words.columns.push_back(plain("name", "", "its name"));
}

TableWords areas(const Measured& measured) {
    TableWords words{"measures.csv", {}, {}};
    add_area_columns(words);
    const std::string unit = people(measured);
    const ColumnWords more[] = {
        plain("category", "", "category of services; basket: a list of categories"),
        plain("measure", "", "measure, by household"),
        plain("statistic", "", "statistic over the households of the area"),
        plain("value", "see unit", "the figure", "", "empty: absent, see the statistic"),
        plain("unit", "", "unit of value, low, high and difference"),
        plain("households", "points", "households in the area, whatever their weight"),
        plain("weight", unit, "of the group that the category is for, in the area", "sum P_i"),
        plain("known", unit, "of those, with a value or certainly too far for one", "",
              "not known: not snapped to the roads, or outside the data"),
        plain("unknown", "share", "share of weight without a known value",
              "(weight - known) / weight", "empty: no weight"),
        plain("low", "see unit", "lower end of the 95 % bootstrap interval",
              "percentile bootstrap over households", "only for the whole territory"),
        plain("high", "see unit", "upper end of it", "", "only for the whole territory"),
        plain("rank", "", "1: the best of its level", "", "equal values share the lower rank"),
        plain("ranked", "areas", "number of areas with a rank"),
        plain("difference", "see unit", "value less that of the area above",
              "value - value of the next level", "empty: absent, or in no area above")};
    words.columns.insert(words.columns.end(), std::begin(more), std::end(more));
    for (const measures::Request& request : measured.plan.requests) {
        const measures::Definition& about = request.measure->about;
        words.values.push_back({request.column, std::string(about.unit), std::string(about.meaning),
                                request.formula(), std::string(about.edges),
                                std::string(about.source)});
    }
    for (const measures::Statistic* statistic : measured.plan.statistics) {
        const measures::Definition& about = statistic->about;
        words.values.push_back({std::string(about.name), std::string(about.unit),
                                std::string(about.meaning), std::string(about.formula),
                                std::string(about.edges), std::string(about.source)});
    }
    return words;
}

TableWords lorenz() {
    return {"lorenz.csv",
            {plain("category", "", "category of services"),
             plain("measure", "", "measure, by household"),
             plain("people", "share", "the worst-served share of all people", "cumulated s_i"),
             plain("access", "share", "their share of all access", "L(people)",
                   "no curve where all have zero")},
            {}};
}

TableWords tenth(const Measured& measured) {
    TableWords words{"least_served.csv", {}, {}};
    add_area_columns(words);
    const std::string unit = people(measured);
    const ColumnWords more[] = {
        plain("category", "", "category of services"),
        plain("measure", "", "the travel time by which households are ranked"),
        plain("people", unit, "of the area, with a time or certainly too far"),
        plain("least_served", unit, "of those, in the tenth of all people that is farthest", "",
              "people exactly at the bound count in part"),
        plain("share_of_area", "share", "least_served / people", "", "empty: no people"),
        plain("share_of_tenth", "share", "share of the tenth that lives here")};
    words.columns.insert(words.columns.end(), std::begin(more), std::end(more));
    return words;
}

std::vector<TableWords> commitments(const Measured& measured) {
    const std::string unit = people(measured);
    TableWords areas{"commitments.csv", {plain("commitment", "", "its name")}, {}};
    add_area_columns(areas);
    const ColumnWords more[] = {
        plain("people", unit, "people with a known path"),
        plain("outside", unit, "farther than the commitment's bounds", "",
              "exactly at a bound is inside; without a path is outside"),
        plain("share", "share", "outside / people", "",
              "empty: no people, or no travel time of them is known"),
        plain("at_most", "share", "share outside that the commitment allows"),
        plain("kept", "yes or no", "outside <= at_most people", "",
              "yes: the area has no people; empty: no travel time of its people is known"),
        plain("source", "", "organisation that made the commitment")};
    areas.columns.insert(areas.columns.end(), std::begin(more), std::end(more));
    TableWords outside{
        "outside.csv",
        {plain("commitment", "", "its name"), plain("household", "", "id of a household outside"),
         plain("weight", unit, "people or dwellings that it represents"),
         plain("zone", "", "code of its zone"),
         plain("minutes", "minutes", "to the nearest service", "", "empty: there is no path"),
         plain("kilometres", "km", "along that path", "", "empty: there is no path"),
         plain("hamlet", "", "its row of hamlets.csv, counted from 1")},
        {}};
    TableWords hamlets{
        "hamlets.csv",
        {plain("commitment", "", "its name"), plain("hamlet", "", "counted from 1, largest first"),
         plain("road", "", "the road at which most of its people live", "",
               "empty: none has a name"),
         plain("zone", "", "code of the zone of its middle"),
         plain("zone_name", "", "name of that zone"),
         plain("households", "points", "outside, within 300 m of one another, hop by hop"),
         plain("people", unit, "people in the cluster"),
         plain("minutes", "minutes", "mean time to the nearest service", "",
               "empty: there is no path"),
         plain("kilometres", "km", "mean length of the path", "", "empty: there is no path"),
         plain("lon", "degree", "of the household in its middle"),
         plain("lat", "degree", "of the household in its middle")},
        {}};
    return {areas, outside, hamlets};
}

/// "primary_school: children_4_10, for children_3_10; post: people".
std::string mileage_groups(const Measured& measured) {
    std::string text;
    for (const measures::TripRate& rate : measured.plan.mileage.rates)
        for (const territory::Category& category : measured.territory.categories) {
            if (category.key != rate.category) continue;
            const std::string group = measures::group_of(measured.territory, category);
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", category.key,
                                group.empty() ? people(measured) : group);
        }
    return text;
}

TableWords mileage(const Measured& measured) {
    TableWords words{"mileage.csv", {}, {}};
    add_area_columns(words);
    const std::string source = measured.plan.mileage.source;
    const ColumnWords more[] = {
        plain("category", "", "category of services that people go to"),
        {"people", people(measured), "of the group that the category is for, who can reach one", "",
         mileage_groups(measured), ""},
        {"vehicle_km_per_year", "km", "driven to the nearest service and back",
         "sum P_i trips 2 d_i / people per vehicle", "ways there are only", source},
        {"co2_tonnes_per_year", "t", "emitted by that", "vehicle km * grams per km / 10^6", "",
         source},
        {"avoidable_km_per_year", "km", "of it, what a service within 5 km of all would avoid",
         "sum P_i trips 2 max(0, d_i - 5 km) / people per vehicle", "", source}};
    words.columns.insert(words.columns.end(), std::begin(more), std::end(more));
    return words;
}

/// The columns of write_results: all people count, regardless of the demand group of the category.
TableWords zones(const Measured& measured) {
    const std::string unit = people(measured);
    TableWords words{"zones.csv", {}, {}};
    const ColumnWords first[] = {
        plain("zone", "", "its code; * is the whole territory"),
        plain("name", "", "its name"),
        plain("category", "", "category of services"),
        plain("households", "points", "households in the zone, whatever their weight"),
        plain("weight", unit, "of the households of the zone", "sum P_i"),
        plain("reached", unit, "of those, with a time"),
        plain("mean_minutes", "minutes", "of those with a time", "sum P_i t_i / sum P_i",
              "empty: no household has one"),
        plain("median_minutes", "minutes", "half of those with a time have at most this"),
        plain("p90_minutes", "minutes", "nine tenths of those with a time have at most this")};
    words.columns.insert(words.columns.end(), std::begin(first), std::end(first));
    for (const char* minutes : {"10", "20", "30"})
        words.columns.push_back(
            {fmt::format("beyond_{}", minutes), "share",
             fmt::format("farther than {} minutes, as a share of those for whom it is known",
                         minutes),
             "(longer time + surely far) / (with a time + surely far)",
             "exactly at the bound is within; on roads without a path to a service, or beyond the "
             "cutoff, is certainly far; empty: known for no household",
             ""});
    words.columns.push_back(
        plain("unknown", "share", "share of weight without a known value", "",
              "not snapped to the roads, outside the data, or no service in the data"));
    return words;
}

TableWords dictionary() {
    return {"dictionary.csv",
            {plain("file", "", "the table"),
             plain("column", "", "its column; or column=text: a text that its cells may contain"),
             plain("unit", "", "unit of its numbers"), plain("meaning", "", "what it is"),
             plain("formula", "", "how it is computed"),
             plain("edges", "", "bounds, zeros and absences"), plain("source", "", "by whom")},
            {}};
}

}  // namespace

std::string unknown_capacities(const measures::FilledIn& filled_in) {
    const bool all = filled_in.unknown == filled_in.services;
    return fmt::format("{} of {} services have no capacity; each counts as {:.4g}{}",
                       filled_in.unknown, filled_in.services, filled_in.each,
                       all ? "" : ", the mean of the others");
}

std::vector<TableWords> tables_of(const Measured& measured) {
    std::vector<TableWords> tables = {areas(measured), households(measured), lorenz(),
                                      tenth(measured)};
    if (!measured.plan.commitments.empty())
        for (TableWords& table : commitments(measured)) tables.push_back(std::move(table));
    if (!measured.plan.mileage.rates.empty()) tables.push_back(mileage(measured));
    tables.push_back(zones(measured));
    tables.push_back(dictionary());
    return tables;
}

}  // namespace relais::results
