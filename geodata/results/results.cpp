#include "geodata/results/results.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/parts.h"

namespace relais::results {

void write_results(const std::filesystem::path& folder, const territory::Territory& territory,
                   const access::Findings& findings, const Provenance& provenance,
                   const ExtraFormats& extra) {
    NewFiles files(folder);
    write_times(files.add("times.csv"), territory, findings);
    write_zones(files.add("zones.csv"), territory, findings);
    write_geopackage(files.add("results.gpkg"), territory, findings, provenance.data_date);
    write_manifest(files.add("manifest.json"), territory, findings, provenance);
    const std::string& date = provenance.data_date;
    if (extra.xlsx) write_spreadsheet(files.add("results.xlsx"), "XLSX", territory, findings, date);
    if (extra.ods) write_spreadsheet(files.add("results.ods"), "ODS", territory, findings, date);
    if (extra.fgb) {
        write_flatgeobuf(files.add("households.fgb"), ResultLayer::kHouseholds, territory, findings,
                         date);
        write_flatgeobuf(files.add("services.fgb"), ResultLayer::kServices, territory, findings,
                         date);
        write_flatgeobuf(files.add("zones.fgb"), ResultLayer::kZones, territory, findings, date);
    }
    files.publish();
    if (!extra.postgis.empty()) write_database(extra.postgis, territory, findings);
}

ExtraFormats extra_formats(const std::vector<std::string>& names) {
    ExtraFormats extra;
    for (const std::string& name : names) {
        if (name == "xlsx")
            extra.xlsx = true;
        else if (name == "ods")
            extra.ods = true;
        else if (name == "fgb")
            extra.fgb = true;
        else if (name.starts_with("PG:"))
            extra.postgis = name;
        else
            throw Error(
                fmt::format("--format \"{}\" is not a format; write xlsx, ods, fgb, or PG:host=… "
                            "dbname=… for a PostGIS database",
                            name));
    }
    return extra;
}

}  // namespace relais::results
