#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace relais::ogr {

/// A CSV under the name by which GDAL reads it right: as it lies where it is UTF-8, else as a copy
/// that is, in memory if it is short. Memory stays bounded, however large the file is.
class CsvSource {
  public:
    static constexpr std::size_t kMostInMemory = std::size_t{64} << 20;

    /// Whether that name, of a file or of one within an archive, is that of a CSV.
    [[nodiscard]] static bool names_csv(const std::string& name);

    /// `unpacked` is the file's unpacked_name. A `header` that is not empty goes before its first
    /// line, and rows are lines then: a quotation mark without its fellow on the line is taken for
    /// an apostrophe. Copies longer than `most_in_memory` bytes lie in the folder for temporary
    /// files. Throws Error.
    CsvSource(const std::filesystem::path& file, const std::string& unpacked,
              const std::string& header, std::size_t most_in_memory = kMostInMemory);
    ~CsvSource();
    CsvSource(const CsvSource&) = delete;
    CsvSource& operator=(const CsvSource&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    /// About how many there are, by those at its beginning: counting them would be to read it all.
    [[nodiscard]] std::size_t lines() const;
    /// Whether its last byte ends a line.
    [[nodiscard]] bool ends_with_line() const;

  private:
    std::string name_;
    std::string memory_;  ///< behind the name of a copy in memory
    bool is_copy_ = false;
};

}  // namespace relais::ogr
