#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geodata/results/new_files.h"

namespace relais::results {

/// A field as RFC 4180 wants it.
[[nodiscard]] std::string quoted(const std::string& field);

/// Text on its way to a file in large blocks.
class CsvRows {
  public:
    explicit CsvRows(NewFile& file) : file_(file) {}
    void text(std::string_view text) { buffer_.append(text); }
    void integer(std::int64_t value);
    /// A number of tenths, "12.3".
    void tenths(std::uint32_t value);
    void fixed(double value, int decimals);
    void end_row();
    /// What is still here; call it at the end.
    void flush();

  private:
    NewFile& file_;
    std::string buffer_;
};

}  // namespace relais::results
