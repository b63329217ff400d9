#pragma once

#include <filesystem>
#include <span>

#include "engine/scenario/comparison.h"
#include "render/atlas/atlas.h"
#include "render/atlas/document/base_pages.h"

namespace relais::atlas {

/// Prints the atlas of a comparison: a cover, then the chosen sites, if there are any. For each
/// scenario a page with the result in a few sentences and a table of the categories that change,
/// then a page for each of these: change by zone and by household in diverging classes that are the
/// same on all pages, people who gain and who lose, transitions between classes of time, the zones
/// that change most. All of it counts the people whom a category is for. Then, if requested, a page
/// of two years, a page
/// with a circle for each closure, and one of the people without a service open at atypical hours;
/// the method at the end.
/// Paper, bleed, style and language as in an atlas; same arguments, same bytes.
[[nodiscard]] Edition print_comparison(const territory::Territory& before,
                                       const access::Findings& findings,
                                       const graph::RoadNetwork& network,
                                       std::span<const scenario::Compared> scenarios,
                                       const BasePages& base_pages, const Options& options);

/// The same into a file, which appears whole or not at all.
void write_compare_atlas(const std::filesystem::path& pdf, const territory::Territory& before,
                         const access::Findings& findings, const graph::RoadNetwork& network,
                         std::span<const scenario::Compared> scenarios, const BasePages& base_pages,
                         const Options& options);

}  // namespace relais::atlas
