#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.h"

namespace relais::tables {

class Table;

/// A row that cannot be used. Table::fail_row throws it.
class RowError : public Error {
  public:
    RowError(const std::string& file, std::string its_row, std::string its_text);

    std::string row;   ///< "row 3"
    std::string text;  ///< what() without file and row
};

/// All unusable rows of a file, up to a bound, so that users can correct them together. what() is
/// the first one, and the number of the others.
class BadRows : public Error {
  public:
    static constexpr std::size_t kMost = 100;

    BadRows(std::string file_name, std::vector<RowError> all);

    std::string file;
    std::vector<RowError> rows;  ///< kMost: the file was not read to its end
};

/// Gathers them while a file is read.
class BadRowCollector {
  public:
    explicit BadRowCollector(const Table& table) : table_(table) {}

    /// Throws BadRows where there are too many.
    void add(const RowError& row);
    /// Throws BadRows where there is any.
    void finish() const;

  private:
    const Table& table_;
    std::vector<RowError> rows_;
};

/// Calls take() for each remaining row of the table. Rows that it refuses by fail_row are collected
/// and reported together: throws BadRows.
template <class Rows, class Take>
void for_each_row(Rows& table, const Take& take) {
    BadRowCollector bad(table);
    while (table.next()) try {
            table.check_row();
            take();
        } catch (const RowError& error) {
            bad.add(error);
        }
    bad.finish();
}

}  // namespace relais::tables
