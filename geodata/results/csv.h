#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geodata/results/new_files.h"

namespace relais::results {

/// A field in the syntax of RFC 4180.
[[nodiscard]] std::string quoted(const std::string& field);

/// Buffers text and writes it to a file in large blocks.
class CsvRows {
  public:
    explicit CsvRows(NewFile& file) : file_(file) {}
    void text(std::string_view text) { buffer_.append(text); }
    void integer(std::int64_t value);
    /// A number of tenths, "12.3".
    void tenths(std::uint32_t value);
    void fixed(double value, int decimals);
    void end_row();
    /// Writes the remaining text; call it at the end.
    void flush();

  private:
    NewFile& file_;
    std::string buffer_;
};

}  // namespace relais::results
