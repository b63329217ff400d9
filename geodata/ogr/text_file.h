#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace relais::ogr {

/// The bytes of a file, or of the one file that an archive packs. Throws Error with the system's
/// reason.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);

/// At most so many of them, from the start.
[[nodiscard]] std::string first_bytes(const std::filesystem::path& file, std::size_t count);

[[nodiscard]] bool is_utf8(std::string_view text);

/// Whether a file is UTF-8 without a byte order mark, read a block at a time. Throws as read_bytes.
[[nodiscard]] bool is_plain_utf8(const std::filesystem::path& file);

/// UTF-8 as it is, without a byte order mark; UTF-16 where it begins with one; anything else is
/// taken for Windows-1252, the superset of Latin-1 that spreadsheets write.
[[nodiscard]] std::string to_utf8(std::string text);

}  // namespace relais::ogr
