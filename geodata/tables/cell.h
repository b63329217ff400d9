#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais::tables {

/// Without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether a spreadsheet has turned a code into a number such as "2,601E+13", whose last digits are
/// lost.
[[nodiscard]] bool is_spoilt_code(std::string_view text);

/// A finite number written with a decimal point or a decimal comma, thousands parted by blanks or
/// not, blanks around it; else nothing.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A value for a sentence: its first 60 characters, "…" where there are more; line breaks and tabs
/// as \n, \r and \t.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace relais::tables
