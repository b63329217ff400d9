#pragma once

#include <string_view>

#include "engine/core/coordinate.h"

namespace relais::osm {

/// The country of a place, by the borders in borders.txt: two letters of ISO 3166-1, or of a
/// territory with traffic laws of its own (JE, NC, FO); overseas departments of France are FR. ""
/// at sea, in the Antarctic, and where no country is recognized. Near a border it may be wrong: of
/// the border of Hautes-Alpes with Italy half of the points are within 0.4 km of it, nine in ten
/// within 2.5 km. About half a microsecond. Safe to call from several threads.
[[nodiscard]] std::string_view country_at(Coordinate place);

/// The same where it is beyond doubt: no border is within 3 km; else "".
[[nodiscard]] std::string_view country_well_within(Coordinate place);

}  // namespace relais::osm
