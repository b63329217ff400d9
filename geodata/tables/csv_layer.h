#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <ogrsf_frmts.h>

#include "geodata/tables/csv_text.h"
#include "geodata/tables/recoder.h"
#include "geodata/tables/text_file.h"

namespace relais::tables {

/// The rows of a CSV as a layer of OGR, for its filters in SQL. They are parsed by csv_text.h and
/// not by GDAL's driver, which silently reads everything after an unclosed quotation mark as one
/// cell.
///
/// Every row that is not blank is returned once, or reading throws Error naming file and row: for
/// an unclosed quotation mark, a row that looks like several (joins_csv_rows), a truncated last
/// row, a zero byte. Rows are numbered as a spreadsheet shows them. Memory is bounded: 16 MiB for a
/// row, plus a block. All cells are text.
class CsvLayer final : public OGRLayer {
  public:
    /// Whether that name, of a file or of one within an archive, is that of a CSV.
    [[nodiscard]] static bool names_csv(const std::string& name);

    struct Options {
        std::size_t skip = 0;  ///< lines above the names of columns
        /// The header line of a file that has none. Rows are then lines, and an unclosed quotation
        /// mark on a line counts as an apostrophe. Empty: the file has a header line.
        std::string header;
    };
    CsvLayer(const std::filesystem::path& file, const std::string& unpacked, Options options);
    ~CsvLayer() override;

    OGRFeatureDefn* GetLayerDefn() override { return columns_; }
    /// Its number is the row's. Throws Error.
    OGRFeature* GetNextFeature() override;
    /// Only before the first row.
    void ResetReading() override {}
    int TestCapability(const char*) override { return FALSE; }
    GIntBig GetFeatureCount(int) override { return static_cast<GIntBig>(rows_about_); }

    /// Cells of the current row up to the last one that is not empty.
    [[nodiscard]] std::size_t cells() const { return cells_; }

    /// The first rows of the file from its top, cells as they are; for sentences.
    [[nodiscard]] static std::vector<std::vector<std::string>> first_rows(
        const std::filesystem::path& file, std::size_t count);

  private:
    /// Appends more of the file to the remaining text; false at its end.
    bool read_more();
    void skip_lines();
    void read_names();
    /// The next row that is not blank; false at the end.
    bool read_row();
    CsvEnd read_line(CsvRow& row);
    void check_row(std::size_t begin, CsvEnd end);
    [[noreturn]] void fail_open_quote() const;
    [[noreturn]] void fail(std::string_view what) const;
    [[nodiscard]] std::string name_of_column(std::size_t index) const;

    std::filesystem::path file_;
    Options options_;
    Blocks blocks_;
    std::optional<Recoder> recoder_;
    std::string text_;          ///< text that was read but not yet parsed
    std::size_t position_ = 0;  ///< in it
    bool is_last_ = false;      ///< nothing follows it
    std::string mended_;        ///< a line whose quotation marks were replaced
    CsvOptions grammar_;
    CsvRow row_;
    std::size_t number_ = 0;  ///< of the present row
    std::size_t cells_ = 0;
    std::size_t rows_about_ = 0;
    OGRFeatureDefn* columns_ = nullptr;
};

}  // namespace relais::tables
