#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geodata/study/counts.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/table.h"

namespace relais::study {

/// Reads the demand groups of a table, row by row. `table` must outlive it.
class GroupReader {
  public:
    GroupReader(const tables::Table& table, const GroupColumns& columns);

    /// The groups, without any row yet.
    [[nodiscard]] std::vector<CountedGroup> no_rows() const;
    /// Appends the current row to `groups`; an empty cell counts as 0.
    void append(std::vector<CountedGroup>& groups);
    /// Says how many cells were empty, where there were any.
    void note(std::vector<std::string>& notes) const;

  private:
    const tables::Table* table_;
    std::vector<std::pair<std::string, tables::Column>> columns_;
    std::size_t empty_ = 0;
};

}  // namespace relais::study
