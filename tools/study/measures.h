#pragma once

#include <filesystem>
#include <string>

#include "geodata/measures/plan_file.h"
#include "tools/study/analysis.h"

namespace relais::tools {

/// Computes the measures of the plan for a study and writes the tables into `folder`. `options` are
/// those of the study; measures with another profile get their own roads.
void write_measures(const std::filesystem::path& folder, const Analysis& analysis,
                    const NetworkOptions& options, const measures::PlanFile& plan,
                    const results::Formats& formats, Terminal& terminal);

}  // namespace relais::tools
