#pragma once

#include <filesystem>
#include <string>

namespace relais::tables {

/// Throws Error where the .dbf of a Shapefile is not as long as its header says, or has another
/// number of rows than the .shx: from a damaged copy GDAL reads garbled rows. `unpacked` is the
/// name by which GDAL reads the .shp or .dbf. O(1).
void check_length_of_shapefile(const std::filesystem::path& file, const std::string& unpacked);

}  // namespace relais::tables
