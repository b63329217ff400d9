#include <algorithm>

#include "render/atlas/frame.h"
#include "render/atlas/pages.h"

namespace relais::atlas {
namespace {

using geometry::Box;

constexpr double kColumn = 78;  // the right column
constexpr double kMapsRight = kRight - kColumn - 6;
constexpr double kGap = 4;
constexpr double kTop = kBodyTop + 4;  // under the captions of the maps
constexpr double kScaleRoom = 7;       // under the maps
constexpr double kFigures = 37;

double legend_height(std::size_t rows) {
    return 5.6 + 4.5 * static_cast<double>(rows) + 1;
}

/// Paper that a territory of this shape gets in a frame (the larger of its sides would do as well).
double scale_in(const Box& frame, double aspect) {
    return std::min(frame.width() / aspect, frame.height());
}

/// Maps side by side over the full height or one above the other; the legend heads the column.
CategoryLayout full_height(double aspect, bool has_zones, std::size_t rows) {
    const double height = kBodyBottom - kScaleRoom - kTop;
    const double width = kMapsRight - kLeft;
    const Box whole = Box::at(kLeft, kTop, width, height);
    CategoryLayout layout;
    layout.households = whole;
    if (has_zones) {
        const double half_width = (width - kGap) / 2;
        const double half_height = (height - kGap - 4) / 2;
        const Box beside = Box::at(kLeft, kTop, half_width, height);
        const Box above = Box::at(kLeft, kTop, width, half_height);
        if (scale_in(beside, aspect) >= scale_in(above, aspect)) {
            layout.zones = beside;
            layout.households = Box::at(kLeft + half_width + kGap, kTop, half_width, height);
        } else {
            layout.zones = above;
            layout.households =
                Box::at(kLeft, kBodyBottom - kScaleRoom - half_height, width, half_height);
        }
    }
    layout.figures = Box::at(kRight - kColumn, kBodyTop, kColumn, kFigures);
    layout.legend =
        Box::at(kRight - kColumn, kBodyTop + kFigures + 4, kColumn, legend_height(rows));
    layout.table = {kRight - kColumn, layout.legend.y1 + 4, kRight, kBodyBottom};
    return layout;
}

/// Maps side by side, under them the legend and the curve.
CategoryLayout over_legend(double aspect, std::size_t rows) {
    const double half = (kMapsRight - kLeft - kGap) / 2;
    const double most = kBodyBottom - kTop - kScaleRoom - 2 - legend_height(rows);
    const double height = std::min(most, (half - 6) / aspect + 6);
    CategoryLayout layout;
    layout.zones = Box::at(kLeft, kTop, half, height);
    layout.households = Box::at(kLeft + half + kGap, kTop, half, height);
    const double top = layout.zones.y1 + kScaleRoom + 3;
    layout.legend = {layout.zones.x0, top, layout.zones.x1, kBodyBottom};
    layout.curve = {layout.households.x0, top, layout.households.x1,
                    std::min(kBodyBottom, top + 62)};
    layout.figures = Box::at(kRight - kColumn, kBodyTop, kColumn, kFigures);
    layout.table = {kRight - kColumn, layout.figures.y1 + 5, kRight, kBodyBottom};
    return layout;
}

}  // namespace

CategoryLayout category_layout(double aspect, bool has_zones, std::size_t rows) {
    constexpr double kWorthIt = 1.2;  // how much larger the map must be to give up the curve
    const CategoryLayout tall = full_height(aspect, has_zones, rows);
    if (!has_zones) return tall;
    const CategoryLayout usual = over_legend(aspect, rows);
    const bool larger = scale_in(tall.zones, aspect) > kWorthIt * scale_in(usual.zones, aspect);
    return larger ? tall : usual;
}

}  // namespace relais::atlas
