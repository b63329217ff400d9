#include "geodata/results/results.h"

#include "geodata/results/parts.h"

namespace relais::results {

void write_results(const std::filesystem::path& folder, const territory::Territory& territory,
                   const access::Findings& findings, const Provenance& provenance,
                   const Formats& asked) {
    TableFiles files(folder, asked, {territory.name, provenance.data_date, provenance.styles});
    Table first_sheet = zone_layer(territory, findings);
    first_sheet.in = kInSheets;
    files.add({"results",
               {times_table(territory, findings), zones_table(territory, findings),
                household_layer(territory, findings.nearest), std::move(first_sheet),
                service_layer(territory), zone_layer(territory, findings)}},
              {"csv", "gpkg"});
    write_manifest(files.file("manifest.json"), territory, findings, provenance);
    files.publish();
}

}  // namespace relais::results
