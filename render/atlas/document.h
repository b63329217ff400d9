#pragma once

#include <filesystem>
#include <string>

#include "engine/territory/territory.h"

namespace relais::atlas {

/// ISO 8601: of the data, or what SOURCE_DATE_EPOCH says; never the clock's.
[[nodiscard]] std::string document_date(const territory::Territory& territory);

/// Writes a finished document under a temporary name and renames it. Throws Error.
void write_document(const std::filesystem::path& file, const std::string& bytes);

}  // namespace relais::atlas
