#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snapper.h"
#include "engine/territory/ground.h"
#include "engine/territory/territory.h"
#include "render/atlas/insights.h"
#include "render/atlas/page.h"
#include "render/style/theme.h"

namespace relais::atlas {

struct Options {
    std::string language = "en";  ///< one of territory::kLanguageCodes
    std::string version;          ///< of the program, for the file's properties
    std::string command;          ///< that made it, for the method page
    std::string profile = "car";  ///< how people travel: the name of the profile
    snap::Options snapping;       ///< how they join the roads by it
    Size size = Size::kA4;
    Orientation orientation = Orientation::kByShape;
    double bleed = 0;    ///< millimetres beyond the trimmed edge, with crop marks; 0: none
    std::string sheets;  ///< as in digest.h
    style::Theme theme;
    bool dump_layout = false;
    /// In a comparison: whether a service counts by its hours; those that do not are left off the
    /// maps. None: all do.
    std::function<bool(const territory::Service&)> takes_part;
    /// Water, borders and towns under the maps; outlives the printing. Null: none.
    const territory::Ground* ground = nullptr;
    /// Proposals and opening hours; outlives the printing. Null: none.
    const Insights* insights = nullptr;
};

/// One atlas in one language.
struct Edition {
    std::string pdf;     ///< the file's bytes
    std::string layout;  ///< JSON, where it was asked for (draw/recording_canvas.h)
};

/// Prints atlases: a cover, contents with a key map, an overview, one page per category that has a
/// service (maps of zones and of households, legend with the people in each class, figures,
/// sentences, ranked table), a page of opening hours where they are known, one sheet per area,
/// priorities, an index, a glossary, and pages that say how it was made. Vector, fonts embedded,
/// tagged; same arguments, same bytes. One edition for each of `options`, in parallel. `network` is
/// drawn as quiet ground. Throws Error when a font is not installed or there is no such level for
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
