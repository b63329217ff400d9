#pragma once

#include <filesystem>
#include <system_error>

namespace relais {

/// File-type checks that return false instead of throwing, unlike those of std::filesystem: a name
/// that cannot be looked up (too long, in a folder without permission) does not exist.
[[nodiscard]] inline std::filesystem::file_status status_of(const std::filesystem::path& name) {
    std::error_code ignored;
    return std::filesystem::status(name, ignored);
}

[[nodiscard]] inline bool is_file(const std::filesystem::path& name) {
    return std::filesystem::is_regular_file(status_of(name));
}

[[nodiscard]] inline bool is_folder(const std::filesystem::path& name) {
    return std::filesystem::is_directory(status_of(name));
}

[[nodiscard]] inline bool is_there(const std::filesystem::path& name) {
    return std::filesystem::exists(status_of(name));
}

}  // namespace relais
