#pragma once

#include <filesystem>
#include <string>

#include "geodata/measures/plan_file.h"
#include "tools/study/pipeline.h"

namespace relais::tools {

/// Measures what the plan asks of an answered study and writes the tables into `folder`. `options`
/// are those of the study; measures that ask for another profile get roads of their own.
void write_measures(const std::filesystem::path& folder, const Answer& answer,
                    const NetworkOptions& options, const measures::PlanFile& plan,
                    Terminal& terminal);

}  // namespace relais::tools
