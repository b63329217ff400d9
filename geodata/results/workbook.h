#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/results/new_files.h"
#include "geodata/results/table.h"

struct lxw_workbook;  // of libxlsxwriter, whose headers stay in the .cpp
struct lxw_worksheet;
struct lxw_format;

namespace relais::results {

/// A workbook that people open: headings that stay in sight, columns wide enough to be read,
/// numbers with the digits that mean something. The same calls make the same bytes.
class Workbook final : public Rows {
  public:
    /// `date` (ISO; empty: not known) is its date of creation. Throws Error.
    Workbook(NewFile& file, const std::string& title, const std::string& date);
    ~Workbook() override;
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// Starts a sheet; characters that are not allowed in its name are removed. `keys` columns stay
    /// visible, as does the heading: the names of the columns, with groups and units above them where
    /// there are groups.
    void sheet(const std::string& name, std::vector<Column> columns, int keys = 0);
    /// Writes it all. Throws Error.
    void close();

  private:
    // Cells: nothing leaves one empty.
    void write_text(std::string_view text) override;
    void write_integer(std::int64_t value) override { write_number(static_cast<double>(value)); }
    void write_number(double value) override;
    void write_nothing() override { ++column_; }
    void end_row() override;
    [[nodiscard]] lxw_format* format_of(Type type) const;
    void write_headings();
    void finish_sheet();

    NewFile& file_;
    lxw_workbook* book_ = nullptr;
    lxw_format *heading_ = nullptr, *group_ = nullptr, *unit_ = nullptr;
    std::vector<lxw_format*> looks_;
    lxw_worksheet* sheet_ = nullptr;
    std::vector<Column> columns_;
    std::vector<std::size_t> widths_;  // in characters
    std::size_t lines_ = 1;            // of the current row
    std::uint32_t heading_row_ = 0, row_ = 0;
    std::uint16_t column_ = 0;
};

/// Writes tables as sheets of a workbook. Throws Error. O(cells), in memory as well.
void write_workbook(NewFile& file, const std::vector<const Table*>& tables, const About& about);

}  // namespace relais::results
