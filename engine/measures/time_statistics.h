#pragma once

#include <optional>
#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// The statistics of the times to the nearest service of one category, in the order of
/// statistics(), over the demand group of the category, with the zones as the groups of
/// decompositions; absent where a statistic does not apply to times or is not defined. O(n log n).
[[nodiscard]] std::vector<std::optional<double>> time_statistics(
    const territory::Territory& territory, const access::NearestTable& nearest,
    CategoryId category);

}  // namespace relais::measures
