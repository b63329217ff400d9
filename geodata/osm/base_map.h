#pragma once

#include <filesystem>

#include "engine/territory/base_map.h"

namespace relais::osm {

/// The base map from an extract: rivers, lakes (natural=water, of at least ten hectares), borders
/// of countries and regions (administrative ways up to level 6), cities and towns. Extracts of
/// roads alone have none. Two passes over the file. Throws Error for one that cannot be read. Same
/// file, same base map.
[[nodiscard]] territory::BaseMap read_base_map(const std::filesystem::path& extract);

}  // namespace relais::osm
