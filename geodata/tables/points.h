#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::tables {

/// A point of a list, with its id.
struct NamedPoint {
    std::string id;
    Coordinate place;
};

/// Reads a CSV with the columns id, lon, lat (WGS 84, degrees) in any order among others. Throws
/// Error naming file and row for a missing column or cell, coordinates out of range, a duplicate
/// id, or a file without rows.
[[nodiscard]] std::vector<NamedPoint> read_points(const std::filesystem::path& file);

}  // namespace relais::tables
