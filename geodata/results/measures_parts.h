#pragma once

#include "geodata/results/measures.h"
#include "geodata/results/parts.h"

namespace relais::results {

// The tables of write_measures. They refer to their arguments.

// CSV, each with its words.
[[nodiscard]] Table measures_table(const Measured& measured);
[[nodiscard]] Table household_measures_table(const Measured& measured);
[[nodiscard]] Table lorenz_table(const Measured& measured);
[[nodiscard]] Table least_served_table(const Measured& measured);
[[nodiscard]] Table commitments_table(const Measured& measured);
[[nodiscard]] Table outside_table(const Measured& measured);
[[nodiscard]] Table hamlets_table(const Measured& measured);
[[nodiscard]] Table mileage_table(const Measured& measured);

// Layers and sheets.
[[nodiscard]] Table household_measures_layer(const Measured& measured);
/// One row for each area of a level, with the headline of every measure.
[[nodiscard]] Table level_table(const Measured& measured, std::size_t level);
[[nodiscard]] Table contents_sheet(const Measured& measured);
/// All statistics of the whole territory.
[[nodiscard]] Table inequality_sheet(const Measured& measured);
[[nodiscard]] Table commitments_sheet(const Measured& measured);

/// dictionary.csv: every column of the tables, of zones.csv and of its own, and every value.
[[nodiscard]] Table dictionary_table(const std::vector<Table>& tables, const Measured& measured);
/// Of the measures and statistics, then of the columns of the level sheets.
[[nodiscard]] Table dictionary_sheet(const Measured& measured);

// What they share.

/// level, area, name; and their cells.
[[nodiscard]] std::vector<Column> area_columns(std::initializer_list<Column> more);
Rows& add_area(Rows& rows, const Measured& measured, std::uint32_t level, std::uint32_t area);
/// The column of a measure with its words.
[[nodiscard]] std::vector<Column> measure_columns(const Measured& measured);
/// The unit of a row's value: the statistic's own, or its measure's.
[[nodiscard]] std::string unit_of(const measures::Column& column,
                                  const measures::Statistic& statistic);
/// The weight of some households.
[[nodiscard]] double people_of(const Measured& measured,
                               const std::vector<std::uint32_t>& households);
[[nodiscard]] std::optional<double> share_of(double part, double whole);

}  // namespace relais::results
