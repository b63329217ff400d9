#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::measures {

/// Households joined where they are within `metres` of one another, hop by hop; each group
/// ascending, groups by their first. O(n log n) where places are not all in one spot.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> group_neighbours(
    const territory::Territory& territory, std::span<const std::uint32_t> households,
    double metres);

}  // namespace relais::measures
