#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::demonstration::testing {

/// A way of the extract that cars or water run along.
struct Way {
    std::string highway;  ///< empty for waters
    std::string waterway;
    bool bridge = false;
    std::vector<std::int64_t> nodes;
};

struct Extract {
    std::vector<Coordinate> places;  ///< by node id
    std::vector<Way> ways;
    bool sorted = true;  ///< nodes by id, then ways by id
};

[[nodiscard]] Extract read_extract(const std::filesystem::path& file);

}  // namespace relais::demonstration::testing
