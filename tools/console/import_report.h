#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geodata/osm/roads/import.h"

namespace relais::tools {

/// An import in some lines that a person reads: what was used, where speeds come from, what was
/// left out and why, with ids to look at.
[[nodiscard]] std::vector<std::string> summary(const osm::RoadImport& import);

/// The same and more as JSON: every cause with its examples, the length by every rule of speed, the
/// islands. `profile` is the profile's name. Ends with a line feed; same import, same text.
[[nodiscard]] std::string report_json(const osm::RoadImport& import, const std::string& extract,
                                      const std::string& profile);

}  // namespace relais::tools
