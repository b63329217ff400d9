#pragma once

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

}  // namespace relais::tools
