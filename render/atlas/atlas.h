#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/graph/road_network.h"
#include "engine/territory/territory.h"
#include "render/atlas/document/options.h"

namespace relais::atlas {

/// Prints atlases: a cover, contents with a key map, an overview, one page per category that has a
/// service (maps of zones and of households, legend with the people in each class, figures,
/// sentences, ranked table), a page of opening hours where they are known, one sheet per area,
/// priorities, an index, a glossary, and pages on data and methods. Vector, fonts embedded, tagged;
/// same arguments, same bytes. One edition for each of `options`, in parallel. `network` is drawn
/// as part of the base map. Throws Error when a font is not installed or there is no such level for
/// sheets.
[[nodiscard]] std::vector<Edition> print_editions(const territory::Territory& territory,
                                                  const access::Findings& findings,
                                                  const graph::RoadNetwork& network,
                                                  const std::vector<Options>& options);

/// One edition into a file, which appears whole or not at all.
void write_atlas(const std::filesystem::path& pdf, const territory::Territory& territory,
                 const access::Findings& findings, const graph::RoadNetwork& network,
                 const Options& options);

/// Writes bytes under a temporary name and renames them; throws Error where that fails.
void write_whole(const std::filesystem::path& file, const std::string& bytes);

}  // namespace relais::atlas
