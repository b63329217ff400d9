#pragma once

#include <filesystem>
#include <string>

#include "engine/access/findings.h"
#include "engine/graph/road_network.h"
#include "engine/territory/territory.h"

namespace relais::atlas {

struct Options {
    std::string language = "en";  ///< one of territory::kLanguageCodes
    std::string version;          ///< of the program, for the method page
    std::string command;          ///< that made it, for the method page
};

/// Prints atlas.pdf: a cover, one page per category that has a service (a choropleth of zones, a
/// map of households, legend, scale bar, source line, ranked table), a page that says how it was
/// made. A4 landscape, vector, fonts embedded; same arguments, same bytes. `network` is drawn as
/// quiet ground. Throws Error when the file cannot be written or the font is not installed.
void write_atlas(const std::filesystem::path& pdf, const territory::Territory& territory,
                 const access::Findings& findings, const graph::RoadNetwork& network,
                 const Options& options);

}  // namespace relais::atlas
