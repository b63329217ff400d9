#pragma once

#include <optional>
#include <vector>

#include "engine/access/nearest.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// The statistics of the times to the nearest service of one category, in the order of
/// statistics(), over the people the category is for, with the zones as the groups of those that
/// are decomposed; nothing where one is not made of times or cannot be told. O(n log n).
[[nodiscard]] std::vector<std::optional<double>> time_statistics(
    const territory::Territory& territory, const access::NearestTable& nearest,
    CategoryId category);

}  // namespace relais::measures
