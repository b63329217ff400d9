#include "geodata/tables/bad_rows.h"

#include <fmt/format.h>

#include "geodata/tables/table.h"

namespace relais::tables {
namespace {

std::string and_more(const std::vector<RowError>& rows) {
    constexpr std::size_t kNamed = 3;
    if (rows.size() == 1) return {};
    std::string names;
    for (std::size_t i = 1; i < rows.size() && i <= kNamed; ++i)
        names += (i == 1 ? "" : ", ") + rows[i].row;
    return fmt::format(" ({}{} more could not be used: {}{})",
                       rows.size() < BadRows::kMost ? "" : "at least ", rows.size() - 1, names,
                       rows.size() > kNamed + 1 ? ", …" : "");
}

}  // namespace

RowError::RowError(const std::string& file, std::string its_row, std::string its_text)
    : Error(fmt::format("{}, {}: {}", file, its_row, its_text)),
      row(std::move(its_row)),
      text(std::move(its_text)) {}

BadRows::BadRows(std::string file_name, std::vector<RowError> all)
    : Error(all.front().what() + and_more(all)), file(std::move(file_name)), rows(std::move(all)) {}

void BadRowCollector::add(const RowError& row) {
    rows_.push_back(row);
    if (rows_.size() == BadRows::kMost) finish();
}

void BadRowCollector::finish() const {
    if (!rows_.empty()) throw BadRows(table_.file_name(), rows_);
}

}  // namespace relais::tables
