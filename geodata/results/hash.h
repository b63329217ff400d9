#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace relais::results {

/// Identifies one version of a file.
struct FileDigest {
    std::uint64_t bytes = 0;
    std::string xxh3_128;  ///< 32 hexadecimal digits, as `xxhsum -H2` prints them
};

/// Reads the whole file. Throws Error with the system's reason.
[[nodiscard]] FileDigest digest_of(const std::filesystem::path& file);

}  // namespace relais::results
