#pragma once

#include <string>
#include <vector>

#include "geodata/results/new_files.h"
#include "geodata/results/table.h"

namespace relais::results {

/// Writes tables as layers in WGS 84, or as sheets, of one file, by one of GDAL's drivers. Same
/// arguments, same bytes: the file says that it was changed at the date of its data. Throws Error.
void write_layers(NewFile& file, const char* driver, const std::vector<const Table*>& tables,
                  const About& about);

/// The name of the first driver, in GDAL's order, that writes vectors under the extension of a
/// file. Throws Error listing usual formats when none has that extension.
[[nodiscard]] const char* driver_of(const std::string& file);

}  // namespace relais::results
