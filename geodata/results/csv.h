#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/results/new_files.h"
#include "geodata/results/table.h"

namespace relais::results {

/// A field in the syntax of RFC 4180.
[[nodiscard]] std::string quoted(std::string_view field);

/// The header of a table, and its rows, as lines of CSV: UTF-8, LF.
[[nodiscard]] std::string csv_header(const std::vector<Column>& columns);
[[nodiscard]] std::string csv_rows(const Table& table);

/// Writes one table. Throws Error. O(cells), in large blocks.
void write_csv(NewFile& file, const Table& table);

}  // namespace relais::results
