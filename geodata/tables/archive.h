#pragma once

#include <filesystem>
#include <string>

namespace relais::tables {

/// The name by which GDAL reads a file: its own, or for an archive (zip, zips within it, gzip) that
/// of the one data file in it, as publishers pack them; documents that describe the data do not
/// count. Workbooks and other formats that are internally zip files are not archives. Throws Error
/// for an archive that is damaged, contains several files, or is a 7z, which GDAL does not read.
[[nodiscard]] std::string unpacked_name(const std::filesystem::path& file);

}  // namespace relais::tables
