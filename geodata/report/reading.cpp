#include "geodata/report/reading.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace relais {
namespace {

NamedRows& entry_of(std::vector<NamedRows>& all, const std::string& reason) {
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const NamedRows& rows) { return rows.reason == reason; });
    return known == all.end() ? all.emplace_back(NamedRows{reason, 0, {}}) : *known;
}

void add_row(std::vector<NamedRows>& all, const std::string& reason, std::size_t row) {
    constexpr std::size_t kShown = 3;
    NamedRows& entry = entry_of(all, reason);
    ++entry.rows;
    if (entry.first.size() < kShown) entry.first.push_back(row);
}

}  // namespace

void Reading::leave_out(std::size_t row, const std::string& reason) {
    add_row(left_out, reason, row);
}

void Reading::leave_out_some(std::size_t count, const std::string& reason) {
    if (count > 0) entry_of(left_out, reason).rows += count;
}

void Reading::doubt_too(std::size_t row, const std::string& sentence) {
    add_row(doubtful, sentence, row);
}

void Reading::doubt(std::size_t row, std::string sentence) {
    remarks.push_back(
        {Severity::kWarning, file.filename().string(), row_name(row), std::move(sentence)});
}

void Reading::remark(Severity severity, std::string sentence) {
    remarks.push_back({severity, file.filename().string(), "", std::move(sentence)});
}

std::string Reading::row_name(std::size_t row) const {
    return fmt::format("{} {}", row_word, row);
}

std::string Reading::row_names(const NamedRows& those) const {
    if (those.first.empty()) return {};
    return fmt::format("{}{} {}{}", row_word, those.rows > 1 ? "s" : "",
                       fmt::join(those.first, ", "), those.rows > those.first.size() ? ", …" : "");
}

std::vector<Remark> Reading::all_remarks() const {
    std::vector<Remark> all = remarks;
    for (const NamedRows& those : doubtful) {
        const bool more = those.rows > those.first.size();
        all.push_back(
            {Severity::kWarning, file.filename().string(), row_names(those),
             more ? fmt::format("{} ({} of {} {}s)", those.reason, those.rows, rows, row_word)
                  : those.reason});
    }
    return all;
}

}  // namespace relais
