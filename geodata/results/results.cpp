#include "geodata/results/results.h"

#include "geodata/results/parts.h"

namespace relais::results {

void write_results(const std::filesystem::path& folder, const territory::Territory& territory,
                   const access::Findings& findings, const Provenance& provenance) {
    NewFiles files(folder);
    write_times(files.add("times.csv"), territory, findings);
    write_zones(files.add("zones.csv"), territory, findings);
    write_geopackage(files.add("results.gpkg"), territory, findings, provenance.data_date);
    write_manifest(files.add("manifest.json"), territory, findings, provenance);
    files.publish();
}

}  // namespace relais::results
