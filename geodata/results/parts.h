#pragma once

#include "geodata/results/new_files.h"
#include "geodata/results/results.h"

namespace relais::results {

// The four files of write_results, each to its temporary name. Throw Error naming the file.

void write_times(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings);
void write_zones(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings);
void write_geopackage(NewFile& file, const territory::Territory& territory,
                      const access::Findings& findings, const std::string& data_date);
void write_manifest(NewFile& file, const territory::Territory& territory,
                    const access::Findings& findings, const Provenance& provenance);

}  // namespace relais::results
