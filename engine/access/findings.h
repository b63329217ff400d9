#pragma once

#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/access/summary.h"
#include "engine/territory/territory.h"

namespace relais::access {

/// All summaries of a study. Tables, maps and sentences are made from these, so that they agree.
struct Findings {
    NearestTable nearest;
    std::vector<Summary> territory;           ///< per category
    std::vector<std::vector<Summary>> zones;  ///< [zone][category]
};

/// Summarises the households of a territory by zone and as a whole, each category with its limit.
/// O(c n log n).
[[nodiscard]] Findings summarize_territory(const territory::Territory& territory,
                                           NearestTable nearest);

}  // namespace relais::access
