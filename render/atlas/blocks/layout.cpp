#include "render/atlas/blocks/layout.h"

#include <algorithm>
#include <utility>

namespace relais::atlas {
namespace {

using geometry::Point;

constexpr double kGap = 5;        // between columns
constexpr double kCaption = 4;    // above a map
constexpr double kScaleRoom = 8;  // under a map
constexpr double kLeastCurve = 34, kMostCurve = 62;

/// The column on the right of a landscape page.
double column_width(const Page& page) {
    return page.width > 400 ? 104 : 84;
}

double legend_height(std::size_t rows) {
    return 5.6 + 4.5 * static_cast<double>(rows) + 1;
}

/// Paper that a territory of this shape gets in a frame (the larger of its sides would do as well).
double scale_in(const Box& frame, double aspect) {
    return std::min(frame.width() / aspect, frame.height());
}

/// A map of the territory as wide as `width` and at most `most` high, under its caption.
Box map_box(Point corner, double width, double most, double aspect) {
    constexpr double kMargins = 6;
    const double height = std::min(most, (width - kMargins) / aspect + kMargins);
    return Box::at(corner.x, corner.y + kCaption, width, height);
}

/// Map of zones, legend and, where it is wanted, the curve one under the other in `box`. Returns the
/// lower edge.
double fill_column(CategoryLayout& layout, const Box& box, double aspect, bool has_zones,
                   std::size_t rows, bool with_curve) {
    double y = box.y0;
    const double legend = legend_height(rows);
    if (has_zones) {
        const double below = legend + (with_curve ? kLeastCurve + 3 : 0);
        const double most = box.height() - kCaption - kScaleRoom - below;
        layout.zones = map_box({box.x0, y}, box.width(), most, aspect);
        y = layout.zones.y1 + kScaleRoom;
    }
    layout.legend = Box::at(box.x0, y, box.width(), legend);
    if (!with_curve) return layout.legend.y1;
    y = layout.legend.y1 + 3;
    layout.curve = {box.x0, y, box.x1, std::min(box.y1, y + kMostCurve)};
    return layout.curve.y1;
}

/// The large map over the height of the page, the others beside it. Where the map leaves room below,
/// the curve is there, and sentences under the legend.
CategoryLayout beside(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    constexpr double kLeastWords = 24;
    const double right = page.right() - column_width(page) - kGap - 1;
    const double other = page.width > 400 ? 100 : 66;
    CategoryLayout layout;
    const double x = right - other;
    const double width = x - kGap - Page::left();
    const double most = page.body_height() - kCaption - kScaleRoom;
    layout.households = map_box({Page::left(), Page::body_top()}, width, most, aspect);
    // A map that is a little smaller makes room for the curve.
    constexpr double kSmaller = 0.9;
    const double last = page.body_bottom() - kLeastCurve - kScaleRoom - 2;
    if (last < layout.households.y1 &&
        last - layout.households.y0 >= kSmaller * layout.households.height())
        layout.households.y1 = last;
    const double below = layout.households.y1 + kScaleRoom + 2;
    const bool room_below = page.body_bottom() - below >= kLeastCurve - 0.01;
    if (room_below) {
        layout.curve = {Page::left(), below, Page::left() + width,
                        std::min(page.body_bottom(), below + kMostCurve)};
    } else {
        layout.households.y1 = page.body_bottom() - kScaleRoom;
    }
    const Box column{x, Page::body_top(), right, page.body_bottom()};
    const double end = fill_column(layout, column, aspect, has_zones, rows, !room_below) + 2;
    if (page.body_bottom() - end >= kLeastWords) layout.words = {x, end, right, page.body_bottom()};
    return layout;
}

/// The large map over the width, the others in a row under it.
CategoryLayout under(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    const double right = page.right() - column_width(page) - kGap - 1;
    const double width = right - Page::left();
    const double legend = legend_height(rows);
    const double row = std::max(legend, 50.0) + 2;
    const double least_top = Page::body_top() + kCaption;
    const double most = page.body_bottom() - row - kScaleRoom - least_top;
    CategoryLayout layout;
    layout.households = map_box({Page::left(), Page::body_top()}, width, most, aspect);
    const double y = layout.households.y1 + kScaleRoom;
    const double third = (width - 2 * kGap) / 3;
    double x = Page::left();
    if (has_zones) {
        layout.zones =
            map_box({x, y}, third - 8, page.body_bottom() - y - kCaption - kScaleRoom, aspect);
        x += third - 8 + kGap;
    }
    layout.legend = Box::at(x, y, third + 4, legend);
    x += third + 4 + kGap;
    layout.curve = {x, y, right, std::min(page.body_bottom(), y + kMostCurve)};
    return layout;
}

/// A portrait page: the large map above, below it two columns.
CategoryLayout standing(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    const double width = page.body_width();
    const double below = has_zones ? 0.53 * page.body_height() : 0.5 * page.body_height();
    const double most = page.body_height() - kCaption - kScaleRoom - below;
    CategoryLayout layout;
    layout.households = map_box({Page::left(), Page::body_top()}, width, most, aspect);
    const double y = layout.households.y1 + kScaleRoom + 2;
    const double half = (width - kGap) / 2;
    fill_column(layout, {Page::left(), y, Page::left() + half - 3, page.body_bottom()}, aspect,
                has_zones, rows, true);
    layout.column = {Page::left() + half + 2, y, page.right(), page.body_bottom()};
    return layout;
}

}  // namespace

CategoryLayout category_layout(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    if (page.portrait()) return standing(page, aspect, has_zones, rows);
    constexpr double kWorthIt = 1.1;  // what is beside the map is larger than what is under it
    const CategoryLayout tall = beside(page, aspect, has_zones, rows);
    const CategoryLayout wide = under(page, aspect, has_zones, rows);
    const bool is_wide =
        scale_in(wide.households, aspect) > kWorthIt * scale_in(tall.households, aspect);
    CategoryLayout layout = is_wide ? wide : tall;
    layout.column = {page.right() - column_width(page), Page::body_top(), page.right(),
                     page.body_bottom()};
    return layout;
}

double map_scale(const Page& page, double aspect, bool has_zones, std::size_t rows) {
    return scale_in(category_layout(page, aspect, has_zones, rows).households, aspect);
}

Page page_of(const Options& options, const map::Scene& scene) {
    // Texts of A3 are a point and a half larger than those of A4: it is read from farther away.
    constexpr double kZoomOfA3 = 1.19;
    Page lying{297, 210};
    if (options.size == Size::kA3) {
        lying = {420 / kZoomOfA3, 297 / kZoomOfA3};
        lying.zoom = kZoomOfA3;
    }
    Page standing = lying;
    std::swap(standing.width, standing.height);
    if (options.orientation == Orientation::kLandscape) return lying;
    if (options.orientation == Orientation::kPortrait) return standing;
    const double aspect = scene.width_over_height();
    const bool has_zones = scene.territory().zones.size() > 1;
    constexpr std::size_t kRows = 8;
    constexpr double kWorthIt = 1.3;  // landscape suits screens and binders
    return map_scale(standing, aspect, has_zones, kRows) >
                   kWorthIt * map_scale(lying, aspect, has_zones, kRows)
               ? standing
               : lying;
}

MapPageLayout map_page_layout(const Page& page) {
    constexpr double kUnderMap = 9, kSpace = 7, kLegendHeight = 46, kLegendWidth = 66;
    const double left = Page::left(), right = page.right();
    const double top = Page::body_top(), bottom = page.body_bottom();
    if (!page.portrait()) {
        const double middle = left + 0.52 * page.body_width();
        const double lower = bottom - kLegendHeight;
        return {{left, top + kCaption, middle, lower - kUnderMap},
                {left, lower, middle, bottom},
                {middle + kSpace, top, right, bottom}};
    }
    const double lower = top + 0.45 * page.body_height();
    const double middle = right - kLegendWidth;
    return {{left, top + kCaption, middle - kSpace, lower - kUnderMap},
            {middle, top, right, lower - kUnderMap},
            {left, lower, right, bottom}};
}

}  // namespace relais::atlas
