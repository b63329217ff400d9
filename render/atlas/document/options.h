#pragma once

#include <functional>
#include <string>

#include "engine/snap/snapper.h"
#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "render/atlas/document/insights.h"
#include "render/atlas/document/page.h"
#include "render/style/theme.h"

namespace relais::atlas {

struct Options {
    std::string language = "en";  ///< one of territory::kLanguageCodes
    std::string version;          ///< of the program, for the file's properties
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
    const territory::BaseMap* base_map = nullptr;
    /// Proposals and opening hours; outlives the printing. Null: none.
    const Insights* insights = nullptr;
};

/// One atlas in one language.
struct Edition {
    std::string pdf;     ///< the file's bytes
    std::string layout;  ///< JSON, if requested (draw/recording_canvas.h)
};

}  // namespace relais::atlas
