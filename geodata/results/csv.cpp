#include "geodata/results/csv.h"

#include <iterator>

#include <fmt/format.h>

namespace relais::results {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string result = "\"";
    for (const char c : field) {
        if (c == '"') result += '"';
        result += c;
    }
    return result += '"';
}

void CsvRows::integer(std::int64_t value) {
    const fmt::format_int digits(value);
    buffer_.append(digits.data(), digits.size());
}

void CsvRows::tenths(std::uint32_t value) {
    integer(value / 10);
    buffer_.push_back('.');
    buffer_.push_back(static_cast<char>('0' + value % 10));
}

void CsvRows::fixed(double value, int decimals) {
    fmt::format_to(std::back_inserter(buffer_), "{:.{}f}", value, decimals);
}

void CsvRows::end_row() {
    buffer_.push_back('\n');
    constexpr std::size_t kBlock = std::size_t{1} << 20;
    if (buffer_.size() >= kBlock) flush();
}

void CsvRows::flush() {
    file_.write(buffer_);
    buffer_.clear();
}

}  // namespace relais::results
