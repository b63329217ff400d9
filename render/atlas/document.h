#pragma once

#include <string>

#include "engine/territory/territory.h"

namespace relais::atlas {

/// ISO 8601: of the data, or what SOURCE_DATE_EPOCH says; never the clock's.
[[nodiscard]] std::string document_date(const territory::Territory& territory);

}  // namespace relais::atlas
