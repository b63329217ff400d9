#pragma once

#include <span>
#include <string>

#include "engine/territory/territory.h"

namespace relais::territory {

/// The level of these areas, one per zone; a zone whose area has no code is in none. An area's name
/// is the first that is not empty, else its code. O(z log z).
[[nodiscard]] ZoneLevel make_level(std::string key, std::span<const ZoneLevel::Area> area_of_zone);

/// The area of a zone; null: in none.
[[nodiscard]] const ZoneLevel::Area* area_of(const ZoneLevel& level, ZoneId zone);

}  // namespace relais::territory
