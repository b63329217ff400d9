#include "render/map/view.h"

#include <algorithm>
#include <cmath>

#include "render/geometry/simplify.h"

namespace relais::map {
namespace {

using geometry::Box;
using geometry::PageTransform;
using geometry::Point;
using geometry::Polyline;

constexpr double kBorderArea = 0.004;  // mm²: a step of 0.08 mm cannot be seen
constexpr double kRoadArea = 0.02;

Polyline on_page(const Polyline& metres, const PageTransform& transform) {
    Polyline line;
    line.reserve(metres.size());
    for (const Point& p : metres) line.push_back(transform.to_page(p));
    return line;
}

Box box_of(const Polyline& line) {
    Box box;
    for (const Point& p : line) box.add(p);
    return box;
}

/// Strings borders together into closed rings; each border was simplified once for all its zones.
std::vector<Polyline> rings_of(const std::vector<geometry::BorderRing>& rings,
                               const std::vector<Polyline>& borders) {
    std::vector<Polyline> out;
    for (const geometry::BorderRing& ring : rings) {
        Polyline line;
        for (const auto& step : ring.steps) {
            Polyline piece = borders[step.border];
            if (step.backward) std::reverse(piece.begin(), piece.end());
            line.insert(line.end(), piece.begin() + (line.empty() ? 0 : 1), piece.end());
        }
        if (line.size() >= 4) out.push_back(std::move(line));
    }
    return out;
}

void place_borders(const Scene& scene, const PageTransform& transform, View& view) {
    using Rank = Scene::ProjectedBorder::Rank;
    for (const Scene::ProjectedBorder& border : scene.borders()) {
        view.borders.push_back(geometry::simplify(on_page(border.line, transform), kBorderArea));
        if (!box_of(view.borders.back()).overlaps(view.frame)) continue;
        std::vector<Polyline>& lines = border.rank == Rank::kTerritory ? view.territory_lines
                                       : border.rank == Rank::kGroup   ? view.group_lines
                                                                       : view.zone_lines;
        lines.push_back(view.borders.back());
    }
    for (const auto& rings : scene.topology().rings) {
        std::vector<Polyline> zone = rings_of(rings, view.borders);
        std::erase_if(zone,
                      [&](const Polyline& ring) { return !box_of(ring).overlaps(view.frame); });
        view.zones.push_back(std::move(zone));
    }
}

void place_roads(const Scene& scene, const PageTransform& transform, View& view) {
    for (const Scene::Road& road : scene.roads()) {
        const Polyline line = on_page(road.line, transform);
        if (!box_of(line).overlaps(view.frame)) continue;
        (road.major ? view.major_roads : view.minor_roads)
            .push_back(geometry::simplify(line, kRoadArea));
    }
}

/// Lines of the base map that reach into the frame; rings too small to be seen are left out.
std::vector<Polyline> lines_in(const std::vector<Polyline>& lines, const PageTransform& transform,
                               const Box& frame, double least = 0) {
    std::vector<Polyline> out;
    for (const Polyline& metres : lines) {
        const Polyline line = on_page(metres, transform);
        const Box box = box_of(line);
        if (!box.overlaps(frame) || box.width() * box.height() < least) continue;
        out.push_back(geometry::simplify(line, kRoadArea));
    }
    return out;
}

void place_ground(const Scene& scene, const PageTransform& transform, View& view) {
    constexpr double kSmallestLake = 0.5, kSmallestIsland = 0.02;  // mm²
    const Scene::ProjectedBaseMap& base_map = scene.base_map();
    view.rivers = lines_in(base_map.rivers, transform, view.frame);
    view.foreign_borders = lines_in(base_map.borders, transform, view.frame);
    view.coasts = lines_in(base_map.coasts, transform, view.frame, kSmallestIsland);
    if (base_map.has_sea) view.sea = view.coasts;
    if (base_map.sea_around) view.sea.push_back(geometry::outline(view.frame));
    for (const std::vector<Polyline>& lake : base_map.lakes) {
        std::vector<Polyline> rings = lines_in(lake, transform, view.frame, kSmallestLake);
        if (!rings.empty()) view.lakes.push_back(std::move(rings));
    }
    for (const auto& town : base_map.towns) view.towns.push_back(transform.to_page(town.place));
}

/// The middles of the squares that the points are in.
Polyline in_squares(const Polyline& metres) {
    Polyline middles;
    middles.reserve(metres.size());
    const auto middle = [](double at) {
        return (std::floor(at / View::kCoarse) + 0.5) * View::kCoarse;
    };
    for (const Point& p : metres) middles.push_back({middle(p.x), middle(p.y)});
    return middles;
}

}  // namespace

View fit(const Scene& scene, const Box& frame, double margin) {
    View view = fit(scene, scene.extent(), frame, margin);
    view.of_territory = true;
    return view;
}

View fit(const Scene& scene, const Box& extent, const Box& frame, double margin) {
    const PageTransform transform = PageTransform::fit(extent, frame.grown(-margin));
    View view;
    view.scene = &scene;
    view.frame = frame;
    view.metres_per_mm = transform.metres_per_mm();
    view.transform = transform;
    place_borders(scene, transform, view);
    place_roads(scene, transform, view);
    place_ground(scene, transform, view);
    constexpr double kLargestScale = 50;  // metres in a millimetre
    view.coarse = view.metres_per_mm < kLargestScale;
    view.households =
        on_page(view.coarse ? in_squares(scene.households()) : scene.households(), transform);
    view.services = on_page(scene.services(), transform);
    return view;
}

Box View::whole_frame() const {
    Box whole = frame;
    for (const View& inset : insets) {
        whole.add({inset.frame.x0, inset.frame.y0});
        whole.add({inset.frame.x1, inset.frame.y1});
    }
    return whole;
}

std::vector<const View*> View::parts() const {
    std::vector<const View*> parts{this};
    for (const View& inset : insets) parts.push_back(&inset);
    return parts;
}

std::vector<Polyline> outline_of(const Scene& scene, const View& view,
                                 const std::vector<std::size_t>& zones) {
    std::vector<bool> inside(scene.territory().zones.size(), false);
    for (const std::size_t z : zones) inside[z] = true;
    std::vector<Polyline> lines;
    const std::vector<geometry::Border>& borders = scene.topology().borders;
    for (std::size_t b = 0; b < borders.size(); ++b) {
        const auto& owners = borders[b].zones;
        const auto count = std::count_if(owners.begin(), owners.end(),
                                         [&](ZoneId z) { return inside[z.index()]; });
        const bool all = count == static_cast<std::ptrdiff_t>(owners.size());
        if (count == 0 || (all && owners.size() > 1)) continue;
        lines.push_back(view.borders[b]);
    }
    return lines;
}

std::vector<ZoneArea> zone_areas(const View& view, bool in_frame) {
    std::vector<ZoneArea> areas;
    areas.reserve(view.zones.size());
    const geometry::Region sea(view.sea);
    constexpr double kFar = 1e5;  // millimetres
    const geometry::Region outside(
        {geometry::outline(view.frame.grown(kFar)), geometry::outline(view.frame)});
    for (const std::vector<Polyline>& rings : view.zones) {
        geometry::Region region(rings);
        if (!view.sea.empty()) {
            const geometry::Region land = region.without(sea);
            if (land.area() > 0) region = land;
        }
        Box box;
        for (const Polyline& ring : rings) {
            for (const Point& p : ring) box.add(p);
        }
        if (in_frame) {
            region = region.without(outside);
            if (!(region.area() > 0)) box = {};
        }
        const geometry::Region::Pole pole = region.pole();
        areas.push_back({std::move(region), pole, box});
    }
    return areas;
}

}  // namespace relais::map
