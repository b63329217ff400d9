#include "geodata/study/group_reader.h"

#include <filesystem>

#include <fmt/format.h>

namespace relais::study {

GroupReader::GroupReader(const tables::Table& table, const GroupColumns& columns) : table_(&table) {
    for (const auto& [key, column] : columns) columns_.emplace_back(key, table.column(column));
}

std::vector<CountedGroup> GroupReader::no_rows() const {
    std::vector<CountedGroup> groups;
    for (const auto& [key, column] : columns_) groups.push_back({key, {}});
    return groups;
}

void GroupReader::append(std::vector<CountedGroup>& groups) {
    for (std::size_t g = 0; g < columns_.size(); ++g) {
        const std::optional<double> amount = table_->amount(columns_[g].second);
        empty_ += amount ? 0 : 1;
        groups[g].of_area.push_back(amount.value_or(0));
    }
}

void GroupReader::note(std::vector<std::string>& notes) const {
    if (empty_ == 0) return;
    notes.push_back(fmt::format("Empty cells of demand groups in {}, counted as 0: {}.",
                                std::filesystem::path(table_->file_name()).filename().string(),
                                empty_));
}

}  // namespace relais::study
