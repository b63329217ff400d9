#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/tables/cell.h"

class OGRFeature;  // of GDAL, whose headers stay in the .cpp files
class OGRLayer;

namespace relais::tables {

/// Which rows of which file.
struct TableFile {
    std::filesystem::path file;
    std::string layer = {};  ///< empty: the only one
    std::string where = {};  ///< attribute filter in OGR's SQL; empty: all rows
    /// The header line for a CSV that has none; empty: its first line is the header. The rows of a
    /// file without header are lines: a cell cannot contain a line break.
    std::string header = {};
    /// Lines (of a workbook, rows) above the names of columns: titles, notes.
    std::size_t skip = 0;
};

/// A column of one table.
struct Column {
    int index = -1;
    std::string name;
};

/// Reads the rows of anything that OGR opens, one after the other, once.
///
///     Table table({"communes.csv"});
///     const Column code = table.column("code");
///     while (table.next()) codes.push_back(table.text(code));
///
/// CSV: comma, semicolon, tab, bar or another that csv_separator_of knows; the first line is the
/// header, as is the first row of a workbook; every cell is text, so that codes keep their leading
/// zeros; bytes that are neither UTF-8 nor UTF-16 are read as Windows-1252 (Latin-1). An archive of
/// one data file is read as that file.
///
/// Every row of the file is returned, or reading fails: on a failure that GDAL reports between
/// opening and the last row, on a CSV that CsvLayer refuses, and on a .dbf whose length differs
/// from its header. Blank rows of CSV and workbooks do not count. Every failure is an Error that
/// names file, row and remedy, and quotes values by shortened().
class Table {
  public:
    explicit Table(const TableFile& source);
    ~Table();
    Table(Table&&) noexcept;
    Table& operator=(Table&&) noexcept;

    /// The column of that name, whatever the case; throws Error listing those that there are.
    [[nodiscard]] Column column(std::string_view name) const;
    /// The same; nothing where it is not there.
    [[nodiscard]] std::optional<Column> find_column(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> column_names() const;
    /// The first of them, for a sentence.
    [[nodiscard]] std::string shown_columns() const;

    /// Whether its rows are polygons, as far as the format states it.
    [[nodiscard]] bool has_polygons() const;
    /// Reads no other column from here on, and no geometry: several times as fast on wide tables.
    /// Of a table that is filtered all are read.
    void keep_only(const std::vector<Column>& columns);

    /// Goes to the next row; false after the last.
    bool next();
    /// Throws RowError where the current row of a CSV has more cells than there are columns: one of
    /// them contains the separator, and all after it are in the wrong column.
    void check_row() const;
    /// Whether it has.
    [[nodiscard]] bool has_more_cells() const;
    /// The cell as text without surrounding blanks; empty where there is nothing.
    [[nodiscard]] std::string text(const Column& column) const;
    /// The same of a column of codes or ids; throws Error for one that a spreadsheet has spoilt.
    [[nodiscard]] std::string code(const Column& column) const;
    /// The cell as a finite number, with a decimal point or comma; nothing where the cell is empty.
    [[nodiscard]] std::optional<double> number(const Column& column) const;
    /// The same, not below zero.
    [[nodiscard]] std::optional<double> amount(const Column& column) const;

    /// "row 3" as a spreadsheet counts it, or "feature 7".
    [[nodiscard]] std::string row_name() const;
    [[nodiscard]] std::string file_name() const;
    /// A number for the row that row_name() shows, to name it again later.
    [[nodiscard]] std::size_t row() const;
    [[nodiscard]] std::string row_name(std::size_t row) const;
    /// "row", or "feature" where the format has no rows that a spreadsheet shows.
    [[nodiscard]] std::string row_word() const;
    /// Total number of rows, as far as the format states it, approximate for CSV; for progress.
    [[nodiscard]] std::size_t size() const;

    /// Throws RowError "FILE, ROW: what"; see for_each_row in bad_rows.h.
    [[noreturn]] void fail_row(std::string_view what) const;
    /// Throws Error "FILE: what".
    [[noreturn]] void fail(std::string_view what) const;

    [[nodiscard]] OGRLayer& layer() const;
    [[nodiscard]] OGRFeature& feature() const;
    [[nodiscard]] bool is_csv() const;
    /// The GeoPackage, GeoJSON, CSV … driver's short name.
    [[nodiscard]] std::string driver() const;

  private:
    struct State;
    [[noreturn]] void fail_half_way(std::string_view reason) const;
    [[nodiscard]] std::string hint_of_skip(std::string_view name) const;

    std::unique_ptr<State> state_;
};

}  // namespace relais::tables
