#pragma once

#include "render/atlas/document/insights.h"
#include "tools/study/pipeline.h"

namespace relais::tools {

/// What an atlas tells beside the travel times of an answered study: for each category with a
/// service, where one more place would save the most minutes among the middles of the zones; and,
/// where services tell their hours, who has one open when. O(zones / 16) sweeps, and a
/// few for each category.
[[nodiscard]] atlas::Insights insights_of(const Answer& found);

}  // namespace relais::tools
