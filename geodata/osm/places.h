#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/coordinate.h"

namespace relais::osm {

/// A node with a `place` tag.
struct Place {
    std::int64_t node = 0;
    std::string kind;  ///< "village"
    std::string name;
    std::optional<double> population;  ///< as tagged
    Coordinate place;
};

/// Default population of a place of this kind, where none is tagged: city 100 000, town 8 000,
/// village 400, hamlet 30, isolated dwelling and farm 3. Absent for other kinds (countries,
/// localities, quarters of a town), which are not settlements of their own.
[[nodiscard]] std::optional<double> default_population(std::string_view kind);

/// A number of people as people write it: "12345", "12 345", "12,345", "12'345". Nothing for
/// anything else.
[[nodiscard]] std::optional<double> parse_population(std::string_view text);

}  // namespace relais::osm
