#include "render/map/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using territory::Territory;

/// The middle of everything there is, for the choice of projection.
Coordinate centre_of(const Territory& territory) {
    Box box;
    const auto add = [&](Coordinate c) { box.add({c.lon(), c.lat()}); };
    for (const territory::Zone& zone : territory.zones) {
        for (const territory::Polygon& polygon : zone.shape) {
            for (const Coordinate& c : polygon.outer) add(c);
        }
    }
    if (box.empty()) {
        for (const territory::Household& household : territory.households) add(household.place);
        for (const territory::Service& service : territory.services) add(service.place);
    }
    if (box.empty()) return {};
    return Coordinate::from_degrees(box.centre().x, box.centre().y);
}

/// 3: a major road, 2: one that links towns, 1: one that helps on a small map, 0: not drawn.
int importance(std::string_view road_class) {
    constexpr std::string_view kLink = "_link";
    if (road_class.ends_with(kLink)) road_class.remove_suffix(kLink.size());
    constexpr std::array<std::string_view, 3> kMajor{"motorway", "trunk", "primary"};
    if (std::find(kMajor.begin(), kMajor.end(), road_class) != kMajor.end()) return 3;
    if (road_class == "secondary") return 2;
    return road_class == "tertiary" ? 1 : 0;
}

}  // namespace

Scene::Scene(const Territory& territory, const graph::RoadNetwork& network,
             const territory::BaseMap* base_map)
    : territory_(territory),
      projection_(geometry::Projection::national(territory.projection, centre_of(territory))),
      topology_(geometry::share_borders(territory.zones)),
      north_angle_(projection_.north_angle(centre_of(territory))) {
    project_borders();
    project_points();
    measure();
    if (base_map != nullptr) project_base_map(*base_map);
    project_roads(network);
}

void Scene::project_borders() {
    using Rank = ProjectedBorder::Rank;
    for (const geometry::Border& border : topology_.borders) {
        ProjectedBorder out;
        out.line.reserve(border.line.size());
        for (const Coordinate& c : border.line) out.line.push_back(projection_.project(c));
        if (border.zones.size() < 2) {
            out.rank = Rank::kTerritory;
        } else {
            const auto group = [&](ZoneId z) {
                return territory_.levels.empty() ? territory::ZoneLevel::kNone
                                                 : territory_.levels.front().of_zone[z.index()];
            };
            const bool same = group(border.zones.front()) == group(border.zones.back());
            out.rank = same ? Rank::kZone : Rank::kGroup;
        }
        borders_.push_back(std::move(out));
    }
}

void Scene::project_points() {
    households_.reserve(territory_.households.size());
    for (const territory::Household& household : territory_.households) {
        households_.push_back(projection_.project(household.place));
    }
    for (const territory::Service& service : territory_.services) {
        services_.push_back(projection_.project(service.place));
    }
}

namespace {

/// The first and the last place when at most a share of the weight is left out at each end.
std::pair<double, double> core(std::vector<std::pair<double, double>> weighted, double share) {
    std::sort(weighted.begin(), weighted.end());
    double all = 0;
    for (const auto& [at, weight] : weighted) all += weight;
    const auto inner = [&](auto first, auto last) {
        double passed = first->second;
        while (std::next(first) != last && passed <= share * all) passed += (++first)->second;
        return first->first;
    };
    return {inner(weighted.begin(), weighted.end()), inner(weighted.rbegin(), weighted.rend())};
}

/// The box around the households of the chosen zones (none: all), without kMostOutside of the
/// weight at its ends, and a margin.
Box core_of(std::span<const territory::Household> households, std::span<const Point> places,
            const std::vector<bool>& chosen) {
    std::vector<std::pair<double, double>> x, y;
    for (std::size_t h = 0; h < households.size(); ++h) {
        if (!(households[h].weight > 0)) continue;
        const ZoneId zone = households[h].zone;
        if (!chosen.empty() && (!zone.exists() || !chosen[zone.index()])) continue;
        x.emplace_back(places[h].x, households[h].weight);
        y.emplace_back(places[h].y, households[h].weight);
    }
    if (x.empty()) return {};
    constexpr double kEndsOfBoth = 4;
    const auto [x0, x1] = core(std::move(x), kMostOutside / kEndsOfBoth);
    const auto [y0, y1] = core(std::move(y), kMostOutside / kEndsOfBoth);
    const Box box{x0, y0, x1, y1};
    constexpr double kMargin = 0.1;
    return box.grown(kMargin * std::max(box.width(), box.height()));
}

/// `inhabited` where maps of it are larger by kLeastGain, else all.
Box where_people_live(const Box& all, const Box& inhabited) {
    const auto across = [](const Box& box) { return std::max(box.width(), box.height()); };
    return inhabited.width() > 0 && across(inhabited) * kLeastGain < across(all) ? inhabited : all;
}

/// Twice the area of a closed line; positive where it goes round against the clock.
double signed_area(const Polyline& ring) {
    double area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        area += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    return area;
}

}  // namespace

void Scene::measure() {
    for (const ProjectedBorder& border : borders_) {
        for (const Point& p : border.line) whole_.add(p);
    }
    if (whole_.empty()) {
        for (const Point& p : households_) whole_.add(p);
    }
    if (whole_.empty()) {
        for (const Point& p : services_) whole_.add(p);
    }
    extent_ = where_people_live(whole_, core_of(territory_.households, households_, {}));
}

Box Scene::extent_of(const std::vector<std::size_t>& zones) const {
    Box box;
    std::vector<bool> chosen(territory_.zones.size(), false);
    for (const std::size_t z : zones) {
        chosen[z] = true;
        for (const geometry::BorderRing& ring : topology_.rings[z])
            for (const auto& step : ring.steps)
                for (const Point& p : borders_[step.border].line) box.add(p);
    }
    if (!base_map_.sea_around) return box;
    return where_people_live(box, core_of(territory_.households, households_, chosen));
}

double Scene::width_over_height() const {
    const bool flat = extent_.empty() || !(extent_.height() > 0) || !(extent_.width() > 0);
    return flat ? 1.0 : extent_.width() / extent_.height();
}

void Scene::project_base_map(const territory::BaseMap& base_map) {
    const auto project = [&](const territory::BaseMap::Line& line) {
        Polyline out;
        for (const Coordinate& c : line) out.push_back(projection_.project(c));
        return out;
    };
    for (const auto& river : base_map.rivers) base_map_.rivers.push_back(project(river));
    for (const auto& border : base_map.borders) base_map_.borders.push_back(project(border));
    for (const auto& coast : base_map.coasts) base_map_.coasts.push_back(project(coast));
    measure_sea();
    for (const auto& lake : base_map.lakes) {
        base_map_.lakes.emplace_back();
        for (const auto& ring : lake) base_map_.lakes.back().push_back(project(ring));
    }
    for (const auto& town : base_map.towns) {
        base_map_.towns.push_back({town.name, projection_.project(town.place), town.city});
    }
}

/// The largest coastline lies in no other: beyond it is sea where it has its land inside.
void Scene::measure_sea() {
    const auto& coasts = base_map_.coasts;
    base_map_.has_sea =
        !coasts.empty() && std::all_of(coasts.begin(), coasts.end(), [](const Polyline& coast) {
            return coast.front() == coast.back();
        });
    double largest = 0;
    for (const Polyline& coast : coasts)
        if (const double area = signed_area(coast); std::abs(area) > std::abs(largest))
            largest = area;
    base_map_.sea_around = base_map_.has_sea && largest > 0;
}

void Scene::project_roads(const graph::RoadNetwork& network) {
    constexpr double kSmallTerritory = 60000;  // metres across: tertiary roads help there
    if (extent_.empty()) return;
    const double across = std::max(extent_.width(), extent_.height());
    const int least = across < kSmallTerritory ? 1 : 2;
    // Around the whole, as the maps of single areas show all of it.
    const Box shown = whole_.grown(across);
    const auto classes = graph::road_class_names();
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        const std::size_t way = shape.front().way;
        if (way >= network.ways.size()) continue;
        if (network.ways[way].has(graph::WayFlag::kCopy)) continue;
        const std::size_t road_class = network.ways[way].road_class;
        const int level = road_class < classes.size() ? importance(classes[road_class]) : 0;
        if (level < least || !shown.contains(projection_.project(shape.front().place))) continue;
        Road road;
        road.major = level == 3;
        for (const graph::ShapePoint& point : shape) {
            road.line.push_back(projection_.project(point.place));
        }
        roads_.push_back(std::move(road));
    }
}

}  // namespace relais::map
