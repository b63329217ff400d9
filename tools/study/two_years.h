#pragma once

#include <array>

#include "engine/access/findings.h"
#include "engine/scenario/decomposition.h"
#include "tools/study/analysis.h"

namespace relais::tools {

/// The findings of every mixture of two years, numbered as scenario::Mixtures, by the zones and the
/// categories of `before`: the households of `after` are assigned to the zones of `before`. Throws
/// Error when the years have different categories or count people differently.
[[nodiscard]] std::array<access::Findings, 1U << scenario::kCauses> mixed_findings(
    const StudyOnRoads& before, const StudyOnRoads& after);

}  // namespace relais::tools
