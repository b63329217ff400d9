#pragma once

#include <filesystem>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/progress.h"

namespace relais::territory {

/// A territory with the files it was made from.
struct Study {
    Territory territory;
    std::filesystem::path extract;              ///< the roads
    std::vector<std::filesystem::path> inputs;  ///< every file that was read, extract included
};

/// Opens INPUT of the command line: an extract alone, or a territory.toml that names files for
/// households, services and zones; what it does not name comes from the extract. Paths in the
/// manifest are relative to it. Households get the zone they lie in. Throws Error naming file, row
/// or key, and remedy.
[[nodiscard]] Study open_study(const std::filesystem::path& input, const Progress& progress = {});

}  // namespace relais::territory
