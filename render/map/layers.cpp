#include "render/map/layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "render/style/palette.h"

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

/// The dots of each class; the last list has those without a class.
std::vector<std::vector<Point>> by_class(const View& view,
                                         std::span<const std::optional<std::size_t>> classes,
                                         std::size_t count, const std::vector<bool>& chosen) {
    std::vector<std::vector<Point>> lists(count + 1);
    const Box shown = view.frame;
    for (std::size_t h = 0; h < view.households.size(); ++h) {
        if (!shown.contains(view.households[h])) continue;
        if (!chosen.empty() && !chosen[h]) continue;
        lists[classes[h].value_or(count)].push_back(view.households[h]);
    }
    return lists;
}

}  // namespace

namespace {

void draw_sea(draw::Canvas& canvas, const View& view) {
    if (!view.sea.empty()) canvas.fill(view.sea, canvas.theme().water);
    canvas.stroke(view.coasts, {0.15, style::mix(canvas.theme().water, canvas.theme().ink, 0.3)});
}

void draw_water(draw::Canvas& canvas, const View& view) {
    draw_sea(canvas, view);
    for (const auto& rings : view.lakes) canvas.fill(rings, canvas.theme().water);
    canvas.stroke(view.rivers, {0.3, canvas.theme().water});
}

}  // namespace

void draw_ground(draw::Canvas& canvas, const View& view) {
    canvas.fill(view.frame, canvas.theme().panel);
    draw_water(canvas, view);
    canvas.stroke(view.foreign_borders, {0.25, canvas.theme().zone_line, 1.0});
    canvas.stroke(view.minor_roads, {canvas.theme().road_width * 0.7, canvas.theme().ground_road});
    canvas.stroke(view.major_roads, {canvas.theme().road_width * 1.8, canvas.theme().ground_road});
}

void draw_paper_zones(draw::Canvas& canvas, const View& view) {
    for (const std::vector<Polyline>& rings : view.zones) canvas.fill(rings, canvas.theme().paper);
    draw_water(canvas, view);
    canvas.stroke(view.minor_roads, {canvas.theme().road_width * 0.7, canvas.theme().hairline});
    canvas.stroke(view.major_roads, {canvas.theme().road_width * 1.8, canvas.theme().hairline});
}

style::Color color_of(const style::Theme& theme, NoClass sign) {
    return sign == NoClass::kNobody ? theme.paper : theme.no_data;
}

void draw_choropleth(draw::Canvas& canvas, const View& view,
                     std::span<const std::optional<std::size_t>> zone_class,
                     std::span<const style::Color> palette, std::span<const NoClass> no_class) {
    const std::vector<territory::Zone>& zones = view.scene->territory().zones;
    for (std::size_t z = 0; z < view.zones.size(); ++z) {
        if (view.zones[z].empty()) continue;
        const draw::Canvas::Part part(canvas, "zone", zones[z].name);
        if (zone_class[z]) {
            canvas.fill(view.zones[z], palette[*zone_class[z]]);
        } else if (no_class.empty() || no_class[z] == NoClass::kNoTime) {
            canvas.hatch(view.zones[z]);
        } else {
            canvas.fill(view.zones[z], color_of(canvas.theme(), no_class[z]));
        }
    }
    draw_sea(canvas, view);  // zones may reach into it
}

double dot_diameter(const View& view) {
    constexpr double kSmallest = 0.35, kLargest = 1.2;
    const auto inside = std::count_if(view.households.begin(), view.households.end(),
                                      [&](Point p) { return view.frame.contains(p); });
    const auto shown = static_cast<double>(std::max<std::ptrdiff_t>(inside, 1));
    const double room = view.frame.width() * view.frame.height() / shown;
    return std::clamp(0.45 * std::sqrt(room), kSmallest, kLargest);
}

void draw_households(draw::Canvas& canvas, const View& view,
                     std::span<const std::optional<std::size_t>> household_class,
                     std::span<const style::Color> palette, const std::vector<bool>& chosen) {
    const draw::Canvas::Part part(canvas, "households");
    const auto lists = by_class(view, household_class, palette.size(), chosen);
    const double diameter = dot_diameter(view);
    canvas.dots(lists.back(), diameter, canvas.theme().hatch);
    for (std::size_t k = 0; k < palette.size(); ++k) canvas.dots(lists[k], diameter, palette[k]);
}

void draw_borders(draw::Canvas& canvas, const View& view, bool quiet) {
    canvas.stroke(view.zone_lines, {canvas.theme().zone_width,
                                    quiet ? canvas.theme().zone_line : canvas.theme().paper});
    canvas.stroke(view.group_lines,
                  {quiet ? canvas.theme().zone_width * 1.4 : canvas.theme().group_width,
                   canvas.theme().group_line});
    canvas.stroke(view.territory_lines,
                  {quiet ? canvas.theme().territory_line * 0.6 : canvas.theme().territory_line,
                   canvas.theme().ink});
}

void draw_area(draw::Canvas& canvas, const View& view, const Scene& scene,
               const std::vector<std::size_t>& zones) {
    for (const std::size_t z : zones) canvas.fill(view.zones[z], canvas.theme().paper);
    draw_water(canvas, view);
    // Roads paler than the borders of zones, which must not be taken for them.
    const style::Color road = style::mix(canvas.theme().hairline, canvas.theme().paper, 0.4);
    canvas.stroke(view.minor_roads, {canvas.theme().road_width * 0.5, road});
    canvas.stroke(view.major_roads, {canvas.theme().road_width * 1.5, road});
    const draw::Pen pen{canvas.theme().zone_width, canvas.theme().hatch};
    canvas.stroke(view.zone_lines, pen);
    canvas.stroke(view.group_lines, pen);
    canvas.stroke(view.territory_lines, pen);
    canvas.stroke(outline_of(scene, view, zones),
                  {canvas.theme().territory_line * 0.7, canvas.theme().ink});
}

void draw_locator(draw::Canvas& canvas, const Scene& scene, const Box& frame,
                  const std::vector<std::size_t>& zones) {
    const View view = fit(scene, scene.whole(), frame, 1.2);
    canvas.fill(frame, canvas.theme().paper);
    for (const auto& rings : view.zones) canvas.fill(rings, canvas.theme().hairline);
    for (const std::size_t z : zones) canvas.fill(view.zones[z], canvas.theme().accent);
    canvas.stroke(view.territory_lines, {0.15, canvas.theme().quiet_ink});
    canvas.stroke(frame, {0.15, canvas.theme().quiet_ink});
}

namespace {

/// From the edge of a name outside its zone to a dot in the zone.
void draw_leader(draw::Canvas& canvas, const Label& label) {
    const Box edge = label.box.grown(0.3);
    const Point to = *label.leader;
    const Point from{std::clamp(to.x, edge.x0, edge.x1), std::clamp(to.y, edge.y0, edge.y1)};
    canvas.line(from, to, {0.45, canvas.theme().paper});
    canvas.line(from, to, {0.15, canvas.theme().ink});
    const std::array<Point, 1> end{to};
    canvas.dots(end, 0.9, canvas.theme().paper);
    canvas.dots(end, 0.6, canvas.theme().ink);
}

/// The colour under a box, by 21 places in it, where two thirds of them have the same; else
/// `mixed`.
style::Color color_under(const Box& box, const BackgroundColor& background, style::Color mixed) {
    constexpr int kColumns = 7, kRows = 3;
    std::vector<style::Color> found;
    for (int i = 0; i < kColumns * kRows; ++i) {
        found.push_back(background({box.x0 + box.width() * (0.5 + i % kColumns) / kColumns,
                                    box.y0 + box.height() * (0.5 + i / kColumns) / kRows}));
    }
    for (const style::Color color : found) {
        const auto same = std::count(found.begin(), found.end(), color);
        if (3 * same >= std::ptrdiff_t{2} * kColumns * kRows) return color;
    }
    return mixed;
}

}  // namespace

void draw_labels(draw::Canvas& canvas, std::span<const Label> labels,
                 const BackgroundColor& background) {
    constexpr double kStrength = 0.75, kOnMixed = 1;  // over several colours a halo must hide them
    {
        const draw::Canvas::Part part(canvas, "leader");
        for (const Label& label : labels) {
            if (label.leader) draw_leader(canvas, label);
        }
    }
    const draw::Canvas::Part part(canvas, "label");
    for (const Label& label : labels) {
        const style::Color under = color_under(label.box, background, canvas.theme().paper);
        const draw::Halo halo{.color = under,
                              .strength = under == canvas.theme().paper ? kOnMixed : kStrength};
        const draw::TextStyle text{.size = label.size,
                                   .face = draw::Face::kMedium,
                                   .color = style::ink_on(canvas.theme(), halo.color)};
        for (std::size_t i = 0; i < label.lines.size(); ++i) {
            const Point at{label.at.x,
                           label.at.y + static_cast<double>(i) * label_leading(label.size)};
            if (label.clear) {
                canvas.text(label.lines[i], at, text, draw::Align::kCentre);
            } else {
                canvas.text_with_halo(label.lines[i], at, text, draw::Align::kCentre, halo);
            }
        }
    }
}

}  // namespace relais::map
