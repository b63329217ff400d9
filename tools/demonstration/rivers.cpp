#include "tools/demonstration/rivers.h"

#include <algorithm>

#include "tools/demonstration/names.h"
#include "tools/demonstration/point_grid.h"

namespace relais::demonstration {
namespace {

constexpr double kBetweenRivers = 55'000;

constexpr Winding kRiverBends{.roughness = 0.085, .step = 420, .calming = 1.04};
constexpr Winding kStreamBends{.roughness = 0.1, .step = 250, .calming = 0.9};

/// Corners cut, twice: a bed that water has worn.
Path worn(Path path) {
    for (int pass = 0; pass < 2; ++pass) {
        Path next{path.front()};
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const Point along = path[i + 1] - path[i];
            next.push_back(path[i] + along * 0.25);
            next.push_back(path[i] + along * 0.75);
        }
        next.push_back(path.back());
        path = std::move(next);
    }
    return path;
}

void add_streams(Country& country, const River& river, Random& random) {
    const double half = country.plan.half_side;
    for (std::size_t i = 20; i + 20 < river.path.size(); i += 40 + random.below(100)) {
        const Point mouth = river.path[i];
        const Point source = mouth + Point{random.sign() * random.between(3000, 14'000),
                                           -random.between(1000, 9000)};
        if (std::max(std::abs(source.x), std::abs(source.y)) > half) continue;
        country.streams.push_back(
            {.name = {}, .path = worn(winding(source, mouth, kStreamBends, random))});
    }
}

}  // namespace

void draw_rivers(Country& country) {
    const double half = country.plan.half_side;
    const int count = std::max(1, static_cast<int>(2 * half / kBetweenRivers));
    for (int i = 0; i < count; ++i) {
        Random random(country.plan.seed, Stream::kRivers, static_cast<std::uint64_t>(i));
        const double middle = 2 * half * (i + 0.5) / count - half;
        const double stray = std::min(half / 3, 9000.0);
        const Point south{middle + random.between(-stray, stray), -half - 1500};
        const Point north{middle + random.between(-stray, stray), half + 1500};
        // A long river is laid reach by reach, so that its bends keep their size.
        const int reaches = std::max(1, static_cast<int>(2 * half / 40'000));
        Path path{south};
        for (int r = 1; r <= reaches; ++r) {
            Point next = south + (north - south) * (static_cast<double>(r) / reaches);
            if (r < reaches) next.x += random.between(-4000, 4000);
            const Path reach = winding(path.back(), next, kRiverBends, random);
            path.insert(path.end(), reach.begin() + 1, reach.end());
        }
        country.rivers.push_back(
            {.name = std::string{river_name(static_cast<std::size_t>(i) + country.plan.seed % 10)},
             .path = worn(std::move(path))});
        add_streams(country, country.rivers.back(), random);
    }
}

std::vector<NearRiver> nearest_rivers(const Country& country, std::span<const Point> places) {
    PointGrid banks(country.plan.half_side, 3000);
    std::vector<std::uint32_t> river_of;
    std::vector<Point> points;
    for (std::uint32_t r = 0; r < country.rivers.size(); ++r) {
        for (const Point p : country.rivers[r].path) {
            banks.insert(p);
            points.push_back(p);
            river_of.push_back(r);
        }
    }
    std::vector<NearRiver> nearest;
    for (const Point place : places) {
        const auto i = banks.nearest(place);
        nearest.push_back({distance(place, points[i]), river_of[i]});
    }
    return nearest;
}

RiverIndex::RiverIndex(const Country& country) : map_(country.plan.half_side, 500) {
    for (const auto& river : country.rivers) {
        std::vector<RoadMap::Node> nodes;
        for (const Point p : river.path) nodes.push_back(map_.add_node(p));
        map_.add_road(nodes, {});
    }
}

std::vector<double> RiverIndex::crossings(Point a, Point b) const {
    std::vector<double> parts;
    const double total = distance(a, b);
    const Point ahead = unit(b - a);
    for (double done = 0; done < total;) {
        const auto hit = map_.first_hit(a + ahead * done, b, RoadMap::kNone, RoadMap::kNone);
        if (!hit) break;
        const double at = distance(a, hit->place);
        parts.push_back(at / total);
        done = at + 0.5;
    }
    return parts;
}

}  // namespace relais::demonstration
