#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::tables {

// The grammar of CSV (RFC 4180, made tolerant), on text in memory. A cell may stand between
// quotation marks and then holds separators, line breaks, and doubled quotation marks for single
// ones. A quotation mark that does not begin its cell is a character like any other.

/// One row as the text has it; its views live as long as the text.
struct CsvRow {
    struct Cell {
        std::string_view text;  ///< between its quotation marks
        bool is_quoted = false;
        bool has_doubled = false;  ///< each two quotation marks in it stand for one

        [[nodiscard]] std::string value() const;
    };
    std::vector<Cell> cells;
    std::size_t breaks = 0;  ///< line breaks within its cells

    /// Whether there is nothing in it, but separators at most.
    [[nodiscard]] bool is_blank() const;
};

/// How reading a row ended.
enum class CsvEnd : std::uint8_t {
    kLine,    ///< with its line
    kText,    ///< with the text, without a line break
    kCutOff,  ///< the text ends within a row, and is not the last
    /// The cell that was added last begins with a quotation mark that is not closed: the text ends
    /// in it, or another row's quotation mark does.
    kOpenQuote
};

struct CsvOptions {
    char separator = ',';
    bool is_last = true;  ///< no text follows this one
    /// A quotation mark that is not closed on its own is a character like any other.
    bool takes_open_quotes = false;
};

/// Reads the row that begins at `position`, which moves behind it unless the end is kCutOff or
/// kOpenQuote. O(length of the row).
[[nodiscard]] CsvEnd read_csv_row(std::string_view text, std::size_t& position,
                                  const CsvOptions& options, CsvRow& row);

/// The separator by which most of the rows that follow the first have as many cells as it:
/// comma, semicolon, tab, bar, circumflex, tilde or the unit separator of ASCII.
[[nodiscard]] char csv_separator_of(std::string_view text, bool is_last);

/// Whether a row of several lines (`text`) is rather several rows, the first of which has a
/// quotation mark too many: its lines alone have `columns` cells each, with numbers in the same
/// ones.
[[nodiscard]] bool joins_csv_rows(std::string_view text, char separator, std::size_t columns);

}  // namespace relais::tables
