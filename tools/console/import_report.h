#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geodata/osm/roads/import.h"

namespace relais::tools {

/// A summary of an import in some lines: what was used, sources of speeds, what was left out and
/// why, with ids to look up.
[[nodiscard]] std::vector<std::string> summary(const osm::RoadImport& import);

/// The same and more as JSON: every cause with its examples, the length by every rule of speed, the
/// islands. `profile` is the profile's name. Ends with a line feed; same import, same text.
[[nodiscard]] std::string report_json(const osm::RoadImport& import, const std::string& extract,
                                      const std::string& profile);

}  // namespace relais::tools
