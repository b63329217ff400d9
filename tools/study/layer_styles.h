#pragma once

#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/results/table.h"

namespace relais::tools {

/// How QGIS draws the layers of results.gpkg: zones by the median and households by their own time to
/// the nearest service of a category, in the classes and colours of the atlas, services as its signs;
/// columns with names in words. One style for each category with a service in `language`, the first
/// of a layer by default, and one in each other language.
[[nodiscard]] std::vector<results::LayerStyle> layer_styles(const territory::Territory& territory,
                                                            const std::string& language);

}  // namespace relais::tools
