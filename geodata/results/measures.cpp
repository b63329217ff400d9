#include "geodata/results/measures.h"

#include <functional>
#include <map>

#include "geodata/results/measures_parts.h"

namespace relais::results {

void write_measures(const std::filesystem::path& folder, const Measured& measured,
                    const std::string& data_date) {
    using Write = void (*)(NewFile&, const TableWords&, const Measured&);
    static const std::map<std::string, Write> writers = {
        {"commitments.csv", write_commitments},
        {"hamlets.csv", write_hamlets},
        {"household_measures.csv", write_household_columns},
        {"least_served.csv", write_tenth},
        {"lorenz.csv", write_lorenz},
        {"measures.csv", write_areas},
        {"mileage.csv", write_mileage},
        {"outside.csv", write_outside},
    };
    NewFiles files(folder);
    const std::vector<TableWords> tables = tables_of(measured);
    for (const TableWords& table : tables) {
        if (const auto writer = writers.find(table.file); writer != writers.end())
            writer->second(files.add(table.file), table, measured);
        else if (table.file == "dictionary.csv")
            write_dictionary(files.add(table.file), table, tables);
    }
    write_measure_layers(files.add("measures.gpkg"), measured, data_date);
    write_workbook(files.add("measures.xlsx"), measured, tables, data_date);
    files.publish();
}

}  // namespace relais::results
