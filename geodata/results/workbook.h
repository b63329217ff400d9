#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/results/new_files.h"

struct lxw_workbook;  // of libxlsxwriter, whose headers stay in the .cpp
struct lxw_worksheet;
struct lxw_format;

namespace relais::results {

/// How a cell is shown.
enum class Look : std::uint8_t {
    kText,     ///< wrapped if wider than the column
    kCount,    ///< 1 234
    kDecimal,  ///< 12.3
    kFine,     ///< 0.0123
    kShare,    ///< 12.3 %
};

/// A workbook that people open: headings that stay in sight, columns wide enough to be read,
/// numbers with the digits that mean something. The same calls make the same bytes.
class Workbook {
  public:
    /// `date` (ISO; empty: not known) is its date of creation. Throws Error.
    Workbook(NewFile& file, const std::string& title, const std::string& date);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    struct Column {
        std::string heading;
        Look look = Look::kText;
        std::string group = {};  ///< shown above the heading, once for neighbours that share it
        std::string unit = {};   ///< shown between the two
    };
    /// Starts a sheet; characters that are not allowed in its name are removed. `fixed` columns
    /// stay visible, as does the heading.
    void sheet(const std::string& name, std::vector<Column> columns, int fixed = 0);
    /// The next cells of the row; nothing leaves one empty.
    void text(const std::string& text);
    void number(std::optional<double> value);
    void end_row();
    /// Writes it all. Throws Error.
    void close();

  private:
    [[nodiscard]] lxw_format* format_of(Look look) const;
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

}  // namespace relais::results
