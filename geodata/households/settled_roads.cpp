// Spreading people along roads is a dasymetric estimate: the number of people in an area is known,
// their places in it are estimated from residential roads.

#include "geodata/households/settled_roads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

#include "geodata/households/street_index.h"

namespace relais::households {
namespace {

constexpr double kMetresPerPlace = 150;
constexpr double kMostPlaces = 400'000;  ///< then places are farther apart

/// How densely people live along a metre of road; only the ratios matter.
struct Density {
    double near_streets = 0;
    double open_country = 0;
};

struct ClassDensity {
    std::string_view road_class;
    Density density;
};
// From counts where homes are known, in Andorra and Liechtenstein: people per metre beside those of
// a residential street (tests/real/logs/settled-roads.log). In open country a service road leads to
// a car park, a dam or a ski lift as often as to a farm and the data do not show which, so that it
// counts as a track: it is used only where the area has no better road.
constexpr std::array kSettled = {
    ClassDensity{"residential", {1.0, 1.0}},  ClassDensity{"living_street", {1.0, 1.0}},
    ClassDensity{"service", {0.5, 0.0}},      ClassDensity{"tertiary", {0.7, 0.0}},
    ClassDensity{"secondary", {0.5, 0.0}},    ClassDensity{"primary", {0.5, 0.0}},
    ClassDensity{"unclassified", {0.3, 0.1}}, ClassDensity{"road", {0.3, 0.1}}};
constexpr std::array<std::string_view, 4> kNobodyLivesOn = {"motorway", "motorway_link",
                                                            "trunk_link", "ferry"};
constexpr std::array<std::string_view, 7> kWaysThroughCountry = {
    "track", "cycleway", "bridleway", "path", "footway", "steps", "busway"};

template <std::size_t kSize>
bool has(const std::array<std::string_view, kSize>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Density density_of(std::string_view road_class, Settled settled) {
    if (settled == Settled::kStreets) {
        const auto* const entry =
            std::find_if(kSettled.begin(), kSettled.end(),
                         [&](const auto& street) { return street.road_class == road_class; });
        return entry == kSettled.end() ? Density{} : entry->density;
    }
    if (has(kNobodyLivesOn, road_class)) return {};
    if (settled == Settled::kRoads && has(kWaysThroughCountry, road_class)) return {};
    return {1, 1};
}

/// By road class.
std::vector<Density> densities(Settled settled) {
    std::vector<Density> result;
    for (const std::string_view name : graph::road_class_names())
        result.push_back(density_of(name, settled));
    return result;
}

/// Pieces of a chain one after another that are of one road class.
struct Stretch {
    std::span<const graph::ShapePoint> points;  ///< one more than pieces
    std::uint8_t road_class = 0;
    double metres = 0;
};

/// Calls visit(stretch) for each stretch of a class in `wanted`, in the order of chains. Only
/// chains of the network's parts, without tunnels, bridges and ways without houses: a household
/// there could not be snapped to them.
template <class Wanted, class Visit>
void for_each_stretch(const graph::RoadNetwork& network, const Wanted& wanted, const Visit& visit) {
    const auto class_at = [&network](const graph::ShapePoint& point) {
        return network.ways[point.way].road_class;
    };
    const auto lived_on = [&network](const graph::ShapePoint& point) {
        const graph::Way& way = network.ways[point.way];
        return !way.has(graph::WayFlag::kTunnel) && !way.has(graph::WayFlag::kBridge) &&
               !way.has(graph::WayFlag::kNoEntry);
    };
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        if (!network.part_of(ChainId{c}).exists()) continue;
        const std::span<const graph::ShapePoint> shape = network.shape(ChainId{c});
        if (network.ways[shape.front().way].has(graph::WayFlag::kCopy)) continue;
        std::size_t first = 0;
        while (first + 1 < shape.size()) {
            const std::uint8_t road_class = class_at(shape[first]);
            const bool lived = lived_on(shape[first]);
            double metres = 0;
            std::size_t last = first;
            while (last + 1 < shape.size() && class_at(shape[last]) == road_class &&
                   lived_on(shape[last]) == lived) {
                metres += distance_metres(shape[last].place, shape[last + 1].place);
                ++last;
            }
            if (lived && wanted(road_class) && metres > 0)
                visit(Stretch{shape.subspan(first, last - first + 1), road_class, metres});
            first = last;
        }
    }
}

/// Cuts a stretch into equal parts and calls add(middle, metres) for each.
template <class Add>
void for_each_part(const Stretch& stretch, double spacing, const Add& add) {
    const double count = std::max(1.0, std::round(stretch.metres / spacing));
    const double part = stretch.metres / count;
    double walked = 0;
    double next = part / 2;
    for (std::size_t i = 0; i + 1 < stretch.points.size(); ++i) {
        const Coordinate a = stretch.points[i].place;
        const Coordinate b = stretch.points[i + 1].place;
        const double metres = distance_metres(a, b);
        for (; next < walked + metres; next += part)
            add(interpolate(a, b, (next - walked) / metres), part);
        walked += metres;
    }
}

/// Residential streets.
StreetIndex streets_of(const graph::RoadNetwork& network) {
    const std::vector<Density> density = densities(Settled::kStreets);
    std::vector<StreetIndex::Piece> pieces;
    for_each_stretch(
        network, [&](std::uint8_t road_class) { return density[road_class].open_country == 1; },
        [&](const Stretch& stretch) {
            for (std::size_t i = 0; i + 1 < stretch.points.size(); ++i)
                pieces.push_back({stretch.points[i].place, stretch.points[i + 1].place});
        });
    return StreetIndex(std::move(pieces));
}

}  // namespace

std::vector<Spot> settled_spots(const graph::RoadNetwork& network, Settled settled) {
    const std::vector<Density> density = densities(settled);
    const auto wanted = [&](std::uint8_t road_class) {
        return density[road_class].near_streets > 0;
    };
    double metres = 0;
    for_each_stretch(network, wanted, [&](const Stretch& stretch) { metres += stretch.metres; });
    const double spacing = std::max(kMetresPerPlace, metres / kMostPlaces);
    const StreetIndex streets = streets_of(network);
    std::vector<Spot> spots;
    for_each_stretch(network, wanted, [&](const Stretch& stretch) {
        const Density& its = density[stretch.road_class];
        for_each_part(stretch, spacing, [&](Coordinate middle, double part) {
            const bool alike = its.near_streets == its.open_country;
            const double people =
                alike || streets.near(middle) ? its.near_streets : its.open_country;
            if (people > 0) spots.push_back({middle, part * people, {}});
        });
    });
    return spots;
}

}  // namespace relais::households
