#pragma once

#include <array>
#include <string>
#include <string_view>

namespace relais::services {

/// The cells of a list that has a column per weekday, Monday first.
using WeekCells = std::array<std::string, 7>;

/// The content of such cells in OpenStreetMap's opening_hours syntax: "09:00 - 12:00 / 13:30 -
/// 17:00" on weekdays becomes "Mo-Fr 09:00-12:00,13:30-17:00". Accepts usual variants: missing
/// blanks and minutes, "9h30", ranges of no length, ranges that overlap. Times on appointment are
/// kept with that comment, even and odd weeks by their numbers; a day that could not be parsed is
/// `unknown` with its text. Empty where no day has anything but "closed", "-" or "not told".
[[nodiscard]] std::string opening_hours(const WeekCells& cells);

}  // namespace relais::services
