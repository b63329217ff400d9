#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/measures/area_table.h"
#include "engine/measures/commitments.h"
#include "engine/measures/needs.h"
#include "geodata/results/formats.h"

namespace relais::results {

/// All that one run has measured.
struct Measured {
    const territory::Territory& territory;
    const measures::MeasurePlan& plan;
    std::vector<measures::Level> levels;
    std::vector<measures::Column> columns;
    std::vector<measures::AreaRow> rows;
    std::vector<measures::TenthRow> tenth;
    std::vector<measures::CommitmentResult> commitments;  ///< one per commitment of the plan
    std::vector<std::vector<access::Trip>> ways;          ///< one per commitment, by household
    std::vector<measures::MileageRow> mileage;
};

/// "2 of 5 services have no capacity; each counts as 24, the mean of the others".
[[nodiscard]] std::string unknown_capacities(const measures::FilledIn& filled_in);

/// Writes into an existing folder, replacing files of these names:
///
/// - `measures.csv`: one figure per row: level, area, category, measure, statistic.
/// - `household_measures.csv`: one row per household, one column per category and measure.
/// - `lorenz.csv`: the Lorenz curves of supplies, in hundredths of people.
/// - `least_served.csv`: the areas of the least-served tenth of each category.
/// - `commitments.csv`, `outside.csv`, `hamlets.csv`: results of the commitments, and households
///   outside them.
/// - `mileage.csv`: kilometres driven and CO2 of a year, by level, area and category.
/// - `dictionary.csv`: every column of these and of zones.csv, its unit, meaning, formula, bounds
/// and source.
/// - `measures.gpkg`: layers `households` and one per level, with the same columns.
/// - `measures.xlsx`: contents, a sheet per level, inequality over the whole territory, the
///   commitments, and the dictionary.
///
/// Commitments and mileage are there where the plan has them. Layers and sheets are also written in
/// the formats that are `asked` for. An absent value is an empty cell. CSV is UTF-8, quoted as in
/// RFC 4180. Same arguments, same bytes. All appear, or none. Throws Error.
void write_measures(const std::filesystem::path& folder, const Measured& measured,
                    const std::string& data_date, const Formats& asked = {});

}  // namespace relais::results
