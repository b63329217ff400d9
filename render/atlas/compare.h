#pragma once

#include <filesystem>
#include <optional>
#include <span>

#include "engine/scenario/closures.h"
#include "engine/scenario/comparison.h"
#include "render/atlas/atlas.h"

namespace relais::atlas {

/// Every service of one category closed in turn, those that matter most first.
struct RankedClosures {
    CategoryId category;
    std::span<const scenario::Closure> closures;
};

/// Prints the atlas of a comparison. For each scenario a page that says the result in three
/// sentences with a table of the categories that change, then a page for each of these: change by
/// zone and by household in diverging classes that are the same on all pages, who gains and who
/// loses, the zones that change most. Then, where asked, a page with a circle for each closure. A4
/// landscape; same arguments, same bytes. Throws Error when the file cannot be written.
void write_compare_atlas(const std::filesystem::path& pdf, const territory::Territory& before,
                         const access::Findings& findings, const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios,
                         const std::optional<RankedClosures>& closures, const Options& options);

}  // namespace relais::atlas
