#include "geodata/osm/places.h"

#include <algorithm>
#include <utility>

namespace relais::osm {
namespace {

constexpr std::pair<std::string_view, double> kDefaults[] = {
    {"city", 100000}, {"town", 8000},           {"village", 400},
    {"hamlet", 30},   {"isolated_dwelling", 3}, {"farm", 3},
};

// No-break and narrow no-break spaces are used as thousands separators.
constexpr std::string_view kSeparators[] = {" ", ",", ".", "'", "\u2019", "\u00a0", "\u202f"};

std::size_t separator_length(std::string_view text) {
    for (const std::string_view separator : kSeparators)
        if (text.starts_with(separator)) return separator.size();
    return 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::optional<double> default_population(std::string_view kind) {
    const auto* row = std::find_if(std::begin(kDefaults), std::end(kDefaults),
                                   [&](const auto& r) { return r.first == kind; });
    if (row == std::end(kDefaults)) return std::nullopt;
    return row->second;
}

std::optional<double> parse_population(std::string_view text) {
    double value = 0;
    int digits = 0;
    int group = 0;  // digits since the last separator
    bool grouped = false;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            value = value * 10 + (text.front() - '0');
            ++digits;
            ++group;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t length = separator_length(text);
        if (length == 0 || group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
        grouped = true;
        group = 0;
        text.remove_prefix(length);
    }
    if (digits == 0 || digits > 10 || (grouped && group != 3)) return std::nullopt;
    return value;
}

}  // namespace relais::osm
