#include "render/map/sheet.h"

#include <algorithm>

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

void place_borders(const Scene& scene, const PageTransform& transform, Sheet& sheet) {
    using Rank = Scene::ProjectedBorder::Rank;
    std::vector<Polyline> borders;
    for (const Scene::ProjectedBorder& border : scene.borders()) {
        borders.push_back(geometry::simplify(on_page(border.line, transform), kBorderArea));
        std::vector<Polyline>& lines = border.rank == Rank::kTerritory ? sheet.territory_lines
                                       : border.rank == Rank::kGroup   ? sheet.group_lines
                                                                       : sheet.zone_lines;
        lines.push_back(borders.back());
    }
    for (const auto& rings : scene.topology().rings) {
        sheet.zones.push_back(rings_of(rings, borders));
    }
}

void place_roads(const Scene& scene, const PageTransform& transform, Sheet& sheet) {
    for (const Scene::Road& road : scene.roads()) {
        const Polyline line = on_page(road.line, transform);
        Box box;
        for (const Point& p : line) box.add(p);
        if (!box.overlaps(sheet.frame)) continue;
        (road.major ? sheet.major_roads : sheet.minor_roads)
            .push_back(geometry::simplify(line, kRoadArea));
    }
}

}  // namespace

Sheet fit(const Scene& scene, const Box& frame, double margin) {
    const PageTransform transform = PageTransform::fit(scene.extent(), frame.grown(-margin));
    Sheet sheet;
    sheet.frame = frame;
    sheet.metres_per_mm = transform.metres_per_mm();
    place_borders(scene, transform, sheet);
    place_roads(scene, transform, sheet);
    sheet.households = on_page(scene.households(), transform);
    sheet.services = on_page(scene.services(), transform);
    return sheet;
}

std::vector<ZoneArea> zone_areas(const Sheet& sheet) {
    std::vector<ZoneArea> areas;
    areas.reserve(sheet.zones.size());
    for (const std::vector<Polyline>& rings : sheet.zones) {
        geometry::Region region(rings);
        const geometry::Region::Pole pole = region.pole();
        Box box;
        for (const Polyline& ring : rings) {
            for (const Point& p : ring) box.add(p);
        }
        areas.push_back({std::move(region), pole, box});
    }
    return areas;
}

}  // namespace relais::map
