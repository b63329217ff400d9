#include "geodata/tables/csv_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "geodata/tables/cell.h"

namespace relais::tables {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_break(char c) {
    return c == '\n' || c == '\r';
}

/// Reads one row, cell by cell.
class RowReader {
  public:
    RowReader(std::string_view text, std::size_t position, const CsvOptions& options, CsvRow& row)
        : text_(text), at_(position), options_(options), row_(row) {
        row_.cells.clear();
        row_.breaks = 0;
    }

    CsvEnd read(std::size_t& position) {
        for (;;) {
            if (!read_cell()) return options_.is_last ? CsvEnd::kOpenQuote : CsvEnd::kCutOff;
            if (is_open_) return CsvEnd::kOpenQuote;
            if (at_ == text_.size()) {
                if (!options_.is_last) return CsvEnd::kCutOff;
                position = at_;
                return CsvEnd::kText;
            }
            if (text_[at_] == options_.separator) {
                ++at_;
                continue;
            }
            if (text_[at_] == '\r' && at_ + 1 == text_.size() && !options_.is_last)
                return CsvEnd::kCutOff;
            at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
            position = at_;
            return CsvEnd::kLine;
        }
    }

  private:
    /// Goes to the separator or break behind a cell; false where the text ends in its quotes.
    bool read_cell() {
        const std::size_t first = text_.find_first_not_of(' ', at_);
        if (first != kNone && text_[first] == '"') {
            const bool closed = read_quoted(first + 1);
            if (closed || !options_.takes_open_quotes) return closed;
        }
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != options_.separator && !is_break(text_[end]))
            ++end;
        row_.cells.push_back({text_.substr(at_, end - at_)});
        at_ = end;
        return true;
    }

    /// A mark within the cell that is neither doubled nor followed by the cell's end is taken for a
    /// character, on the first line. Behind a break it is another row's.
    bool read_quoted(std::size_t begin) {
        CsvRow::Cell cell{{}, true, false};
        std::size_t mark = text_.find('"', begin);
        for (; mark != kNone; mark = text_.find('"', mark)) {
            if (mark + 1 < text_.size() && text_[mark + 1] == '"') {
                cell.has_doubled = true;
                mark += 2;
                continue;
            }
            const std::size_t next = std::min(text_.find_first_not_of(' ', mark + 1), text_.size());
            if (next == text_.size() && !options_.is_last) return false;
            if (next == text_.size() || text_[next] == options_.separator ||
                is_break(text_[next])) {
                cell.text = text_.substr(begin, mark - begin);
                row_.breaks +=
                    static_cast<std::size_t>(std::count(cell.text.begin(), cell.text.end(), '\n'));
                row_.cells.push_back(cell);
                at_ = next;
                return true;
            }
            if (text_.substr(begin, mark - begin).find_first_of("\r\n") != kNone) break;
            ++mark;
        }
        if (options_.takes_open_quotes) return false;
        cell.text = text_.substr(begin);
        row_.cells.push_back(cell);
        is_open_ = mark != kNone;
        return is_open_;
    }

    std::string_view text_;
    std::size_t at_;
    const CsvOptions& options_;
    CsvRow& row_;
    bool is_open_ = false;
};

/// Numbers and empty cells of a line, by column.
enum class Kind : std::uint8_t { kEmpty, kNumber, kWord };

std::vector<Kind> kinds_of(const CsvRow& row) {
    std::vector<Kind> kinds;
    for (const CsvRow::Cell& cell : row.cells) {
        const std::string value = cell.value();
        const std::string_view word = trimmed(value);
        kinds.push_back(word.empty()         ? Kind::kEmpty
                        : parse_number(word) ? Kind::kNumber
                                             : Kind::kWord);
    }
    return kinds;
}

/// Whether no column has a number on one side and a word on the other, and one has numbers on both.
bool are_alike(const std::vector<Kind>& a, const std::vector<Kind>& b) {
    bool numbers = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == Kind::kEmpty || b[i] == Kind::kEmpty) continue;
        if (a[i] != b[i]) return false;
        numbers = numbers || a[i] == Kind::kNumber;
    }
    return numbers;
}

/// Rows among the first that have as many cells as the first of all, and how many cells that are.
struct Fit {
    std::size_t rows = 0;
    std::size_t cells = 0;
    friend auto operator<=>(const Fit&, const Fit&) = default;
};

Fit fit_of(std::string_view text, bool is_last, char separator) {
    constexpr std::size_t kRows = 30;
    const CsvOptions options{separator, is_last, false};
    CsvRow row;
    Fit fit;
    std::size_t position = 0;
    for (std::size_t i = 0; i < kRows && position < text.size(); ++i) {
        const CsvEnd end = read_csv_row(text, position, options, row);
        if (fit.cells == 0) fit.cells = row.cells.size();
        if (end == CsvEnd::kCutOff || end == CsvEnd::kOpenQuote) break;
        if (i > 0 && row.cells.size() == fit.cells) ++fit.rows;
    }
    return fit;
}

}  // namespace

std::string CsvRow::Cell::value() const {
    std::string result(text);
    if (!has_doubled) return result;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (result[i] == '"' && i + 1 < result.size() && result[i + 1] == '"') ++i;
        result[kept++] = result[i];
    }
    result.resize(kept);
    return result;
}

bool CsvRow::is_blank() const {
    return std::all_of(cells.begin(), cells.end(),
                       [](const Cell& cell) { return trimmed(cell.text).empty(); });
}

CsvEnd read_csv_row(std::string_view text, std::size_t& position, const CsvOptions& options,
                    CsvRow& row) {
    return RowReader(text, position, options, row).read(position);
}

char csv_separator_of(std::string_view text, bool is_last) {
    constexpr std::array kSeparators = {',', ';', '\t', '|', '^', '~', '\x1f'};
    char best = ',';
    Fit best_fit;
    for (const char separator : kSeparators) {
        const Fit fit = fit_of(text, is_last, separator);
        if (fit.cells < 2 || fit <= best_fit) continue;
        best = separator;
        best_fit = fit;
    }
    return best;
}

bool joins_csv_rows(std::string_view text, char separator, std::size_t columns) {
    constexpr std::size_t kFewestColumns = 3;  // a line of prose may well have one comma
    if (columns < kFewestColumns) return false;
    const CsvOptions options{separator, true, true};
    std::vector<Kind> first;
    CsvRow row;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n') + 1, text.size());
        const std::string_view line = text.substr(0, end == 0 ? text.size() : end);
        text.remove_prefix(line.size());
        std::size_t position = 0;
        static_cast<void>(read_csv_row(line, position, options, row));
        const bool is_whole = row.cells.size() == columns;
        if (first.empty()) {
            if (!is_whole) return false;
            first = kinds_of(row);
        } else if (is_whole && are_alike(first, kinds_of(row))) {
            return true;
        }
    }
    return false;
}

}  // namespace relais::tables
