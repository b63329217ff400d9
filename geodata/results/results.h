#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/access/findings.h"
#include "engine/territory/territory.h"
#include "geodata/results/formats.h"
#include "geodata/results/snaps.h"

namespace relais::results {

/// Provenance of results, for manifest.json: without the clock, so that the same run gives the same
/// bytes.
struct Provenance {
    std::string command;
    std::string version;
    std::vector<std::filesystem::path> inputs;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string data_date;
    std::vector<Snapping> snapping = {};
    std::vector<LayerStyle> styles = {};  ///< of results.gpkg
};

/// Writes into an existing folder, replacing files of these names:
///
/// - `times.csv`: `household,category,seconds,service,reason`, one row per household and category,
///   households in their order. Seconds with one decimal; seconds and service are empty, and reason
///   is not, where none was reached.
/// - `zones.csv`: `zone,name,category,households,weight,reached,mean_minutes,median_minutes,
///   p90_minutes,beyond_10,beyond_20,beyond_30,unknown`, one row per zone and category, then one
///   per category for the whole territory, whose zone is `*` (and which counts households outside
///   every zone too). Minutes with three decimals, empty where no household reaches a service.
///   Shares from 0 to 1 with six: beyond a bound, among the weight with a known time, empty where
///   none is known; and unknown, among all the weight, empty where there is no weight. Definitions:
///   access::Summary.
/// - `results.gpkg`: layers `households` (id, weight, zone, every demand group, and KEY_minutes,
///   KEY_service, KEY_reason for every category), `services` (id, name, category, capacity,
///   opening_hours), `zones` (code, name, LEVEL_code and LEVEL_name for every level above the
///   zones, population, households, weight, and KEY_mean, KEY_median, KEY_p90, KEY_beyond_10,
///   KEY_beyond_20, KEY_beyond_30, KEY_unknown), all in WGS 84; and the table `layer_styles`, by
///   which QGIS draws them.
/// - `manifest.json`: program, command, parameters, inputs (name, bytes, XXH3-128), data date,
///   credits, notes, counts by category and reason, and how households and services were snapped
///   to the roads.
///
/// The layers are also written in the formats that are `asked` for; workbooks have the sheets
/// `zones` and `services`, as households may exceed the rows of a sheet.
///
/// CSV is UTF-8, quoted as in RFC 4180, lines end in LF. Same arguments, same bytes. All files
/// appear, or none: each is written under a temporary name and renamed at the end. Throws Error
/// naming the file and the system's reason. O(households x categories); a million rows of times.csv
/// take well under a second.
void write_results(const std::filesystem::path& folder, const territory::Territory& territory,
                   const access::Findings& findings, const Provenance& provenance,
                   const Formats& asked = {});

}  // namespace relais::results
