#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geodata/results/formats.h"

namespace CLI {
class App;
}

namespace relais::tools {

/// --format: formats in which a command writes its tables, besides those that it always writes.
/// Words that are not formats of the tables' `kinds` are refused before the work begins.
void add_format_option(CLI::App& app, std::vector<std::string>& formats,
                       const char* what = "Further format of the tables",
                       unsigned kinds = results::kInAll);

/// Throws Error where a file, or one beside it in one of the formats, exists and must not be
/// overwritten, or cannot be written (prepare_output_file).
void prepare_output_files(const std::filesystem::path& file, const results::Formats& formats,
                          bool overwrite);

}  // namespace relais::tools
