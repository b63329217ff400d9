#include "render/map/layers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/style/palette.h"
#include "render/style/theme.h"

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

/// The dots of each class; the last list holds those without a class.
std::vector<std::vector<Point>> by_class(const Sheet& sheet,
                                         std::span<const std::optional<std::size_t>> classes,
                                         std::size_t count) {
    std::vector<std::vector<Point>> lists(count + 1);
    const Box shown = sheet.frame;
    for (std::size_t h = 0; h < sheet.households.size(); ++h) {
        if (!shown.contains(sheet.households[h])) continue;
        lists[classes[h].value_or(count)].push_back(sheet.households[h]);
    }
    return lists;
}

Polyline diamond(Point at, double half) {
    return {{at.x, at.y - half},
            {at.x + half, at.y},
            {at.x, at.y + half},
            {at.x - half, at.y},
            {at.x, at.y - half}};
}

}  // namespace

void draw_ground(draw::Canvas& canvas, const Sheet& sheet) {
    canvas.fill(sheet.frame, style::kPanel);
    canvas.stroke(sheet.minor_roads, {style::kRoadWidth * 0.7, style::kGroundRoad});
    canvas.stroke(sheet.major_roads, {style::kRoadWidth * 1.8, style::kGroundRoad});
}

void draw_paper_zones(draw::Canvas& canvas, const Sheet& sheet) {
    for (const std::vector<Polyline>& rings : sheet.zones) canvas.fill(rings, style::kPaper);
    canvas.stroke(sheet.minor_roads, {style::kRoadWidth * 0.7, style::kHairline});
    canvas.stroke(sheet.major_roads, {style::kRoadWidth * 1.8, style::kHairline});
}

void draw_choropleth(draw::Canvas& canvas, const Sheet& sheet,
                     std::span<const std::optional<std::size_t>> zone_class,
                     std::span<const style::Color> palette) {
    for (std::size_t z = 0; z < sheet.zones.size(); ++z) {
        if (zone_class[z]) {
            canvas.fill(sheet.zones[z], palette[*zone_class[z]]);
        } else {
            canvas.hatch(sheet.zones[z]);
        }
    }
}

double dot_diameter(const Sheet& sheet) {
    constexpr double kSmallest = 0.35, kLargest = 1.2;
    const auto shown = static_cast<double>(std::max<std::size_t>(sheet.households.size(), 1));
    const double room = sheet.frame.width() * sheet.frame.height() / shown;
    return std::clamp(0.45 * std::sqrt(room), kSmallest, kLargest);
}

void draw_households(draw::Canvas& canvas, const Sheet& sheet,
                     std::span<const std::optional<std::size_t>> household_class,
                     std::span<const style::Color> palette) {
    const auto lists = by_class(sheet, household_class, palette.size());
    const double diameter = dot_diameter(sheet);
    canvas.dots(lists.back(), diameter, style::kHatch);
    for (std::size_t k = 0; k < palette.size(); ++k) canvas.dots(lists[k], diameter, palette[k]);
}

void draw_borders(draw::Canvas& canvas, const Sheet& sheet, bool quiet) {
    canvas.stroke(sheet.zone_lines, {style::kZoneWidth, quiet ? style::kZoneLine : style::kPaper});
    canvas.stroke(sheet.group_lines,
                  {quiet ? style::kZoneWidth * 1.4 : style::kGroupWidth, style::kGroupLine});
    canvas.stroke(sheet.territory_lines,
                  {quiet ? style::kTerritoryLine * 0.6 : style::kTerritoryLine, style::kInk});
}

void draw_service_sign(draw::Canvas& canvas, Point at, double half) {
    const std::array<Polyline, 1> under{diamond(at, half + 0.35)};
    const std::array<Polyline, 1> over{diamond(at, half)};
    canvas.fill(under, style::kPaper);
    canvas.fill(over, style::kInk);
}

std::vector<Box> draw_services(draw::Canvas& canvas, std::span<const Point> places,
                               const Box& frame) {
    constexpr std::size_t kMany = 120;
    const double half = places.size() > kMany ? 0.7 : 1.0;
    std::vector<Box> covered;
    for (const Point& place : places) {
        if (!frame.grown(-half).contains(place)) continue;
        draw_service_sign(canvas, place, half);
        covered.push_back(Box::around(place, half));
    }
    return covered;
}

void draw_labels(draw::Canvas& canvas, std::span<const Label> labels,
                 std::span<const style::Color> zone_color) {
    constexpr double kHalo = 0.22;  // millimetres: 0.6 points
    for (const Label& label : labels) {
        const style::Color under = label.inside ? zone_color[label.zone] : style::kPaper;
        const draw::TextStyle text{
            .size = label.size, .face = draw::Face::kMedium, .color = style::ink_on(under)};
        for (std::size_t i = 0; i < label.lines.size(); ++i) {
            const Point at{label.at.x,
                           label.at.y + static_cast<double>(i) * label_leading(label.size)};
            if (label.inside) {
                canvas.text(label.lines[i], at, text, draw::Align::kCentre);
            } else {
                canvas.text_with_halo(label.lines[i], at, text, draw::Align::kCentre, kHalo, under);
            }
        }
    }
}

}  // namespace relais::map
