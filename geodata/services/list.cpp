#include "geodata/services/list.h"

#include <algorithm>

#include <fmt/format.h>

namespace relais::services {

void List::leave_out(std::size_t row, const std::string& reason) {
    constexpr std::size_t kShown = 3;
    auto entry = std::find_if(left_out.begin(), left_out.end(),
                              [&](const LeftOut& known) { return known.reason == reason; });
    if (entry == left_out.end()) entry = left_out.insert(left_out.end(), {reason, 0, {}});
    ++entry->rows;
    if (entry->first.size() < kShown) entry->first.push_back(row);
}

void List::doubt(std::size_t row, std::string text) {
    remarks.push_back(
        {Severity::kWarning, file.filename().string(), row_name(row), std::move(text)});
}

std::string List::row_name(std::size_t row) const {
    return fmt::format("{} {}", row_word, row);
}

std::string List::row_names(const LeftOut& those) const {
    return fmt::format("{}{} {}{}", row_word, those.rows > 1 ? "s" : "",
                       fmt::join(those.first, ", "), those.rows > those.first.size() ? ", …" : "");
}

}  // namespace relais::services
