#pragma once

#include "geodata/services/list.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/manifest.h"

namespace relais::territory {

/// Reads a layer or CSV whose columns the manifest names. Every row must be right: throws Error
/// naming the row otherwise.
[[nodiscard]] services::List read_service_table(const ServicesManifest& manifest,
                                                const taxonomy::Taxonomy& taxonomy);

}  // namespace relais::territory
