#include "geodata/results/measures.h"

#include <iterator>

#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

std::vector<Table> csv_tables(const Measured& measured) {
    std::vector<Table> tables = {measures_table(measured), household_measures_table(measured),
                                 lorenz_table(measured), least_served_table(measured)};
    if (!measured.plan.commitments.empty()) {
        tables.push_back(commitments_table(measured));
        tables.push_back(outside_table(measured));
        tables.push_back(hamlets_table(measured));
    }
    if (!measured.plan.mileage.rates.empty()) tables.push_back(mileage_table(measured));
    for (Table& table : tables) table.in = kInCsv;
    tables.push_back(dictionary_table(tables, measured));
    return tables;
}

void add_layers_and_sheets(std::vector<Table>& tables, const Measured& measured) {
    tables.push_back(contents_sheet(measured));
    tables.push_back(household_measures_layer(measured));
    for (std::size_t level = 0; level < measured.levels.size(); ++level)
        tables.push_back(level_table(measured, level));
    tables.push_back(inequality_sheet(measured));
    if (!measured.commitments.empty()) tables.push_back(commitments_sheet(measured));
    tables.push_back(dictionary_sheet(measured));
}

}  // namespace

void write_measures(const std::filesystem::path& folder, const Measured& measured,
                    const std::string& data_date, const Formats& asked) {
    TableFiles files(folder, asked, {measured.territory.name, data_date});
    TableSet set{"measures", csv_tables(measured)};
    add_layers_and_sheets(set.tables, measured);
    files.add(set, {"csv", "gpkg", "xlsx"});
    files.publish();
}

}  // namespace relais::results
