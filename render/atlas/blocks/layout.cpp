#include "render/atlas/blocks/layout.h"

#include <algorithm>

namespace relais::atlas {
namespace {

constexpr double kMapGap = 4;
constexpr double kScaleRoom = 7;  // under the maps
constexpr double kFigures = 37;

/// The column on the right of a landscape page.
double column(const Page& page) {
    return page.width > 400 ? 100 : 78;
}
double maps_right(const Page& page) {
    return page.right() - column(page) - 6;
}
/// Under the captions of the maps.
double top_of(const Page& page) {
    return page.body_top() + 4;
}

double legend_height(std::size_t rows) {
    return 5.6 + 4.5 * static_cast<double>(rows) + 1;
}

/// Paper that a territory of this shape gets in a frame (the larger of its sides would do as well).
double scale_in(const Box& frame, double aspect) {
    return std::min(frame.width() / aspect, frame.height());
}

/// Maps side by side over the full height or one above the other; the legend heads the column.
CategoryLayout full_height(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    const double top = top_of(page), column_left = page.right() - column(page);
    const double height = page.body_bottom() - kScaleRoom - top;
    const double width = maps_right(page) - Page::left();
    const Box whole = Box::at(Page::left(), top, width, height);
    CategoryLayout layout;
    layout.households = whole;
    if (has_zones) {
        const double half_width = (width - kMapGap) / 2;
        const double half_height = (height - kMapGap - 4) / 2;
        const Box beside = Box::at(Page::left(), top, half_width, height);
        const Box above = Box::at(Page::left(), top, width, half_height);
        if (scale_in(beside, aspect) >= scale_in(above, aspect)) {
            layout.zones = beside;
            layout.households =
                Box::at(Page::left() + half_width + kMapGap, top, half_width, height);
        } else {
            layout.zones = above;
            layout.households = Box::at(Page::left(), page.body_bottom() - kScaleRoom - half_height,
                                        width, half_height);
        }
    }
    layout.figures = Box::at(column_left, Page::body_top(), column(page), kFigures);
    layout.legend =
        Box::at(column_left, Page::body_top() + kFigures + 4, column(page), legend_height(rows));
    layout.table = {column_left, layout.legend.y1 + 4, page.right(), page.body_bottom()};
    return layout;
}

/// Maps side by side, under them the legend and the curve.
CategoryLayout over_legend(const Page& page, double aspect, std::size_t rows) {
    const double maps_top = top_of(page), column_left = page.right() - column(page);
    const double half = (maps_right(page) - Page::left() - kMapGap) / 2;
    const double most = page.body_bottom() - maps_top - kScaleRoom - 2 - legend_height(rows);
    const double height = std::min(most, (half - 6) / aspect + 6);
    CategoryLayout layout;
    layout.zones = Box::at(Page::left(), maps_top, half, height);
    layout.households = Box::at(Page::left() + half + kMapGap, maps_top, half, height);
    const double top = layout.zones.y1 + kScaleRoom + 3;
    layout.legend = {layout.zones.x0, top, layout.zones.x1, page.body_bottom()};
    layout.curve = {layout.households.x0, top, layout.households.x1,
                    std::min(page.body_bottom(), top + 62)};
    layout.figures = Box::at(column_left, Page::body_top(), column(page), kFigures);
    layout.table = {column_left, layout.figures.y1 + 5, page.right(), page.body_bottom()};
    return layout;
}

/// A portrait page: maps above, side by side or one above the other; legend, figures and table in
/// two columns below.
CategoryLayout standing(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    const double top = top_of(page), width = page.body_width();
    const double half = (width - kMapGap) / 2;
    const double below = std::max(legend_height(rows) + 50, 0.34 * page.body_height());
    const double room = page.body_bottom() - top - kScaleRoom - 3 - below;
    CategoryLayout layout;
    if (has_zones) {
        const double height = std::min(room, (half - 6) / aspect + 6);
        layout.zones = Box::at(Page::left(), top, half, height);
        layout.households = Box::at(Page::left() + half + kMapGap, top, half, height);
    } else {
        layout.households =
            Box::at(Page::left(), top, width, std::min(room, (width - 6) / aspect + 6));
    }
    const double under = layout.households.y1 + kScaleRoom + 3;
    const double right = Page::left() + half + kMapGap + 2;
    layout.legend = Box::at(Page::left(), under, half, legend_height(rows));
    layout.curve = {Page::left(), layout.legend.y1 + 4, Page::left() + half,
                    std::min(page.body_bottom(), layout.legend.y1 + 60)};
    layout.figures = {right, under, page.right(), under + kFigures};
    layout.table = {right, layout.figures.y1 + 4, page.right(), page.body_bottom()};
    return layout;
}

}  // namespace

CategoryLayout category_layout(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    constexpr double kWorthIt = 1.2;  // how much larger the map must be to give up the curve
    if (page.portrait()) return standing(page, aspect, has_zones, rows);
    const CategoryLayout tall = full_height(page, aspect, has_zones, rows);
    if (!has_zones) return tall;
    const CategoryLayout usual = over_legend(page, aspect, rows);
    const bool larger = scale_in(tall.zones, aspect) > kWorthIt * scale_in(usual.zones, aspect);
    return larger ? tall : usual;
}

double map_scale(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    return scale_in(category_layout(page, aspect, has_zones, rows).households, aspect);
}

Page page_of(const Options& options, const map::Scene& scene) {
    const Page lying = options.size == Size::kA3 ? Page{420, 297} : Page{297, 210};
    const Page standing{lying.height, lying.width};
    if (options.orientation == Orientation::kLandscape) return lying;
    if (options.orientation == Orientation::kPortrait) return standing;
    const double aspect = scene.width_over_height();
    const bool has_zones = !scene.territory().zones.empty();
    constexpr std::size_t kRows = 8;
    constexpr double kWorthIt = 1.15;  // landscape suits screens and binders
    return map_scale(standing, aspect, has_zones, kRows) >
                   kWorthIt * map_scale(lying, aspect, has_zones, kRows)
               ? standing
               : lying;
}

}  // namespace relais::atlas
