#pragma once

#include "render/atlas/document/insights.h"
#include "tools/study/analysis.h"

namespace relais::tools {

/// Results of an atlas other than the travel times of a study: what one more place of each category
/// would do at the centre of each zone; and, where services have opening hours, access by hour.
/// O(zones / 16) sweeps, and a few for each category.
[[nodiscard]] atlas::Insights insights_of(const Analysis& found);

}  // namespace relais::tools
