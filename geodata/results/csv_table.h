#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geodata/results/formats.h"

namespace relais::results {

/// The table in a CSV that write_csv wrote with these columns, named after the file. It reads the
/// file while it writes its rows: O(1) memory. Throws Error.
[[nodiscard]] Table table_of_csv(const std::filesystem::path& file, std::vector<Column> columns);

/// Writes that table in the formats `asked` for, as files beside it: for a table whose rows were
/// written one by one. Throws Error.
void write_beside(const std::filesystem::path& file, std::vector<Column> columns,
                  const Formats& asked, const std::string& data_date);

}  // namespace relais::results
