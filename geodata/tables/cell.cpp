#include "geodata/tables/cell.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>
#include <system_error>

namespace relais::tables {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool is_spoilt_code(std::string_view text) {
    const std::size_t e = text.find("E+");
    if (e == std::string_view::npos || e + 2 == text.size() || e == 0) return false;
    const auto all = [](std::string_view part, std::string_view allowed) {
        return part.find_first_not_of(allowed) == std::string_view::npos;
    };
    return all(text.substr(0, e), "0123456789,.") && all(text.substr(e + 2), "0123456789");
}

namespace {

/// Without the blanks that part thousands: "12 345,6" becomes "12345,6".
std::string without_parting_blanks(std::string_view text) {
    constexpr std::string_view kBlanks[] = {"\u202f", "\u00a0", " "};
    const auto is_digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto* blank = std::find_if(std::begin(kBlanks), std::end(kBlanks), [&](auto b) {
            const std::size_t next = i + b.size();
            return text.substr(i).starts_with(b) && i > 0 && is_digit(i - 1) && is_digit(next) &&
                   is_digit(next + 1) && is_digit(next + 2) && !is_digit(next + 3);
        });
        if (blank != std::end(kBlanks))
            i += blank->size();
        else
            result += text[i++];
    }
    return result;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    std::string digits = without_parting_blanks(trimmed(text));
    if (digits.find('.') == std::string::npos) {
        const std::size_t comma = digits.find(',');
        if (comma != std::string::npos) digits[comma] = '.';
    }
    if (digits.starts_with('+')) digits.erase(0, 1);
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t kMost = 60;
    std::string result;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins_character && characters++ == kMost) return result + "…";
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else
            result += c;
        constexpr std::size_t kMostBytes = 4 * kMost;  // of text that is not UTF-8
        if (result.size() > 2 * kMostBytes) return result + "…";
    }
    return result;
}

}  // namespace relais::tables
