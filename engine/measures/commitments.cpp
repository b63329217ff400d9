#include "engine/measures/commitments.h"

#include <algorithm>
#include <map>

#include "engine/access/summary.h"
#include "engine/core/error.h"
#include "engine/core/sum.h"
#include "engine/measures/household_clusters.h"

namespace relais::measures {
namespace {

constexpr double kClusterMetres = 300;

std::uint32_t level_of(const Commitment& commitment, const std::vector<Level>& levels) {
    if (commitment.level == kWhole) return static_cast<std::uint32_t>(levels.size() - 1);
    std::string known;
    for (std::uint32_t l = 0; l < levels.size(); ++l) {
        if (levels[l].key == commitment.level) return l;
        known += (l == 0 ? "" : ", ") + levels[l].key;
    }
    throw Error("commitment \"" + commitment.name + "\": there is no level \"" + commitment.level +
                "\"; this territory has " + known);
}

std::string road_of(const graph::RoadNetwork& network, const snap::Snap& snap) {
    if (!snap.exists()) return {};
    const snap::Join& join = snap.nearest();
    const std::size_t piece = join.position >> 32;
    const auto shape = network.shape(join.chain);
    return network.name(network.ways[shape[std::min(piece, shape.size() - 1)].way]);
}

/// The representative of the cluster: the member nearest to the middle.
std::uint32_t middle_of(const territory::Territory& territory,
                        const std::vector<std::uint32_t>& households) {
    double lon = 0, lat = 0;
    for (const std::uint32_t h : households) {
        lon += territory.households[h].place.lon();
        lat += territory.households[h].place.lat();
    }
    const auto count = static_cast<double>(households.size());
    const Coordinate middle = Coordinate::from_degrees(lon / count, lat / count);
    return *std::min_element(households.begin(), households.end(), [&](auto a, auto b) {
        return distance_metres(territory.households[a].place, middle) <
               distance_metres(territory.households[b].place, middle);
    });
}

HouseholdCluster cluster_of(const territory::Territory& territory,
                            const graph::RoadNetwork& network, std::span<const snap::Snap> snaps,
                            std::span<const access::Trip> trips,
                            std::vector<std::uint32_t> households) {
    HouseholdCluster cluster;
    std::map<std::string, double> roads;
    Sum people, timed, minutes, kilometres;
    for (const std::uint32_t h : households) {
        const double weight = territory.households[h].weight;
        people.add(weight);
        const std::string road = road_of(network, snaps[h]);
        if (!road.empty()) roads[road] += weight;
        if (!reachable(trips[h].time)) continue;
        timed.add(weight);
        minutes.add(weight * to_minutes(trips[h].time));
        kilometres.add(weight * trips[h].decimetres / 1e4);
    }
    if (!roads.empty())
        cluster.road = std::max_element(roads.begin(), roads.end(), [](auto& a, auto& b) {
                           return a.second < b.second;
                       })->first;
    cluster.people = people.value();
    if (timed.value() > 0) {
        cluster.minutes = minutes.value() / timed.value();
        cluster.kilometres = kilometres.value() / timed.value();
    }
    const std::uint32_t middle = middle_of(territory, households);
    cluster.place = territory.households[middle].place;
    cluster.zone = territory.households[middle].zone;
    cluster.households = std::move(households);
    return cluster;
}

}  // namespace

bool judged(const access::Trip& trip) {
    return access::is_known(trip.reason);
}

bool outside(const Commitment& commitment, const access::Trip& trip) {
    if (!reachable(trip.time)) return true;
    const bool late = commitment.minutes > 0 && trip.time > from_minutes(commitment.minutes);
    const bool far = commitment.kilometres > 0 && trip.decimetres > commitment.kilometres * 1e4;
    if (commitment.minutes > 0 && commitment.kilometres > 0 && !commitment.either)
        return late && far;
    return late || far;
}

CommitmentResult check(const Commitment& commitment, const territory::Territory& territory,
                       const std::vector<Level>& levels, const graph::RoadNetwork& network,
                       std::span<const snap::Snap> households,
                       std::span<const access::Trip> trips) {
    const std::uint32_t l = level_of(commitment, levels);
    const Level& level = levels[l];
    std::vector<Sum> people(level.areas.size()), out(level.areas.size());
    std::vector<bool> inhabited(level.areas.size(), false);
    CommitmentResult result;
    for (std::uint32_t h = 0; h < trips.size(); ++h) {
        const double weight = territory.households[h].weight;
        if (!(weight > 0)) continue;
        const std::uint32_t area = level.of_household[h];
        if (area != kNoArea) inhabited[area] = true;
        if (!judged(trips[h])) continue;
        const bool is_outside = outside(commitment, trips[h]);
        if (is_outside) result.outside.push_back(h);
        if (area == kNoArea) continue;
        people[area].add(weight);
        if (is_outside) out[area].add(weight);
    }
    for (std::uint32_t a = 0; a < level.areas.size(); ++a) {
        CommitmentRow& row = result.rows.emplace_back();
        row = {l, a, people[a].value(), out[a].value(), {}};
        if (row.people > 0 || !inhabited[a])
            row.kept = row.outside <= commitment.at_most * row.people;
    }
    for (auto& members : group_neighbours(territory, result.outside, kClusterMetres))
        result.clusters.push_back(
            cluster_of(territory, network, households, trips, std::move(members)));
    std::stable_sort(
        result.clusters.begin(), result.clusters.end(),
        [](const HouseholdCluster& a, const HouseholdCluster& b) { return a.people > b.people; });
    return result;
}

}  // namespace relais::measures
