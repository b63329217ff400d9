// The second step of opening a study: what needs the roads. Spreading people along streets is a
// dasymetric estimate: the population of a zone is known, where in it people live is taken from the
// streets that are built to live on.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/territory/inputs.h"
#include "geodata/territory/placing.h"
#include "geodata/territory/service_lists.h"

namespace relais::territory {
namespace {

constexpr double kMetresPerPlace = 150;
constexpr double kMostPlaces = 400'000;  ///< then places stand farther apart

/// How densely people live along a metre of road, by its class; only the ratios matter.
using Density = std::vector<double>;

struct ClassDensity {
    std::string_view road_class;
    double density;
};
constexpr std::array kStreets = {ClassDensity{"residential", 1.0},
                                 ClassDensity{"living_street", 1.0}, ClassDensity{"service", 0.25},
                                 ClassDensity{"unclassified", 0.1}, ClassDensity{"road", 0.1}};
constexpr std::array<std::string_view, 4> kNobodyLivesOn = {"motorway", "motorway_link",
                                                            "trunk_link", "ferry"};
/// In an area without streets people live on its roads, and on these only if it has nothing else.
constexpr std::array<std::string_view, 7> kWaysThroughCountry = {
    "track", "cycleway", "bridleway", "path", "footway", "steps", "busway"};

Density street_density() {
    Density density;
    for (const char* name : graph::road_class_names()) {
        const auto* entry = std::find_if(kStreets.begin(), kStreets.end(), [&](const auto& street) {
            return street.road_class == name;
        });
        density.push_back(entry == kStreets.end() ? 0.0 : entry->density);
    }
    return density;
}

/// 1 on every road but those of the classes named.
Density density_beside(std::span<const std::string_view> none,
                       std::span<const std::string_view> none_either = {}) {
    const auto has = [](std::span<const std::string_view> names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    Density density;
    for (const std::string_view name : graph::road_class_names())
        density.push_back(has(none, name) || has(none_either, name) ? 0.0 : 1.0);
    return density;
}

/// Pieces [first, last[ of a chain that are of one road class.
struct Stretch {
    std::span<const graph::ShapePoint> points;  ///< one more than pieces
    double density = 0;
    double metres = 0;
};

/// Calls visit(stretch) for each stretch where somebody may live, in the order of chains. Only
/// chains of the main component: a household elsewhere could never join the roads.
template <class Visit>
void for_each_stretch(const graph::RoadNetwork& network, const Density& density,
                      const Visit& visit) {
    const auto class_at = [&network](const graph::ShapePoint& point) {
        return network.ways[point.way].road_class;
    };
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const ArcId forward = network.chain_forward_arc[c];
        const ArcId arc = forward.exists() ? forward : network.chain_backward_arc[c];
        if (network.vertex_in_main[network.arc_tail[arc.index()].index()] == 0 ||
            network.vertex_in_main[network.arc_head[arc.index()].index()] == 0)
            continue;
        const std::span<const graph::ShapePoint> shape = network.shape(ChainId{c});
        if (network.ways[shape.front().way].has(graph::WayFlag::kCopy)) continue;
        std::size_t first = 0;
        while (first + 1 < shape.size()) {
            double metres = 0;
            std::size_t last = first;
            while (last + 1 < shape.size() && class_at(shape[last]) == class_at(shape[first])) {
                metres += distance_metres(shape[last].place, shape[last + 1].place);
                ++last;
            }
            const double its_density = density[class_at(shape[first])];
            if (its_density > 0 && metres > 0)
                visit(Stretch{shape.subspan(first, last - first + 1), its_density, metres});
            first = last;
        }
    }
}

/// Cuts a stretch into equal parts and puts a spot in the middle of each.
template <class Add>
void place_spots(const Stretch& stretch, double spacing, const Add& add) {
    const double count = std::max(1.0, std::round(stretch.metres / spacing));
    const double part = stretch.metres / count;
    double walked = 0;
    double next = part / 2;
    for (std::size_t i = 0; i + 1 < stretch.points.size(); ++i) {
        const Coordinate a = stretch.points[i].place;
        const Coordinate b = stretch.points[i + 1].place;
        const double metres = distance_metres(a, b);
        for (; next < walked + metres; next += part)
            add(Spot{interpolate(a, b, (next - walked) / metres), part * stretch.density, {}});
        walked += metres;
    }
}

/// Places along the roads of the network where people may live.
std::vector<Spot> roadside_spots(const graph::RoadNetwork& network, const Density& density) {
    double metres = 0;
    for_each_stretch(network, density, [&](const Stretch& stretch) { metres += stretch.metres; });
    const double spacing = std::max(kMetresPerPlace, metres / kMostPlaces);
    std::vector<Spot> spots;
    for_each_stretch(network, density, [&](const Stretch& stretch) {
        place_spots(stretch, spacing, [&](Spot spot) { spots.push_back(std::move(spot)); });
    });
    return spots;
}

/// Where a point may still be snapped.
Extent reach_of(const graph::RoadNetwork& network) {
    const Extent roads = extent_of(network);
    return roads.empty() ? roads : roads.grown(snap::Options{}.max_metres);
}

void drop_far_services(Territory& territory, const graph::RoadNetwork& network) {
    const Extent reach = reach_of(network);
    const std::size_t before = territory.services.size();
    const std::size_t dropped = std::erase_if(territory.services, [&reach](const Service& service) {
        return !reach.contains(service.place);
    });
    if (dropped > 0)
        territory.notes.push_back(fmt::format(
            "Services beyond the roads of the extract, left out: {} of {}.", dropped, before));
}

void place_unplaced(Unplaced& people, Territory& territory, const graph::RoadNetwork& network) {
    Placer placer(people, territory);
    placer.place(roadside_spots(network, street_density()), Placing::kRoads);
    if (people.anybody_waits())
        placer.place(roadside_spots(network, density_beside(kNobodyLivesOn, kWaysThroughCountry)),
                     Placing::kRoads);
    if (people.anybody_waits())
        placer.place(roadside_spots(network, density_beside(kNobodyLivesOn)), Placing::kRoads);
    // Without zones the territory is what the roads reach, of a national grid say.
    const Extent reach = reach_of(network);
    placer.place_on_surface([&](std::size_t area) {
        if (!territory.zones.empty()) return true;
        const std::optional<Coordinate> middle = people.areas->middle(area);
        return middle && reach.contains(*middle);
    });
    placer.finish();
    if (territory.households.empty())
        throw Error(
            fmt::format("None of the {} lies within reach of the roads of the extract; give "
                        "an extract of the same place",
                        people.what));
}

void refuse_swapped_axes(const Reading& reading, const graph::RoadNetwork& network) {
    if (has_swapped_axes(reading, network))
        throw Error(fmt::format("{}: {}", reading.file.string(), kSwappedAxes));
}

}  // namespace

Extent extent_of(const graph::RoadNetwork& network) {
    Extent roads;
    for (const graph::ShapePoint& point : network.points.view()) roads.add(point.place);
    return roads;
}

bool has_swapped_axes(const Reading& reading, const graph::RoadNetwork& network) {
    if (reading.extent.empty()) return false;
    const Extent reach = reach_of(network);
    return !reading.extent.touches(reach) && reading.extent.swapped().touches(reach);
}

void place_on_roads(Study& study, const graph::RoadNetwork& network) {
    for (const Reading& reading : study.readings) refuse_swapped_axes(reading, network);
    for (const services::List& list : study.lists) refuse_swapped_axes(list, network);
    if (study.unplaced) place_unplaced(*study.unplaced, study.territory, network);
    study.unplaced.reset();
    settle_services(study);
    drop_far_services(study.territory, network);
    note_unknown_capacities(study.territory);
}

}  // namespace relais::territory
