#pragma once

#include "geodata/study/service_list.h"
#include "geodata/study/study_file.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::services {

/// Reads a layer or CSV whose columns territory.toml names. Every row must be right: throws Error
/// naming the row otherwise.
[[nodiscard]] study::ServiceList read_service_table(const study::ServicesInput& input,
                                                    const taxonomy::Taxonomy& taxonomy);

}  // namespace relais::services
