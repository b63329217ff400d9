#pragma once

#include "geodata/results/results.h"
#include "geodata/results/table.h"

namespace relais::results {

// The parts of write_results. The tables refer to their arguments.

/// times.csv and zones.csv: figures in long form.
[[nodiscard]] Table times_table(const territory::Territory& territory,
                                const access::Findings& findings);
[[nodiscard]] Table zones_table(const territory::Territory& territory,
                                const access::Findings& findings);
/// The columns of zones.csv. All people count, regardless of the demand group of the category.
[[nodiscard]] std::vector<Column> zone_columns(const territory::Territory& territory);

/// Layers of results.gpkg: one row for each household, service and zone.
[[nodiscard]] Table household_layer(const territory::Territory& territory,
                                    const access::NearestTable& nearest);
[[nodiscard]] Table service_layer(const territory::Territory& territory);
[[nodiscard]] Table zone_layer(const territory::Territory& territory,
                               const access::Findings& findings);

/// Throws Error.
void write_manifest(NewFile& file, const territory::Territory& territory,
                    const access::Findings& findings, const Provenance& provenance);

/// Cells: mean, median and p90 in minutes; shares beyond 10, 20 and 30 minutes, and unknown. Nothing
/// where a figure is not defined.
Rows& add_summary(Rows& rows, const access::Summary& summary);
/// "people" or "dwellings": what weights count.
[[nodiscard]] std::string people_unit(const territory::Territory& territory);
/// The code of a zone; empty: none.
[[nodiscard]] std::string_view zone_code(const territory::Territory& territory, ZoneId zone);

}  // namespace relais::results
