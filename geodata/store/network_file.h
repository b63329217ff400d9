#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/cch/hierarchy.h"
#include "engine/graph/road_network.h"

namespace relais::store {

/// Stands for everything that went into a network: content of the extract, profile, version.
using Fingerprint = std::array<std::uint64_t, 2>;

/// XXH3-128 over the file's content, then the other words. Throws Error when it cannot be read.
[[nodiscard]] Fingerprint fingerprint(const std::filesystem::path& extract,
                                      const std::string& profile, const std::string& version);
/// 32 hexadecimal digits.
[[nodiscard]] std::string to_text(const Fingerprint& fingerprint);

/// The content of a network file.
struct StoredNetwork {
    graph::RoadNetwork network;
    cch::Hierarchy hierarchy;  ///< empty when it was stored without one
    std::string extract;       ///< file name it was made from
    std::string data_date;     ///< ISO date of the newest data; empty: not known
    std::string profile;       ///< the TOML of the profile it was made for
    Fingerprint fingerprint{};
};

/// Writes under a temporary name, then renames: a reader sees the old file or the new one, whole.
/// Throws Error when the file cannot be written.
void write_network(const std::filesystem::path& file, const StoredNetwork& stored);

/// Maps a network file into memory; arrays refer to the mapping and keep it alive. Checks magic,
/// format version, section table and checksums. Throws Error with the reason: not a network file,
/// of another version, truncated, damaged.
[[nodiscard]] StoredNetwork open_network(const std::filesystem::path& file);

/// Whether a file starts like a network file.
[[nodiscard]] bool is_network_file(const std::filesystem::path& file);

}  // namespace relais::store
