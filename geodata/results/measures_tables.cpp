#include <fmt/format.h>

#include "engine/core/sum.h"
#include "engine/measures/inequality.h"
#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

using measures::Column;
using measures::HouseholdCluster;

std::optional<double> share(double part, double whole) {
    if (!(whole > 0)) return std::nullopt;
    return part / whole;
}

std::string zone_code(const territory::Territory& territory, ZoneId zone) {
    return zone.exists() ? territory.zones[zone.index()].code : "";
}

/// The whole territory's distribution of a column.
measures::Distribution distribution_of(const Measured& measured, const Column& column) {
    std::vector<std::uint32_t> everybody(measured.territory.households.size());
    for (std::uint32_t h = 0; h < everybody.size(); ++h) everybody[h] = h;
    return measures::Distribution({everybody, &column.values, column.demand, nullptr, {}});
}

}  // namespace

MeasureRows::MeasureRows(NewFile& file, const TableWords& words) : rows_(file) {
    for (const ColumnWords& column : words.columns) text(column.name);
    end();
}
void MeasureRows::separate() {
    if (!first_) rows_.text(",");
    first_ = false;
}
MeasureRows& MeasureRows::text(const std::string& text) {
    separate();
    rows_.text(quoted(text));
    return *this;
}
MeasureRows& MeasureRows::number(double value) {
    separate();
    rows_.text(fmt::format("{:.10g}", value));
    return *this;
}
MeasureRows& MeasureRows::number(const std::optional<double>& value) {
    return value ? number(*value) : text("");
}
MeasureRows& MeasureRows::count(std::uint64_t value) {
    separate();
    rows_.integer(static_cast<std::int64_t>(value));
    return *this;
}
MeasureRows& MeasureRows::rank(std::uint32_t value) {
    return value == 0 ? text("") : count(value);
}
MeasureRows& MeasureRows::area(const Measured& measured, std::uint32_t level, std::uint32_t area) {
    const measures::Level& of = measured.levels[level];
    return text(of.key).text(of.areas[area].code).text(of.areas[area].name);
}
void MeasureRows::end() {
    rows_.end_row();
    first_ = true;
}

std::string unit_of(const Column& column, const measures::Statistic& statistic) {
    return std::string(statistic.about.unit == "as the measure" ? column.measure().about.unit
                                                                : statistic.about.unit);
}

double people_of(const Measured& measured, const std::vector<std::uint32_t>& households) {
    Sum people;
    for (const std::uint32_t h : households) people.add(measured.territory.households[h].weight);
    return people.value();
}

void write_areas(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (const measures::AreaRow& row : measured.rows) {
        const Column& column = measured.columns[row.column];
        rows.area(measured, row.level, row.area)
            .text(column.category)
            .text(column.request->column)
            .text(std::string(row.statistic->about.name))
            .number(row.value)
            .text(unit_of(column, *row.statistic))
            .count(row.households)
            .number(row.weight)
            .number(row.known)
            .number(row.unknown());
        rows.number(row.interval ? std::optional(row.interval->low) : std::nullopt)
            .number(row.interval ? std::optional(row.interval->high) : std::nullopt)
            .rank(row.rank)
            .rank(row.ranked)
            .number(row.difference)
            .end();
    }
    rows.flush();
}

void write_household_columns(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (std::size_t h = 0; h < measured.territory.households.size(); ++h) {
        const territory::Household& household = measured.territory.households[h];
        rows.text(household.id)
            .number(household.weight)
            .text(zone_code(measured.territory, household.zone));
        for (const Column& column : measured.columns) rows.number(column.values.at(h));
        rows.end();
    }
    rows.flush();
}

void write_lorenz(NewFile& file, const TableWords& words, const Measured& measured) {
    constexpr int kPieces = 100;
    MeasureRows rows(file, words);
    for (const Column& column : measured.columns) {
        if (column.measure().kind != measures::Kind::kSupply) continue;
        for (const measures::LorenzPoint& point :
             measures::lorenz(distribution_of(measured, column), kPieces))
            rows.text(column.category)
                .text(column.request->column)
                .number(point.people)
                .number(point.access)
                .end();
    }
    rows.flush();
}

void write_tenth(NewFile& file, const TableWords& words, const Measured& measured) {
    std::vector<double> whole(measured.columns.size(), 0);
    for (const measures::TenthRow& row : measured.tenth)
        if (row.level + 1 == measured.levels.size()) whole[row.column] = row.tenth;
    MeasureRows rows(file, words);
    for (const measures::TenthRow& row : measured.tenth)
        rows.area(measured, row.level, row.area)
            .text(measured.columns[row.column].category)
            .text(measured.columns[row.column].request->column)
            .number(row.people)
            .number(row.tenth)
            .number(share(row.tenth, row.people))
            .number(share(row.tenth, whole[row.column]))
            .end();
    rows.flush();
}

void write_commitments(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (std::size_t c = 0; c < measured.commitments.size(); ++c) {
        const measures::Commitment& commitment = measured.plan.commitments[c];
        for (const measures::CommitmentRow& row : measured.commitments[c].rows)
            rows.text(commitment.name)
                .area(measured, row.level, row.area)
                .number(row.people)
                .number(row.outside)
                .number(share(row.outside, row.people))
                .number(commitment.at_most)
                .text(kept_in_words(row))
                .text(commitment.source)
                .end();
    }
    rows.flush();
}

void write_outside(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (std::size_t c = 0; c < measured.commitments.size(); ++c) {
        const measures::CommitmentResult& commitment = measured.commitments[c];
        std::vector<std::size_t> cluster_of(measured.territory.households.size(), 0);
        for (std::size_t p = 0; p < commitment.clusters.size(); ++p)
            for (const std::uint32_t h : commitment.clusters[p].households) cluster_of[h] = p + 1;
        for (const std::uint32_t h : commitment.outside) {
            const territory::Household& household = measured.territory.households[h];
            const access::Trip& trip = measured.ways[c][h];
            const bool there = reachable(trip.time);
            rows.text(measured.plan.commitments[c].name)
                .text(household.id)
                .number(household.weight)
                .text(zone_code(measured.territory, household.zone))
                .number(there ? std::optional(to_minutes(trip.time)) : std::nullopt)
                .number(there ? std::optional(trip.decimetres / 1e4) : std::nullopt)
                .count(cluster_of[h])
                .end();
        }
    }
    rows.flush();
}

void write_hamlets(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (std::size_t c = 0; c < measured.commitments.size(); ++c) {
        std::size_t number = 0;
        for (const HouseholdCluster& cluster : measured.commitments[c].clusters) {
            const auto known = [&](double value) {
                return value > 0 ? std::optional(value) : std::nullopt;
            };
            rows.text(measured.plan.commitments[c].name)
                .count(++number)
                .text(cluster.road)
                .text(zone_code(measured.territory, cluster.zone))
                .text(cluster.zone.exists() ? measured.territory.zones[cluster.zone.index()].name
                                            : "")
                .count(cluster.households.size())
                .number(cluster.people)
                .number(known(cluster.minutes))
                .number(known(cluster.kilometres))
                .number(cluster.place.lon())
                .number(cluster.place.lat())
                .end();
        }
    }
    rows.flush();
}

void write_mileage(NewFile& file, const TableWords& words, const Measured& measured) {
    MeasureRows rows(file, words);
    for (const measures::MileageRow& row : measured.mileage)
        rows.area(measured, row.level, row.area)
            .text(row.category)
            .number(row.people)
            .number(row.vehicle_kilometres)
            .number(row.tonnes_co2)
            .number(row.beyond_kilometres)
            .end();
    rows.flush();
}

void write_dictionary(NewFile& file, const TableWords& words,
                      const std::vector<TableWords>& tables) {
    MeasureRows rows(file, words);
    const auto write = [&](const std::string& table, const std::string& name,
                           const ColumnWords& column) {
        rows.text(table)
            .text(name)
            .text(column.unit)
            .text(column.meaning)
            .text(column.formula)
            .text(column.edges)
            .text(column.source)
            .end();
    };
    for (const TableWords& table : tables) {
        for (const ColumnWords& column : table.columns) write(table.file, column.name, column);
        for (const ColumnWords& value : table.values)
            write(table.file,
                  (measures::find_statistic(value.name) != nullptr ? "statistic=" : "measure=") +
                      value.name,
                  value);
    }
    rows.flush();
}

const measures::Statistic& headline_of(const Column& column) {
    return *measures::find_statistic(
        column.measure().kind == measures::Kind::kPeoplePerUnit ? "harmonic_mean" : "mean");
}

std::vector<std::vector<std::vector<std::optional<double>>>> headlines(const Measured& measured) {
    std::vector<std::vector<std::vector<std::optional<double>>>> table;
    for (const measures::Level& level : measured.levels) {
        auto& of_level = table.emplace_back(
            level.areas.size(), std::vector<std::optional<double>>(measured.columns.size()));
        const auto members = level.members();
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t c = 0; c < measured.columns.size(); ++c) {
                const Column& column = measured.columns[c];
                const measures::Distribution people(
                    {members[a], &column.values, column.demand, nullptr, {}});
                of_level[a][c] = headline_of(column).value(people, column.measure().kind, {});
            }
    }
    return table;
}

}  // namespace relais::results
