// The location in a commune of services with only a commune: its town, the densest cluster of its
// people.

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "engine/core/geodesy.h"
#include "geodata/services/lists.h"
#include "geodata/study/study.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::services {
namespace {

/// Squares of a quarter of a kilometre; a town centre is three by three of them.
constexpr double kSquareMetres = 250;

struct Square {
    long x = 0;
    long y = 0;
    auto operator<=>(const Square&) const = default;
};

struct People {
    double weight = 0;
    std::vector<std::size_t> households;
};

Square square_of(Coordinate place) {
    const double y = place.lat() * kFewestMetresPerDegree / kSquareMetres;
    const double x = place.lon() * kFewestMetresPerDegree *
                     std::cos(place.lat() * kRadiansPerDegree) / kSquareMetres;
    return {std::lround(std::floor(x)), std::lround(std::floor(y))};
}

/// The squares around the one where most people live, by weight; the first of equals.
std::vector<std::size_t> town_of(const std::map<Square, People>& squares) {
    double most = -1;
    std::vector<std::size_t> town;
    for (const auto& [square, people] : squares) {
        double weight = 0;
        std::vector<std::size_t> households;
        for (long dx = -1; dx <= 1; ++dx)
            for (long dy = -1; dy <= 1; ++dy) {
                const auto near = squares.find({square.x + dx, square.y + dy});
                if (near == squares.end()) continue;
                weight += near->second.weight;
                households.insert(households.end(), near->second.households.begin(),
                                  near->second.households.end());
            }
        if (weight <= most) continue;
        most = weight;
        town = std::move(households);
    }
    return town;
}

/// The household nearest to the middle of the people of a town.
Coordinate middle(const std::vector<territory::Household>& households,
                  const std::vector<std::size_t>& town) {
    double weight = 0, lon = 0, lat = 0;
    for (const std::size_t h : town) {
        const double share = std::max(households[h].weight, 1e-9);
        weight += share;
        lon += share * households[h].place.lon();
        lat += share * households[h].place.lat();
    }
    const Coordinate centre = Coordinate::from_degrees(lon / weight, lat / weight);
    const std::size_t nearest =
        *std::min_element(town.begin(), town.end(), [&](std::size_t a, std::size_t b) {
            const double to_a = distance_metres(households[a].place, centre);
            const double to_b = distance_metres(households[b].place, centre);
            return to_a != to_b ? to_a < to_b : a < b;
        });
    return households[nearest].place;
}

}  // namespace

void settle_services(study::Study& study) {
    if (study.unsettled.empty()) return;
    territory::Territory& territory = study.territory;
    std::map<ZoneId, std::map<Square, People>> people;
    for (const auto& unsettled : study.unsettled) people[unsettled.zone];
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        const territory::Household& household = territory.households[h];
        const auto zone = people.find(household.zone);
        if (zone == people.end()) continue;
        People& square = zone->second[square_of(household.place)];
        square.weight += household.weight;
        square.households.push_back(h);
    }
    std::map<ZoneId, Coordinate> centres;
    for (const auto& [zone, squares] : people)
        if (!squares.empty()) centres[zone] = middle(territory.households, town_of(squares));
    for (const auto& [service, zone] : study.unsettled)
        if (const auto centre = centres.find(zone); centre != centres.end())
            territory.services[service].place = centre->second;
    study.unsettled.clear();
}

void note_unknown_capacities(territory::Territory& territory) {
    std::vector<std::size_t> all(territory.categories.size(), 0), unknown = all;
    for (const territory::Service& service : territory.services) {
        ++all[service.category.index()];
        unknown[service.category.index()] += service.capacity ? 0 : 1;
    }
    const taxonomy::Taxonomy& taxonomy = taxonomy::Taxonomy::standard();
    std::string counts;
    for (std::size_t c = 0; c < all.size(); ++c) {
        const auto id = taxonomy.find(territory.categories[c].key);
        if (unknown[c] == 0 || !id || taxonomy.entry(*id).capacity_unit.empty()) continue;
        counts += fmt::format("{}{} {} of {} ({})", counts.empty() ? "" : ", ",
                              territory.categories[c].key, unknown[c], all[c],
                              taxonomy.entry(*id).capacity_unit);
    }
    if (!counts.empty())
        territory.notes.push_back(
            fmt::format("Services without a capacity in any input (measures use the mean of the "
                        "others, or 1 if there are none): {}.",
                        counts));
}

}  // namespace relais::services
