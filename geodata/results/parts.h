#pragma once

#include "geodata/results/new_files.h"
#include "geodata/results/results.h"

namespace relais::results {

// The files of write_results, each to its temporary name. Throw Error naming the file.

void write_times(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings);
void write_zones(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings);
void write_geopackage(NewFile& file, const territory::Territory& territory,
                      const access::Findings& findings, const std::string& data_date);
/// A workbook with the sheets `zones` and `services`: for office use. Households may exceed the
/// rows of a sheet; they are in the other files. `driver`: "XLSX" or "ODS".
void write_spreadsheet(NewFile& file, const char* driver, const territory::Territory& territory,
                       const access::Findings& findings, const std::string& data_date);
enum class ResultLayer : std::uint8_t { kHouseholds, kServices, kZones };
void write_flatgeobuf(NewFile& file, ResultLayer layer, const territory::Territory& territory,
                      const access::Findings& findings, const std::string& data_date);
void write_manifest(NewFile& file, const territory::Territory& territory,
                    const access::Findings& findings, const Provenance& provenance);

}  // namespace relais::results
