#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::tables {

// The grammar of CSV (RFC 4180, made tolerant), on text in memory. A cell may be quoted, and may
// then contain separators, line breaks, and doubled quotation marks for single ones. A quotation
// mark that does not begin its cell is an ordinary character.

/// One row of the text; its views are valid as long as the text.
struct CsvRow {
    struct Cell {
        std::string_view text;  ///< between its quotation marks
        bool is_quoted = false;
        bool has_doubled = false;  ///< pairs of quotation marks in it mean one

        [[nodiscard]] std::string value() const;
    };
    std::vector<Cell> cells;
    std::size_t breaks = 0;  ///< line breaks within its cells

    /// Whether it is empty, except for separators.
    [[nodiscard]] bool is_blank() const;
};

/// How reading a row ended.
enum class CsvEnd : std::uint8_t {
    kLine,    ///< with its line
    kText,    ///< with the text, without a line break
    kCutOff,  ///< the text ends within a row, and is not the last
    /// The last added cell has an unclosed quotation mark: the text ends in it, or the quotation
    /// mark of another row closes it.
    kOpenQuote
};

struct CsvOptions {
    char separator = ',';
    bool is_last = true;  ///< no text follows this one
    /// An unclosed quotation mark counts as an ordinary character.
    bool takes_open_quotes = false;
};

/// Reads the row that begins at `position`, and moves `position` behind it unless the end is
/// kCutOff or kOpenQuote. O(length of the row).
[[nodiscard]] CsvEnd read_csv_row(std::string_view text, std::size_t& position,
                                  const CsvOptions& options, CsvRow& row);

/// The separator by which most of the rows that follow the first have as many cells as it:
/// comma, semicolon, tab, bar, circumflex, tilde or the unit separator of ASCII.
[[nodiscard]] char csv_separator_of(std::string_view text, bool is_last);

/// Whether a row of several lines (`text`) is more likely several rows, the first of which has one
/// quotation mark too many: its lines on their own have `columns` cells each, with numbers in the
/// same ones.
[[nodiscard]] bool joins_csv_rows(std::string_view text, char separator, std::size_t columns);

}  // namespace relais::tables
