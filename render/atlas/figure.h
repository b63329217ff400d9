#pragma once

#include <string>

#include "engine/access/findings.h"
#include "engine/graph/road_network.h"
#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "render/draw/document.h"
#include "render/style/theme.h"

namespace relais::atlas {

/// The kind of a single figure about a category.
enum class Measure : std::uint8_t {
    kMedian,        ///< map of zones by their median time
    kHouseholds,    ///< map of households by their own time
    kDistribution,  ///< how many are reached within t minutes
    kLorenz,        ///< how unequal the times are
    kRanking,       ///< table of zones, longest average first
};

struct FigureRequest {
    CategoryId category;
    Measure measure = Measure::kMedian;
    /// Code or name of the zone that a map shows and counts; empty: the whole territory.
    std::string zone;
    draw::Format format = draw::Format::kPdf;
    double dpi = 200;  ///< of a PNG
    std::string language = "en";
    std::string profile = "car";  ///< how people travel: the name of the profile
    style::Theme theme;
    const territory::BaseMap* base_map = nullptr;  ///< as in atlas.h
};

/// One figure of the atlas alone on a small page (180 x 135 mm), for reports and slides: the same
/// drawing code, classes and numbers. Returns the file's bytes. Throws Error when there is no such
/// zone, or no zones for a map of zones.
[[nodiscard]] std::string draw_figure(const territory::Territory& territory,
                                      const access::Findings& findings,
                                      const graph::RoadNetwork& network,
                                      const FigureRequest& request);

}  // namespace relais::atlas
