#include "tools/demonstration/skeleton.h"

#include <algorithm>

#include "engine/core/disjoint_sets.h"
#include "tools/demonstration/link_classes.h"
#include "tools/demonstration/point_grid.h"
#include "tools/demonstration/voronoi.h"

namespace relais::demonstration {
namespace {

constexpr double kBetweenBridges = 4500;

enum class Kinship { kNone, kGabriel, kRelative };

/// Relative neighbours: no other place is nearer to both than they are to each other. Gabriel
/// neighbours: no other place is within the circle between them.
Kinship kinship(const PointGrid& sites, const Country& country, const Link& link) {
    const Point a = country.settlements[link.a].place;
    const Point b = country.settlements[link.b].place;
    const Point middle = (a + b) * 0.5;
    Kinship kin = Kinship::kRelative;
    sites.near(middle, link.metres, [&](std::uint32_t i, Point p) {
        if (i == link.a || i == link.b) return true;
        if (distance(p, middle) < link.metres / 2)
            kin = Kinship::kNone;
        else if (kin == Kinship::kRelative && distance(p, a) < link.metres &&
                 distance(p, b) < link.metres) {
            kin = Kinship::kGabriel;
        }
        return kin != Kinship::kNone;
    });
    return kin;
}

std::vector<Link> possible_links(const Country& country, const RiverIndex& rivers) {
    std::vector<Point> places;
    for (const auto& s : country.settlements) places.push_back(s.place);
    std::vector<Link> links;
    for (const auto& border : voronoi(places, false).borders) {
        Link link{.a = border.a,
                  .b = border.b,
                  .metres = distance(places[border.a], places[border.b]),
                  .road_class = RoadClass::kUnclassified,
                  .reference = 0,
                  .river_crossings = {}};
        link.river_crossings = rivers.crossings(places[link.a], places[link.b]);
        links.push_back(std::move(link));
    }
    return links;
}

/// Marks a tree that joins everything, with as few river crossings as can be.
void keep_tree(const Country& country, const std::vector<Link>& links, std::vector<bool>& keep) {
    std::vector<std::pair<double, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const double crossings = static_cast<double>(links[i].river_crossings.size());
        order.emplace_back(links[i].metres * (1 + 20 * crossings), i);
    }
    std::sort(order.begin(), order.end());
    DisjointSets groups(country.settlements.size());
    for (const auto& [cost, i] : order) {
        if (groups.join(links[i].a, links[i].b)) keep[i] = true;
    }
}

/// Bridges are placed near towns and villages first, and not close to each other.
void keep_bridges(const Country& country, const std::vector<Link>& links,
                  const std::vector<Kinship>& kin, std::vector<bool>& keep) {
    PointGrid built(country.plan.half_side, kBetweenBridges);
    std::vector<std::pair<double, std::uint32_t>> order;
    const auto site_of = [&](const Link& link) {
        const Point a = country.settlements[link.a].place;
        return a + (country.settlements[link.b].place - a) * link.river_crossings.front();
    };
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        if (links[i].river_crossings.empty()) continue;
        if (keep[i])
            built.insert(site_of(links[i]));
        else if (kin[i] != Kinship::kNone && links[i].river_crossings.size() == 1) {
            const auto rank = std::min(country.settlements[links[i].a].rank,
                                       country.settlements[links[i].b].rank);
            order.emplace_back(links[i].metres + 4000 * static_cast<int>(rank), i);
        }
    }
    std::sort(order.begin(), order.end());
    for (const auto& [cost, i] : order) {
        const Point site = site_of(links[i]);
        const bool town = cost < 4000;
        if (!built.empty_within(site, town ? 500 : kBetweenBridges)) continue;
        built.insert(site);
        keep[i] = true;
    }
}

/// Roads to crossroads and nowhere else are not built.
std::vector<bool> pointless(const Country& country, const std::vector<Link>& links,
                            const std::vector<bool>& keep) {
    std::vector<std::vector<std::uint32_t>> at(country.settlements.size());
    std::vector<int> degree(country.settlements.size());
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        if (!keep[i]) continue;
        for (const auto s : {links[i].a, links[i].b}) {
            at[s].push_back(i);
            ++degree[s];
        }
    }
    std::vector<bool> gone(links.size());
    for (std::uint32_t first = 0; first < at.size(); ++first) {
        for (auto s = first; degree[s] == 1 && country.settlements[s].rank == Rank::kCrossroads;) {
            const auto dead_end =
                std::find_if(at[s].begin(), at[s].end(), [&](auto i) { return !gone[i]; });
            gone[*dead_end] = true;
            --degree[s];
            s = links[*dead_end].a == s ? links[*dead_end].b : links[*dead_end].a;
            --degree[s];
        }
    }
    return gone;
}

}  // namespace

std::vector<Link> plan_links(const Country& country, const RiverIndex& rivers) {
    Random random(country.plan.seed, Stream::kSkeleton);
    std::vector<Link> all = possible_links(country, rivers);
    PointGrid sites(country.plan.half_side, 1000);
    for (const auto& s : country.settlements) sites.insert(s.place);
    std::vector<bool> keep(all.size());
    std::vector<Kinship> kin(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Hull edges are long and do not join neighbours.
        kin[i] = all[i].metres < 9000 ? kinship(sites, country, all[i]) : Kinship::kNone;
        const bool extra = random.chance(0.22);
        if (!all[i].river_crossings.empty()) continue;
        keep[i] = kin[i] == Kinship::kRelative || (kin[i] == Kinship::kGabriel && extra);
    }
    keep_tree(country, all, keep);
    keep_bridges(country, all, kin, keep);
    const auto gone = pointless(country, all, keep);
    std::vector<Link> links;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (keep[i] && !gone[i]) links.push_back(std::move(all[i]));
    }
    classify_links(country, links, random);
    return links;
}

}  // namespace relais::demonstration
