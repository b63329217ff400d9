#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/access/findings.h"
#include "engine/territory/territory.h"

namespace relais::results {

/// Where results come from, for manifest.json: no clock, so that the same run gives the same bytes.
struct Provenance {
    std::string command;
    std::string version;
    std::vector<std::filesystem::path> inputs;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string data_date;
};

/// Writes into an existing folder: results.gpkg (layers households, services, zones), times.csv
/// (household,category,seconds,service,reason), zones.csv, manifest.json (inputs with their XXH3
/// hashes). Same arguments, same bytes. Throws Error naming the file that cannot be written.
void write_results(const std::filesystem::path& folder, const territory::Territory& territory,
                   const access::Findings& findings, const Provenance& provenance);

}  // namespace relais::results
