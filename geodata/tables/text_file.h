#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "geodata/tables/recoder.h"

namespace relais::tables {

/// The bytes of a file, or of the one file that an archive packs. Throws Error with the system's
/// reason.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);

/// At most so many of them, from the start.
[[nodiscard]] std::string first_bytes(const std::filesystem::path& file, std::size_t count);

[[nodiscard]] bool is_utf8(std::string_view text);

/// How a file is written, read a block at a time to the first byte that decides. Throws as
/// read_bytes.
[[nodiscard]] Encoding encoding_of(const std::filesystem::path& file);

/// The bytes of a file, or of the one file that an archive packs, a block of at most 1 MiB at a
/// time.
class Blocks {
  public:
    /// Throws as read_bytes.
    explicit Blocks(std::filesystem::path file);
    ~Blocks();

    /// The next block, valid until the next call; empty at the end. Throws as read_bytes.
    [[nodiscard]] std::span<char> next();

  private:
    struct Open;
    std::filesystem::path file_;
    std::unique_ptr<Open> open_;
    std::string block_;
    std::string failure_;  ///< the error so far, in words
};

/// Calls take(block) until it returns false or the file ends. Throws as read_bytes.
void for_each_block(const std::filesystem::path& file,
                    const std::function<bool(std::string_view)>& take);

/// UTF-8 as it is, without a byte order mark; UTF-16 where it begins with one; anything else is
/// read as Windows-1252, the superset of Latin-1 that spreadsheets write.
[[nodiscard]] std::string to_utf8(std::string text);

}  // namespace relais::tables
