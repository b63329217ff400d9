#include "geodata/results/csv.h"

#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace relais::results {
namespace {

/// Bytes for which a field is quoted.
constexpr auto kIsSpecial = [] {
    std::array<bool, 256> is_special{};
    for (const char c : {',', '"', '\r', '\n'}) is_special[static_cast<unsigned char>(c)] = true;
    return is_special;
}();

void append_quoted(std::string& to, std::string_view field) {
    bool is_special = false;
    for (const char c : field) is_special |= kIsSpecial[static_cast<unsigned char>(c)];
    if (!is_special) {
        to.append(field);
        return;
    }
    to += '"';
    for (const char c : field) {
        if (c == '"') to += '"';
        to += c;
    }
    to += '"';
}

void append_integer(std::string& to, std::int64_t value) {
    const fmt::format_int digits(value);
    to.append(digits.data(), digits.size());
}

/// By type.
constexpr int kDecimals[] = {0, 0, 0, 1, 3, 3, 6, 6, 7, 0};

void append_number(std::string& to, double value, Type type) {
    if (type == Type::kFigure) {
        fmt::format_to(std::back_inserter(to), "{:.10g}", value);
        return;
    }
    // A number of tenths, as all times are: several times faster.
    const double tenths = std::nearbyint(value * 10);
    if (type == Type::kTenths && tenths >= 0 && tenths < 1e15 && tenths / 10 == value) {
        const auto whole = static_cast<std::int64_t>(tenths);
        append_integer(to, whole / 10);
        to += '.';
        to += static_cast<char>('0' + whole % 10);
        return;
    }
    fmt::format_to(std::back_inserter(to), "{:.{}f}", value,
                   kDecimals[static_cast<std::size_t>(type)]);
}

/// Appends rows to a text, and hands it to `full` at the end of every row.
template <class Full>
class CsvRows final : public Rows {
  public:
    CsvRows(const std::vector<Column>& columns, std::string& to, Full full)
        : columns_(columns), to_(to), full_(full) {}

  private:
    void separate() {
        if (column_++ > 0) to_ += ',';
    }
    void write_text(std::string_view text) override {
        separate();
        append_quoted(to_, text);
    }
    void write_integer(std::int64_t value) override {
        separate();
        append_integer(to_, value);
    }
    void write_number(double value) override {
        separate();
        append_number(to_, value, columns_[column_ - 1].type);
    }
    void write_nothing() override { separate(); }
    void end_row() override {
        to_ += '\n';
        column_ = 0;
        full_();
    }

    const std::vector<Column>& columns_;
    std::string& to_;
    Full full_;
    std::size_t column_ = 0;
};

}  // namespace

std::string quoted(std::string_view field) {
    std::string result;
    append_quoted(result, field);
    return result;
}

std::string csv_header(const std::vector<Column>& columns) {
    std::string line;
    for (const Column& column : columns) {
        if (!line.empty()) line += ',';
        append_quoted(line, column.name);
    }
    return line += '\n';
}

std::string csv_rows(const Table& table) {
    std::string text;
    CsvRows rows(table.columns, text, [] {});
    table.write(rows);
    return text;
}

void write_csv(NewFile& file, const Table& table) {
    constexpr std::size_t kBlock = std::size_t{1} << 20;
    std::string text = csv_header(table.columns);
    CsvRows rows(table.columns, text, [&] {
        if (text.size() < kBlock) return;
        file.write(text);
        text.clear();
    });
    table.write(rows);
    file.write(text);
}

}  // namespace relais::results
