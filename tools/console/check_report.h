#pragma once

#include <string>

#include "geodata/assembly/check.h"

namespace relais::tools {

/// The report of a check for people to read. Ends with a line break.
[[nodiscard]] std::string check_text(const assembly::Check& check);

/// The same for programs: an object with `territory`, `files`, `categories`, `remarks`,
/// `same_places`, `notes`. Ends with a line break.
[[nodiscard]] std::string check_json(const assembly::Check& check);

}  // namespace relais::tools
